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
        var options = new AzureOpenAIClientOptions();
Configure(options);
var client = new AzureOpenAIClient(new Uri("https://r.openai.azure.us"), credential, options);
void Configure(AzureOpenAIClientOptions o) => o.Audience = AzureOpenAIAudience.AzureGovernment;
    }
}
