using System; using System.Collections.Generic; using Azure.AI.Projects; using Azure.Core; using Azure.Identity; using Microsoft.AspNetCore.Builder; using Microsoft.Extensions.Hosting;

class C
{
    object M(Uri uri, IHostEnvironment env)
    {
        return new AIProjectClient(uri, /* who */ new AzureCliCredential(new AzureCliCredentialOptions { TenantId = "t" /* ours */ }) /* why */);
    }
}
