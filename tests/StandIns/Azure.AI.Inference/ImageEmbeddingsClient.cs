using Azure.Core;

namespace Azure.AI.Inference;

public class ImageEmbeddingsClient
{
    protected ImageEmbeddingsClient() => throw null;
    public ImageEmbeddingsClient(Uri endpoint, AzureKeyCredential credential) => throw null;
    public ImageEmbeddingsClient(Uri endpoint, AzureKeyCredential credential, AzureAIInferenceClientOptions options) => throw null;
    public ImageEmbeddingsClient(Uri endpoint, TokenCredential credential) => throw null;
    public ImageEmbeddingsClient(Uri endpoint, TokenCredential credential, AzureAIInferenceClientOptions options) => throw null;

    public virtual Response<EmbeddingsResult> Embed(
        ImageEmbeddingsOptions imageEmbeddingsOptions, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<EmbeddingsResult>> EmbedAsync(
        ImageEmbeddingsOptions imageEmbeddingsOptions, CancellationToken cancellationToken = default) => throw null;
}

public class ImageEmbeddingsOptions
{
    public ImageEmbeddingsOptions(IEnumerable<ImageEmbeddingInput> input) => throw null;

    public string Model { get => throw null; set => throw null; }
}

public class ImageEmbeddingInput
{
    public ImageEmbeddingInput(string image) => throw null;

    public static ImageEmbeddingInput Load(string imageFilePath, string imageFormat, string text = null) => throw null;
}
