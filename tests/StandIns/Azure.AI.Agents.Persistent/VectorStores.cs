namespace Azure.AI.Agents.Persistent;

public class VectorStores
{
    protected VectorStores() => throw null;

    public virtual Response<PersistentAgentsVectorStore> CreateVectorStore(
        IEnumerable<string> fileIds = null, string name = null, VectorStoreConfiguration storeConfiguration = null,
        VectorStoreExpirationPolicy expiresAfter = null, VectorStoreChunkingStrategy chunkingStrategy = null,
        IDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<PersistentAgentsVectorStore>> CreateVectorStoreAsync(
        IEnumerable<string> fileIds = null, string name = null, VectorStoreConfiguration storeConfiguration = null,
        VectorStoreExpirationPolicy expiresAfter = null, VectorStoreChunkingStrategy chunkingStrategy = null,
        IDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<VectorStoreFile> CreateVectorStoreFile(
        string vectorStoreId, string fileId = null, VectorStoreDataSource dataSource = null, VectorStoreChunkingStrategy chunkingStrategy = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<VectorStoreFile>> CreateVectorStoreFileAsync(
        string vectorStoreId, string fileId = null, VectorStoreDataSource dataSource = null, VectorStoreChunkingStrategy chunkingStrategy = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Response<VectorStoreFileBatch> CreateVectorStoreFileBatch(
        string vectorStoreId, IEnumerable<string> fileIds = null, IEnumerable<VectorStoreDataSource> dataSources = null,
        VectorStoreChunkingStrategy chunkingStrategy = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<VectorStoreFileBatch>> CreateVectorStoreFileBatchAsync(
        string vectorStoreId, IEnumerable<string> fileIds = null, IEnumerable<VectorStoreDataSource> dataSources = null,
        VectorStoreChunkingStrategy chunkingStrategy = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<bool> DeleteVectorStore(string vectorStoreId, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<bool>> DeleteVectorStoreAsync(string vectorStoreId, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<bool> DeleteVectorStoreFile(
        string vectorStoreId, string fileId, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<bool>> DeleteVectorStoreFileAsync(
        string vectorStoreId, string fileId, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<PersistentAgentsVectorStore> GetVectorStore(
        string vectorStoreId, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<PersistentAgentsVectorStore>> GetVectorStoreAsync(
        string vectorStoreId, CancellationToken cancellationToken = default) => throw null;
    public virtual Pageable<PersistentAgentsVectorStore> GetVectorStores(
        int? limit = default, ListSortOrder? order = default, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncPageable<PersistentAgentsVectorStore> GetVectorStoresAsync(
        int? limit = default, ListSortOrder? order = default, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Response<PersistentAgentsVectorStore> ModifyVectorStore(
        string vectorStoreId, string name = null, VectorStoreExpirationPolicy expiresAfter = null, IDictionary<string, string> metadata = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<PersistentAgentsVectorStore>> ModifyVectorStoreAsync(
        string vectorStoreId, string name = null, VectorStoreExpirationPolicy expiresAfter = null, IDictionary<string, string> metadata = null,
        CancellationToken cancellationToken = default) => throw null;
}

public class PersistentAgentsVectorStore
{
    internal PersistentAgentsVectorStore() => throw null;

    public string Id => throw null;
    public string Name => throw null;
    public VectorStoreStatus Status => throw null;
}

public abstract class VectorStoreChunkingStrategy
{
    protected VectorStoreChunkingStrategy() => throw null;
}

public class VectorStoreConfiguration
{
    public VectorStoreConfiguration(IEnumerable<VectorStoreDataSource> dataSources) => throw null;
}

public class VectorStoreConfigurations
{
    public VectorStoreConfigurations(string storeName, VectorStoreConfiguration storeConfiguration) => throw null;
}

public class VectorStoreDataSource
{
    public VectorStoreDataSource(string assetIdentifier, VectorStoreDataSourceAssetType assetType) => throw null;
}

public readonly struct VectorStoreDataSourceAssetType : IEquatable<VectorStoreDataSourceAssetType>
{
    public VectorStoreDataSourceAssetType(string value) => throw null;

    public static VectorStoreDataSourceAssetType UriAsset => throw null;
    public static VectorStoreDataSourceAssetType IdAsset => throw null;

    public static implicit operator VectorStoreDataSourceAssetType(string value) => throw null;
    public static bool operator ==(VectorStoreDataSourceAssetType left, VectorStoreDataSourceAssetType right) => throw null;
    public static bool operator !=(VectorStoreDataSourceAssetType left, VectorStoreDataSourceAssetType right) => throw null;
    public bool Equals(VectorStoreDataSourceAssetType other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}

public class VectorStoreExpirationPolicy
{
    public VectorStoreExpirationPolicy(VectorStoreExpirationPolicyAnchor anchor, int days) => throw null;
}

public readonly struct VectorStoreExpirationPolicyAnchor : IEquatable<VectorStoreExpirationPolicyAnchor>
{
    public VectorStoreExpirationPolicyAnchor(string value) => throw null;

    public static VectorStoreExpirationPolicyAnchor LastActiveAt => throw null;

    public static implicit operator VectorStoreExpirationPolicyAnchor(string value) => throw null;
    public static bool operator ==(VectorStoreExpirationPolicyAnchor left, VectorStoreExpirationPolicyAnchor right) => throw null;
    public static bool operator !=(VectorStoreExpirationPolicyAnchor left, VectorStoreExpirationPolicyAnchor right) => throw null;
    public bool Equals(VectorStoreExpirationPolicyAnchor other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}

public class VectorStoreFile
{
    internal VectorStoreFile() => throw null;

    public string Id => throw null;
}

public class VectorStoreFileBatch
{
    internal VectorStoreFileBatch() => throw null;

    public string Id => throw null;
}

public readonly struct VectorStoreFileStatusFilter : IEquatable<VectorStoreFileStatusFilter>
{
    public VectorStoreFileStatusFilter(string value) => throw null;

    public static VectorStoreFileStatusFilter Completed => throw null;

    public static implicit operator VectorStoreFileStatusFilter(string value) => throw null;
    public static bool operator ==(VectorStoreFileStatusFilter left, VectorStoreFileStatusFilter right) => throw null;
    public static bool operator !=(VectorStoreFileStatusFilter left, VectorStoreFileStatusFilter right) => throw null;
    public bool Equals(VectorStoreFileStatusFilter other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}

public readonly struct VectorStoreStatus : IEquatable<VectorStoreStatus>
{
    public VectorStoreStatus(string value) => throw null;

    public static VectorStoreStatus Expired => throw null;
    public static VectorStoreStatus InProgress => throw null;
    public static VectorStoreStatus Completed => throw null;

    public static implicit operator VectorStoreStatus(string value) => throw null;
    public static bool operator ==(VectorStoreStatus left, VectorStoreStatus right) => throw null;
    public static bool operator !=(VectorStoreStatus left, VectorStoreStatus right) => throw null;
    public bool Equals(VectorStoreStatus other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}
