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
        AccessToken token = credential.GetToken(requestContext: new TokenRequestContext(scopes: new[] { Ask }), cancellationToken: default); _ = new OpenAIClient(new ApiKeyCredential(token.Token), new OpenAIClientOptions { Endpoint = new Uri("https://r.openai.azure.com/openai/v1/") });
    }
}
