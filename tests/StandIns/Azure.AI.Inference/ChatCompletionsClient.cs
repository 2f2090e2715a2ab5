using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.AI.Inference;

public class ChatCompletionsClient
{
    protected ChatCompletionsClient() => throw null;
    public ChatCompletionsClient(Uri endpoint, AzureKeyCredential credential) => throw null;
    public ChatCompletionsClient(Uri endpoint, AzureKeyCredential credential, AzureAIInferenceClientOptions options) => throw null;
    public ChatCompletionsClient(Uri endpoint, TokenCredential credential) => throw null;
    public ChatCompletionsClient(Uri endpoint, TokenCredential credential, AzureAIInferenceClientOptions options) => throw null;

    public HttpPipeline Pipeline => throw null;

    public virtual Response<ChatCompletions> Complete(
        ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<ChatCompletions>> CompleteAsync(
        ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => throw null;
    public virtual StreamingResponse<StreamingChatCompletionsUpdate> CompleteStreaming(
        ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<StreamingResponse<StreamingChatCompletionsUpdate>> CompleteStreamingAsync(
        ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<ModelInfo> GetModelInfo(CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<ModelInfo>> GetModelInfoAsync(CancellationToken cancellationToken = default) => throw null;
}

public class AzureAIInferenceClientOptions : ClientOptions
{
    public AzureAIInferenceClientOptions(ServiceVersion version = ServiceVersion.V2024_05_01_Preview) => throw null;

    public enum ServiceVersion
    {
        V2024_05_01_Preview = 1,
    }
}

public class ChatCompletionsOptions
{
    public ChatCompletionsOptions() => throw null;
    public ChatCompletionsOptions(IEnumerable<ChatRequestMessage> messages) => throw null;

    public IList<ChatRequestMessage> Messages { get => throw null; set => throw null; }
    public string Model { get => throw null; set => throw null; }
    public float? Temperature { get => throw null; set => throw null; }
    public int? MaxTokens { get => throw null; set => throw null; }
    public IDictionary<string, BinaryData> AdditionalProperties => throw null;
}

public class ChatCompletions
{
    internal ChatCompletions() => throw null;

    public string Content => throw null;
    public string Id => throw null;
    public string Model => throw null;
    public ChatRole Role => throw null;
}

public class StreamingChatCompletionsUpdate
{
    internal StreamingChatCompletionsUpdate() => throw null;

    public string ContentUpdate => throw null;
}

public class StreamingResponse<T> : IDisposable, IAsyncEnumerable<T>
{
    internal StreamingResponse() => throw null;

    public static StreamingResponse<T> CreateFromResponse(Response response, Func<Response, IAsyncEnumerable<T>> asyncEnumerableProcessor) => throw null;
    public void Dispose() => throw null;
    public IAsyncEnumerable<T> EnumerateValues() => throw null;
    IAsyncEnumerator<T> IAsyncEnumerable<T>.GetAsyncEnumerator(CancellationToken cancellationToken) => throw null;
}

public class ModelInfo
{
    internal ModelInfo() => throw null;

    public string ModelName => throw null;
    public string ModelProviderName => throw null;
}
