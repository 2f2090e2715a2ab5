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
_ = new OpenAI.OpenAIClient(new BearerTokenPolicy(new DefaultAzureCredential(), "https://ai.azure.com/.default"), new OpenAI.OpenAIClientOptions { Endpoint = uri });
    }
}
