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
        var c = new OpenAIClient(options: new() { Endpoint = uri }, authenticationPolicy: new BearerTokenPolicy(scope: "https://management.azure.com/.default", tokenProvider: credential));
    }
}
