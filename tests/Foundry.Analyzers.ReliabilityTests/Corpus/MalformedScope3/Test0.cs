using System;
using System.ClientModel.Primitives;
using Azure.Core;
using Azure.Identity;
using OpenAI;

class C
{
    
    object M(string text, Uri uri, string[] array) => new OpenAIClient(new BearerTokenPolicy(new DefaultAzureCredential(), "api://7d312290-28c8-473c-a0ed-8e53749b6d6d/.default"), new OpenAIClientOptions { Endpoint = new Uri("https://r.openai.azure.com/openai/v1/") });
}
