using System; using System.ClientModel; using System.ClientModel.Primitives; using Azure.AI.OpenAI; using Azure.AI.Projects; using Azure.Core; using Azure.Identity; using Microsoft.Extensions.Configuration; using OpenAI;

class C
{
    object Root() => new AIProjectClient(new Uri("https://r.services.ai.azure.com"), new AzureCliCredential());
    object Placeholder() => new AIProjectClient(new Uri("https://r.services.ai.azure.com/api/projects/<project>"), new AzureCliCredential());
    object Unknown() => new AIProjectClient(new Uri("https://other.services.ai.azure.com/openai/v1"), new AzureCliCredential());
}
