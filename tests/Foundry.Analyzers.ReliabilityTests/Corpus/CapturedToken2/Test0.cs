using System;
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using Azure.Core;
using Azure.Identity;
using OpenAI;
using OpenAI.Chat;

class C
{
    private const string Ask = "https://ai.azure.com/.default";
    private readonly TokenCredential _credential;
    private readonly HttpClient _http = new HttpClient { BaseAddress = new Uri("https://r.openai.azure.com/openai/v1/") };
    
    async Task M(TokenCredential credential, Uri uri, bool condition, OpenAIClientOptions options)
    {
        await Task.Yield();
        var token = await credential.GetTokenAsync(new TokenRequestContext(new[] { "https://ai.azure.com/.default" }), default);
var http = new HttpClient { BaseAddress = new Uri("https://r.openai.azure.com") }; http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
    }
}
