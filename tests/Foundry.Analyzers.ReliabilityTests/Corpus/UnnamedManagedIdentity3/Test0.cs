using System; using Azure.AI.Projects; using Azure.Core; using Azure.Identity;

class C
{
    object M(Uri uri, string id, TokenCredentialOptions options)
    {
        return new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(Environment.GetEnvironmentVariable("AZURE_CLIENT_ID") /* why */));
    }
}
