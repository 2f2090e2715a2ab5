using System;
using System.ClientModel.Primitives;
using Azure.Core;
using Azure.Identity;
using OpenAI;

class C
{
    
    object M(string text, Uri uri, string[] array) => new OpenAIClient(new BearerTokenPolicy(new DefaultAzureCredential(), "https://cognitiveservices.azure.cn/.default"), new OpenAIClientOptions { Endpoint = new Uri("https://r.cognitiveservices.azure.us/openai/v1/") });
}
