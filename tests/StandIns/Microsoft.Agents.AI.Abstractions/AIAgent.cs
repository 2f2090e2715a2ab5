using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Microsoft.Agents.AI;

public abstract class AIAgent
{
    protected AIAgent() => throw null;

    public string Id => throw null;
    public string Name => throw null;
    public string Description => throw null;

    public ValueTask<AgentSession> CreateSessionAsync(CancellationToken cancellationToken = default) => throw null;
    public ValueTask<AgentSession> DeserializeSessionAsync(
        JsonElement serializedState, JsonSerializerOptions jsonSerializerOptions = null, CancellationToken cancellationToken = default) => throw null;
    public object GetService(Type serviceType, object serviceKey = null) => throw null;
    public TService GetService<TService>(object serviceKey = null) => throw null;
    public Task<AgentResponse> RunAsync(
        AgentSession session = null, AgentRunOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public Task<AgentResponse> RunAsync(
        string message, AgentSession session = null, AgentRunOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public Task<AgentResponse> RunAsync(
        ChatMessage message, AgentSession session = null, AgentRunOptions options = null,
        CancellationToken cancellationToken = default) => throw null;
    public Task<AgentResponse> RunAsync(
        IEnumerable<ChatMessage> messages, AgentSession session = null, AgentRunOptions options = null,
        CancellationToken cancellationToken = default) => throw null;
    public Task<AgentResponse<T>> RunAsync<T>(
        string message, AgentSession session = null, JsonSerializerOptions serializerOptions = null, AgentRunOptions options = null,
        CancellationToken cancellationToken = default) => throw null;
    public IAsyncEnumerable<AgentResponseUpdate> RunStreamingAsync(
        AgentSession session = null, AgentRunOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public IAsyncEnumerable<AgentResponseUpdate> RunStreamingAsync(
        string message, AgentSession session = null, AgentRunOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public IAsyncEnumerable<AgentResponseUpdate> RunStreamingAsync(
        ChatMessage message, AgentSession session = null, AgentRunOptions options = null,
        CancellationToken cancellationToken = default) => throw null;
    public IAsyncEnumerable<AgentResponseUpdate> RunStreamingAsync(
        IEnumerable<ChatMessage> messages, AgentSession session = null, AgentRunOptions options = null,
        CancellationToken cancellationToken = default) => throw null;
    public ValueTask<JsonElement> SerializeSessionAsync(
        AgentSession session, JsonSerializerOptions jsonSerializerOptions = null, CancellationToken cancellationToken = default) => throw null;
}

public abstract class DelegatingAIAgent : AIAgent
{
    protected DelegatingAIAgent(AIAgent innerAgent) => throw null;
}

public abstract class AgentSession
{
    protected AgentSession() => throw null;

    public virtual object GetService(Type serviceType, object serviceKey = null) => throw null;
    public TService GetService<TService>(object serviceKey = null) => throw null;
}

public class AgentRunOptions
{
    public AgentRunOptions() => throw null;

    public bool? AllowBackgroundResponses { get => throw null; set => throw null; }
    public ChatResponseFormat ResponseFormat { get => throw null; set => throw null; }
    public AdditionalPropertiesDictionary AdditionalProperties { get => throw null; set => throw null; }
}

public class AgentResponse
{
    public AgentResponse() => throw null;

    public IList<ChatMessage> Messages { get => throw null; set => throw null; }
    public string Text => throw null;
    public string AgentId { get => throw null; set => throw null; }
    public string ResponseId { get => throw null; set => throw null; }
    public UsageDetails Usage { get => throw null; set => throw null; }
    public object RawRepresentation { get => throw null; set => throw null; }
}

public class AgentResponse<T> : AgentResponse
{
    public AgentResponse() => throw null;

    public virtual T Result => throw null;
}

public class AgentResponseUpdate
{
    public AgentResponseUpdate() => throw null;

    public string AuthorName { get => throw null; set => throw null; }
    public ChatRole? Role { get => throw null; set => throw null; }
    public string Text => throw null;
    public IList<AIContent> Contents { get => throw null; set => throw null; }
    public object RawRepresentation { get => throw null; set => throw null; }
    public string ResponseId { get => throw null; set => throw null; }
    public string MessageId { get => throw null; set => throw null; }
}

public abstract class AIContextProvider
{
    protected AIContextProvider() => throw null;
}

public abstract class ChatHistoryProvider
{
    protected ChatHistoryProvider() => throw null;
}
