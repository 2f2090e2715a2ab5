using System; using System.ClientModel; using System.ClientModel.Primitives; using Azure.AI.OpenAI; using Azure.AI.Projects; using Azure.Core; using Azure.Identity; using Microsoft.Extensions.Configuration; using OpenAI;

class C
{
    object M(Uri uri, IConfiguration configuration)
    {
        var id = configuration["Azure:ClientId"];
        var first = new AIProjectClient(uri, new ManagedIdentityCredential());
        var second = new AIProjectClient(uri, new ManagedIdentityCredential());
        return (first, second, new AIProjectClient(uri, new ManagedIdentityCredential(id)));
    }
}
