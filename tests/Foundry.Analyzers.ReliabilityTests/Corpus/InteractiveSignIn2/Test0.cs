using System; using Azure.AI.Projects; using Azure.Core; using Azure.Identity; using Microsoft.Extensions.Hosting;

class C
{
    object M(Uri uri, IHostEnvironment env, InteractiveBrowserCredentialOptions options)
    {
        var credential = new InteractiveBrowserCredential(); credential.Authenticate(); return new AIProjectClient(uri, credential);
    }
}
