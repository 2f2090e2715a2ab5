using System; using Azure.AI.Projects; using Azure.Core; using Azure.Identity;

class C
{
    object M(Uri uri, string id, TokenCredentialOptions options)
    {
        return new ChainedTokenCredential(new ManagedIdentityCredential(), new AzureCliCredential());
    }
}
