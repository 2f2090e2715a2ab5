using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;

namespace Azure.AI.Agents.Persistent;

public static class PersistentAgentsClientExtensions
{
    [Obsolete("Please use the latest Foundry Agents service via the Microsoft.Agents.AI.AzureAI package.")]
    public static ChatClientAgent AsAIAgent(
        this PersistentAgentsClient persistentAgentsClient, Response<PersistentAgent> persistentAgentResponse, ChatOptions chatOptions = null,
        Func<IChatClient, IChatClient> clientFactory = null, IServiceProvider services = null) => throw null;
    [Obsolete("Please use the latest Foundry Agents service via the Microsoft.Agents.AI.AzureAI package.")]
    public static ChatClientAgent AsAIAgent(
        this PersistentAgentsClient persistentAgentsClient, PersistentAgent persistentAgentMetadata, ChatOptions chatOptions = null,
        Func<IChatClient, IChatClient> clientFactory = null, IServiceProvider services = null) => throw null;
    [Obsolete("Please use the latest Foundry Agents service via the Microsoft.Agents.AI.AzureAI package.")]
    public static Task<ChatClientAgent> CreateAIAgentAsync(
        this PersistentAgentsClient persistentAgentsClient, string model, string name = null, string description = null, string instructions = null,
        IEnumerable<ToolDefinition> tools = null, ToolResources toolResources = null, float? temperature = default, float? topP = default,
        BinaryData responseFormat = null, IReadOnlyDictionary<string, string> metadata = null, Func<IChatClient, IChatClient> clientFactory = null,
        IServiceProvider services = null, CancellationToken cancellationToken = default) => throw null;
    [Obsolete("Please use the latest Foundry Agents service via the Microsoft.Agents.AI.AzureAI package.")]
    public static Task<ChatClientAgent> GetAIAgentAsync(
        this PersistentAgentsClient persistentAgentsClient, string agentId, ChatOptions chatOptions = null,
        Func<IChatClient, IChatClient> clientFactory = null, IServiceProvider services = null,
        CancellationToken cancellationToken = default) => throw null;
}
