using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Microsoft.Agents.AI;

public sealed class ChatClientAgent : AIAgent
{
    public ChatClientAgent(
        IChatClient chatClient, string instructions = null, string name = null, string description = null, IList<AITool> tools = null,
        ILoggerFactory loggerFactory = null, IServiceProvider services = null) => throw null;
    public ChatClientAgent(
        IChatClient chatClient, ChatClientAgentOptions options, ILoggerFactory loggerFactory = null, IServiceProvider services = null) => throw null;

    public IChatClient ChatClient => throw null;
    public string Instructions => throw null;

    public ValueTask<AgentSession> CreateSessionAsync(string conversationId, CancellationToken cancellationToken = default) => throw null;
}

public sealed class ChatClientAgentOptions
{
    public ChatClientAgentOptions() => throw null;

    public string Id { get => throw null; set => throw null; }
    public string Name { get => throw null; set => throw null; }
    public string Description { get => throw null; set => throw null; }
    public ChatOptions ChatOptions { get => throw null; set => throw null; }
    public ChatHistoryProvider ChatHistoryProvider { get => throw null; set => throw null; }
    public IEnumerable<AIContextProvider> AIContextProviders { get => throw null; set => throw null; }
    public bool UseProvidedChatClientAsIs { get => throw null; set => throw null; }
    public bool EnableMessageInjection { get => throw null; set => throw null; }
    public bool RequirePerServiceCallChatHistoryPersistence { get => throw null; set => throw null; }
}

public sealed class ChatClientAgentRunOptions : AgentRunOptions
{
    public ChatClientAgentRunOptions(ChatOptions chatOptions = null) => throw null;

    public ChatOptions ChatOptions { get => throw null; set => throw null; }
}

public class ChatClientAgentSession : AgentSession
{
    public ChatClientAgentSession() => throw null;

    public string ConversationId => throw null;
}
