#nullable enable
using System; using System.Collections.Generic; using Azure.AI.Projects; using Azure.Core; using Azure.Identity; using Microsoft.AspNetCore.Builder; using Microsoft.Extensions.Hosting;

class C
{
    object M(Uri uri, IHostEnvironment? maybe)
    {
        var env = maybe ?? throw new InvalidOperationException(); return new AIProjectClient(uri, new AzureCliCredential());
    }
}
