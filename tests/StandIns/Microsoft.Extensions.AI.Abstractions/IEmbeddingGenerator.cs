namespace Microsoft.Extensions.AI;

public interface IEmbeddingGenerator : IDisposable
{
    object GetService(Type serviceType, object serviceKey = null);
}

public interface IEmbeddingGenerator<in TInput, TEmbedding> : IEmbeddingGenerator where TEmbedding : Embedding
{
    Task<GeneratedEmbeddings<TEmbedding>> GenerateAsync(
        IEnumerable<TInput> values, EmbeddingGenerationOptions options = null, CancellationToken cancellationToken = default);
}

public static class EmbeddingGeneratorExtensions
{
    public static Task<TEmbedding> GenerateAsync<TInput, TEmbedding>(
        this IEmbeddingGenerator<TInput, TEmbedding> generator, TInput value, EmbeddingGenerationOptions options = null,
        CancellationToken cancellationToken = default) where TEmbedding : Embedding => throw null;
    public static Task<ReadOnlyMemory<TElement>> GenerateVectorAsync<TInput, TElement>(
        this IEmbeddingGenerator<TInput, Embedding<TElement>> generator, TInput value, EmbeddingGenerationOptions options = null,
        CancellationToken cancellationToken = default) => throw null;
}

public class EmbeddingGenerationOptions
{
    public EmbeddingGenerationOptions() => throw null;

    public int? Dimensions { get => throw null; set => throw null; }
    public string ModelId { get => throw null; set => throw null; }
}

public class Embedding
{
    public Embedding() => throw null;

    public DateTimeOffset? CreatedAt { get => throw null; set => throw null; }
}

public sealed class Embedding<T> : Embedding
{
    public Embedding(ReadOnlyMemory<T> vector) => throw null;

    public ReadOnlyMemory<T> Vector { get => throw null; set => throw null; }
}

public sealed class GeneratedEmbeddings<TEmbedding> : List<TEmbedding> where TEmbedding : Embedding
{
    public GeneratedEmbeddings() => throw null;
}
