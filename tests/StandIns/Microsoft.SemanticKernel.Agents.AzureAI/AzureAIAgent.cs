using Azure.AI.Agents.Persistent;
using Azure.Core;

namespace Microsoft.SemanticKernel.Agents.AzureAI;

public sealed class AzureAIAgent
{
    internal AzureAIAgent() => throw null;

    public static PersistentAgentsClient CreateAgentsClient(string endpoint, TokenCredential credential, HttpClient httpClient = null) => throw null;
}
