using System.ClientModel;
using System.ClientModel.Primitives;

namespace Azure.AI.Projects;

public class AIProjectIndexesOperations
{
    protected AIProjectIndexesOperations() => throw null;

    public ClientPipeline Pipeline => throw null;

    public virtual ClientResult<AIProjectIndex> CreateOrUpdate(
        string name, string version, AIProjectIndex index, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult CreateOrUpdate(string name, string version, BinaryContent content, RequestOptions options = null) => throw null;
    public virtual Task<ClientResult<AIProjectIndex>> CreateOrUpdateAsync(
        string name, string version, AIProjectIndex index, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> CreateOrUpdateAsync(
        string name, string version, BinaryContent content, RequestOptions options = null) => throw null;
    public virtual ClientResult Delete(string name, string version, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> DeleteAsync(string name, string version, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<AIProjectIndex> GetIndex(string name, string version, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<AIProjectIndex>> GetIndexAsync(
        string name, string version, CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<AIProjectIndex> GetIndexes(CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<AIProjectIndex> GetIndexesAsync(CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<AIProjectIndex> GetIndexVersions(string name, CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<AIProjectIndex> GetIndexVersionsAsync(
        string name, CancellationToken cancellationToken = default) => throw null;
}

public abstract class AIProjectIndex
{
    internal AIProjectIndex() => throw null;

    public string Description { get => throw null; set => throw null; }
    public string Id => throw null;
    public string Name => throw null;
    public IDictionary<string, string> Tags => throw null;
    public string Version => throw null;
}

public class AzureAISearchIndex : AIProjectIndex
{
    public AzureAISearchIndex(string connectionName, string indexName) => throw null;

    public string ConnectionName { get => throw null; set => throw null; }
    public string IndexName { get => throw null; set => throw null; }
}
