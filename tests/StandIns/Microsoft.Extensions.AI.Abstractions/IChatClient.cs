using System.Text.Json;

namespace Microsoft.Extensions.AI;

public interface IChatClient : IDisposable
{
    Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default);
    object GetService(Type serviceType, object serviceKey = null);
    IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default);
}

public static class ChatClientExtensions
{
    public static TService GetRequiredService<TService>(this IChatClient client, object serviceKey = null) => throw null;
    public static TService GetService<TService>(this IChatClient client, object serviceKey = null) => throw null;
    public static Task<ChatResponse> GetResponseAsync(
        this IChatClient client, string chatMessage, ChatOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public static Task<ChatResponse> GetResponseAsync(
        this IChatClient client, ChatMessage chatMessage, ChatOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public static IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        this IChatClient client, string chatMessage, ChatOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public static IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        this IChatClient client, ChatMessage chatMessage, ChatOptions options = null, CancellationToken cancellationToken = default) => throw null;
}

public class DelegatingChatClient : IChatClient
{
    protected DelegatingChatClient(IChatClient innerClient) => throw null;

    public void Dispose() => throw null;
    public virtual Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public virtual object GetService(Type serviceType, object serviceKey = null) => throw null;
    public virtual IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions options = null, CancellationToken cancellationToken = default) => throw null;
}

public class ChatOptions
{
    public ChatOptions() => throw null;

    public string ConversationId { get => throw null; set => throw null; }
    public string Instructions { get => throw null; set => throw null; }
    public float? Temperature { get => throw null; set => throw null; }
    public int? MaxOutputTokens { get => throw null; set => throw null; }
    public float? TopP { get => throw null; set => throw null; }
    public string ModelId { get => throw null; set => throw null; }
    public IList<AITool> Tools { get => throw null; set => throw null; }
    public ChatToolMode ToolMode { get => throw null; set => throw null; }
    public ChatResponseFormat ResponseFormat { get => throw null; set => throw null; }
    public ReasoningOptions Reasoning { get => throw null; set => throw null; }
    public bool? AllowMultipleToolCalls { get => throw null; set => throw null; }
    public bool? AllowBackgroundResponses { get => throw null; set => throw null; }
    public AdditionalPropertiesDictionary AdditionalProperties { get => throw null; set => throw null; }
    public Func<IChatClient, object> RawRepresentationFactory { get => throw null; set => throw null; }
}

public class ChatMessage
{
    public ChatMessage() => throw null;
    public ChatMessage(ChatRole role, string content) => throw null;
    public ChatMessage(ChatRole role, IList<AIContent> contents) => throw null;

    public string AuthorName { get => throw null; set => throw null; }
    public ChatRole Role { get => throw null; set => throw null; }
    public string Text => throw null;
    public IList<AIContent> Contents { get => throw null; set => throw null; }
    public string MessageId { get => throw null; set => throw null; }
}

public class ChatResponse
{
    public ChatResponse() => throw null;

    public IList<ChatMessage> Messages { get => throw null; set => throw null; }
    public string Text => throw null;
    public string ConversationId { get => throw null; set => throw null; }
    public UsageDetails Usage { get => throw null; set => throw null; }
    public object RawRepresentation { get => throw null; set => throw null; }
}

public class ChatResponse<T> : ChatResponse
{
    public ChatResponse(ChatResponse response, JsonSerializerOptions serializerOptions) => throw null;

    public T Result => throw null;
}

public class ChatResponseUpdate
{
    public ChatResponseUpdate() => throw null;

    public string Text => throw null;
    public IList<AIContent> Contents { get => throw null; set => throw null; }
    public object RawRepresentation { get => throw null; set => throw null; }
}

public readonly struct ChatRole : IEquatable<ChatRole>
{
    public ChatRole(string value) => throw null;

    public static ChatRole System => throw null;
    public static ChatRole User => throw null;
    public static ChatRole Assistant => throw null;
    public static ChatRole Tool => throw null;

    public static bool operator ==(ChatRole left, ChatRole right) => throw null;
    public static bool operator !=(ChatRole left, ChatRole right) => throw null;
    public bool Equals(ChatRole other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}

public class ChatResponseFormat
{
    internal ChatResponseFormat() => throw null;

    public static ChatResponseFormat Text => throw null;
    public static ChatResponseFormat Json => throw null;

    public static ChatResponseFormat ForJsonSchema<T>(
        JsonSerializerOptions serializerOptions = null, string schemaName = null, string schemaDescription = null) => throw null;
    public static ChatResponseFormat ForJsonSchema(JsonElement schema, string schemaName = null, string schemaDescription = null) => throw null;
}

public class ChatToolMode
{
    public ChatToolMode() => throw null;

    public static ChatToolMode Auto => throw null;
    public static ChatToolMode RequireAny => throw null;
    public static ChatToolMode None => throw null;

    public static ChatToolMode RequireSpecific(string functionName) => throw null;
}

public class UsageDetails
{
    public UsageDetails() => throw null;

    public long? InputTokenCount { get => throw null; set => throw null; }
    public long? OutputTokenCount { get => throw null; set => throw null; }
    public long? TotalTokenCount { get => throw null; set => throw null; }
}

public enum ReasoningEffort
{
    None,
    Low,
    Medium,
    High,
    ExtraHigh,
}

public class ReasoningOptions
{
    public ReasoningOptions() => throw null;

    public ReasoningEffort? Effort { get => throw null; set => throw null; }
    public ReasoningOutput? Output { get => throw null; set => throw null; }
}

public enum ReasoningOutput
{
    None,
    Summary,
    Full,
}
