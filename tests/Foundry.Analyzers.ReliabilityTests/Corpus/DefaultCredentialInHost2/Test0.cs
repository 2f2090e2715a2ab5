using System; using System.ClientModel; using System.ClientModel.Primitives; using System.Threading.Tasks; using Azure.AI.OpenAI; using Azure.AI.Projects; using Azure.Core; using Azure.Identity;
using Microsoft.AspNetCore.Builder; using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Hosting;

class C
{
    

    object M(Uri uri, IHostEnvironment env, string key, TokenCredential known, DefaultAzureCredentialOptions given)
    {
        var services = default(IServiceCollection); Add(services, sp => new AIProjectClient(uri, new DefaultAzureCredential())); return null; static void Add(IServiceCollection s, Func<object, AIProjectClient> f) { }
    }
}
