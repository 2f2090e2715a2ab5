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
var token = await credential.GetTokenAsync(new TokenRequestContext(new[] { "https://cognitiveservices.azure.com/.default" }), default).ConfigureAwait(false);
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
await http.GetAsync("agents");
    }
}
