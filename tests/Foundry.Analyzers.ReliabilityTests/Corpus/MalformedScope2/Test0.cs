using System;
using System.ClientModel.Primitives;
using Azure.Core;
using Azure.Identity;
using OpenAI;

class C
{
    
    object M(string text, Uri uri, string[] array) => new OpenAIClient(new BearerTokenPolicy(new ChainedTokenCredential(new ClientSecretCredential("t", "c", "s")), "https://ai.azure.com"), new OpenAIClientOptions { Endpoint = new Uri("https://r.openai.azure.com/openai/v1/") });
}
