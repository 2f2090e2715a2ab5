using System; using System.Collections.Generic; using Azure.AI.Projects; using Azure.Core; using Azure.Identity; using Microsoft.AspNetCore.Builder; using Microsoft.Extensions.Hosting;

class C
{
    object M(Uri uri, IHostEnvironment env)
    {
        TokenCredential credential;

if (env.IsProduction() || env.IsStaging())
{
    credential = new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
}
else
{
    credential = new AzureCliCredential();
}

return new AIProjectClient(uri, credential);
    }
}
