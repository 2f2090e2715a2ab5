using System; using System.ClientModel; using System.ClientModel.Primitives; using Azure.AI.OpenAI; using Azure.AI.Projects; using Azure.Core; using Azure.Identity; using Microsoft.Extensions.Configuration; using OpenAI;

class C
{
    object M(Uri uri, string id, TokenCredentialOptions options)
    {
        return new AIProjectClient(uri, new ManagedIdentityCredential(Environment.GetEnvironmentVariable("AZURE_CLIENT_ID") /* why */));
    }
}
