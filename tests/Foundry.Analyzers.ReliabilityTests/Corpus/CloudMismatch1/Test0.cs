using Azure.AI.OpenAI;
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
        var client = new AzureOpenAIClient(new Uri("https://r.openai.azure.us"), credential, new AzureOpenAIClientOptions { Audience = new AzureOpenAIAudience("https://cognitiveservices.azure.com/.default") });
    }
}
