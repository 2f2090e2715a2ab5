using System; using Azure.AI.Projects; using Azure.Core; using Azure.Identity; using Microsoft.Extensions.Hosting;

class C
{
    object M(Uri uri, IHostEnvironment env, InteractiveBrowserCredentialOptions options)
    {
        return new ChainedTokenCredential(new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned), new InteractiveBrowserCredential());
    }
}
