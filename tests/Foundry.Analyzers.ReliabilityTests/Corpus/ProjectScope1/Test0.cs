using System;
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Identity;
using OpenAI;

class C
{
    async Task M(TokenCredential credential, Uri uri, string text, bool condition)
    {
        await Task.Yield();
        var scope = "https://cognitiveservices.azure.com/.default"; var a = new OpenAIClient(new BearerTokenPolicy(credential, scope), new OpenAIClientOptions { Endpoint = new Uri("https://r.services.ai.azure.com/api/projects/p/openai/v1") }); var b = new OpenAIClient(new BearerTokenPolicy(credential, scope), new OpenAIClientOptions { Endpoint = new Uri("https://r.services.ai.azure.com/api/projects/p/openai/v1") });
    }
}
