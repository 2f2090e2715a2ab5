using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.AI.Inference;

public class EmbeddingsClient
{
    protected EmbeddingsClient() => throw null;
    public EmbeddingsClient(Uri endpoint, AzureKeyCredential credential) => throw null;
    public EmbeddingsClient(Uri endpoint, AzureKeyCredential credential, AzureAIInferenceClientOptions options) => throw null;
    public EmbeddingsClient(Uri endpoint, TokenCredential credential) => throw null;
    public EmbeddingsClient(Uri endpoint, TokenCredential credential, AzureAIInferenceClientOptions options) => throw null;

    public HttpPipeline Pipeline => throw null;

    public virtual Response<EmbeddingsResult> Embed(EmbeddingsOptions embeddingsOptions, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<EmbeddingsResult>> EmbedAsync(
        EmbeddingsOptions embeddingsOptions, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<ModelInfo> GetModelInfo(CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<ModelInfo>> GetModelInfoAsync(CancellationToken cancellationToken = default) => throw null;
}

public class EmbeddingsOptions
{
    public EmbeddingsOptions(IEnumerable<string> input) => throw null;

    public IList<string> Input => throw null;
    public string Model { get => throw null; set => throw null; }
    public int? Dimensions { get => throw null; set => throw null; }
}

public class EmbeddingsResult
{
    internal EmbeddingsResult() => throw null;

    public IReadOnlyList<EmbeddingItem> Data => throw null;
}

public class EmbeddingItem
{
    internal EmbeddingItem() => throw null;

    public BinaryData Embedding => throw null;
    public int Index => throw null;
}
