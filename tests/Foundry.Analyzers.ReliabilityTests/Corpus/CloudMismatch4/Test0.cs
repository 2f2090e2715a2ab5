using System; using System.ClientModel; using System.ClientModel.Primitives; using Azure.AI.OpenAI; using Azure.AI.Projects; using Azure.Core; using Azure.Identity; using Microsoft.Extensions.Configuration; using OpenAI;

class C
{
    private readonly TokenCredential _shared = new ClientSecretCredential("t", "c", Environment.GetEnvironmentVariable("SECRET"));
    object Inline() => new AzureOpenAIClient(new Uri("https://r.openai.azure.us"), new DefaultAzureCredential());
    object First() => new AzureOpenAIClient(new Uri("https://r.openai.azure.us"), _shared);
    object Second() => new AzureOpenAIClient(new Uri("https://r.openai.azure.us"), _shared);
    object Options() => new OpenAIClient(
        new BearerTokenPolicy(new DefaultAzureCredential(new DefaultAzureCredentialOptions { TenantId = "t", }), "https://cognitiveservices.azure.com/.default"),
        new OpenAIClientOptions { Endpoint = new Uri("https://r.openai.azure.us/openai/v1/") });
    object Identity() => new AzureOpenAIClient(new Uri("https://r.openai.azure.us"), new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned));
}
