using System;
using System.ClientModel.Primitives;
using Azure.Core;
using Azure.Identity;
using Azure.AI.Projects;
using Microsoft.Extensions.Configuration;

class C
{
    private readonly IConfiguration _configuration = null;
    
    void M(Uri uri, IConfiguration configuration)
    {
        var tenant = Environment.GetEnvironmentVariable("MY_TENANT_ID");
if (string.IsNullOrEmpty(tenant)) return; Console.WriteLine($"Tenant: {tenant}"); _ = new AIProjectClient(uri, new DefaultAzureCredential());
    }
}
