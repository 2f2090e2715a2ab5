using System; using System.ClientModel; using System.ClientModel.Primitives; using System.Threading.Tasks; using Azure.AI.OpenAI; using Azure.AI.Projects; using Azure.Core; using Azure.Identity;
using Microsoft.AspNetCore.Builder; using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Hosting;

class C
{
    

    object M(Uri uri, IHostEnvironment env, string key, TokenCredential known, DefaultAzureCredentialOptions given)
    {
        return new OpenAI.Responses.ResponsesClient(new BearerTokenPolicy(new DefaultAzureCredential(), "https://ai.azure.com/.default"), new OpenAI.Responses.ResponsesClientOptions { Endpoint = new Uri(key + "/openai/v1/") });
    }
}
