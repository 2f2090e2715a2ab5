using System; using Azure.AI.Projects; using Azure.Core; using Azure.Identity; using Microsoft.Extensions.Hosting;

class C
{
    object M(Uri uri, IHostEnvironment env, InteractiveBrowserCredentialOptions options)
    {
        return new AIProjectClient(uri, new DeviceCodeCredential(new DeviceCodeCredentialOptions { DeviceCodeCallback = (code, cancel) => throw new InvalidOperationException(code.Message) }));
    }
}
