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
        var http = new HttpClient(); http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", credential.GetToken(new TokenRequestContext(new[] { "https://management.azure.com/.default" }), default).Token); await http.GetAsync("https://management.azure.com/subscriptions"); await http.GetAsync("https://r.openai.azure.com/openai/v1/models");
    }
}
