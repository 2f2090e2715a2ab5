using System;
using System.ClientModel.Primitives;
using Azure.Core;
using Azure.Identity;
using OpenAI;

class C
{
    
    object M(string text, Uri uri, string[] array) => new OpenAIClient(new BearerTokenPolicy(new DefaultAzureCredential(), "https://r.services.ai.azure.com/api/projects/p"), new OpenAIClientOptions { Endpoint = new Uri("https://r.services.ai.azure.com/api/projects/p/openai/v1") });
}
