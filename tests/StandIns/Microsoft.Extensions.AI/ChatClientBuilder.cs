using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.AI;

public sealed class ChatClientBuilder
{
    public ChatClientBuilder(IChatClient innerClient) => throw null;

    public IChatClient Build(IServiceProvider services = null) => throw null;
    public ChatClientBuilder Use(Func<IChatClient, IChatClient> clientFactory) => throw null;
}

public static class ChatClientBuilderChatClientExtensions
{
    public static ChatClientBuilder AsBuilder(this IChatClient innerClient) => throw null;
}

public static class ConfigureOptionsChatClientBuilderExtensions
{
    public static ChatClientBuilder ConfigureOptions(this ChatClientBuilder builder, Action<ChatOptions> configure) => throw null;
}

public class FunctionInvokingChatClient : DelegatingChatClient
{
    public FunctionInvokingChatClient(
        IChatClient innerClient, ILoggerFactory loggerFactory = null, IServiceProvider functionInvocationServices = null)
        : base(innerClient) => throw null;
}

public static class FunctionInvokingChatClientBuilderExtensions
{
    public static ChatClientBuilder UseFunctionInvocation(
        this ChatClientBuilder builder, ILoggerFactory loggerFactory = null, Action<FunctionInvokingChatClient> configure = null) => throw null;
}

public sealed class OpenTelemetryChatClient : DelegatingChatClient
{
    public OpenTelemetryChatClient(IChatClient innerClient, ILogger logger = null, string sourceName = null) : base(innerClient) => throw null;
    public bool EnableSensitiveData { get; set; }
}

public sealed class OpenTelemetryEmbeddingGenerator<TInput, TEmbedding> where TEmbedding : Embedding
{
    internal OpenTelemetryEmbeddingGenerator() => throw null;
}

public static class OpenTelemetryChatClientBuilderExtensions
{
    public static ChatClientBuilder UseOpenTelemetry(
        this ChatClientBuilder builder, ILoggerFactory loggerFactory = null, string sourceName = null,
        Action<OpenTelemetryChatClient> configure = null) => throw null;
}
