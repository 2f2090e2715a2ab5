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
        var http = new HttpClient { BaseAddress = new Uri("https://r.services.ai.azure.com/api/projects/p/") };
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", credential.GetToken(new TokenRequestContext(new[] { "https://cognitiveservices.azure.com/.default" }), default).Token);
await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, "https://management.azure.com/subscriptions"));
    }
}
