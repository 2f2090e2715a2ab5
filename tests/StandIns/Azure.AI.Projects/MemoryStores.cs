using System.ClientModel;
using System.ClientModel.Primitives;
using System.Diagnostics.CodeAnalysis;
using OpenAI.Responses;

namespace Azure.AI.Projects.Memory;

[Experimental("AAIP001")]
public class AIProjectMemoryStores
{
    protected AIProjectMemoryStores() => throw null;

    public ClientPipeline Pipeline => throw null;

    public virtual ClientResult<MemoryItem> CreateMemory(
        string name, string scope, string content, MemoryItemKind kind, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<MemoryItem>> CreateMemoryAsync(
        string name, string scope, string content, MemoryItemKind kind, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult CreateMemoryStore(BinaryContent content, RequestOptions options = null) => throw null;
    public virtual ClientResult<MemoryStore> CreateMemoryStore(
        string name, MemoryStoreDefinition definition, string description = null, IDictionary<string, string> metadata = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> CreateMemoryStoreAsync(BinaryContent content, RequestOptions options = null) => throw null;
    public virtual Task<ClientResult<MemoryStore>> CreateMemoryStoreAsync(
        string name, MemoryStoreDefinition definition, string description = null, IDictionary<string, string> metadata = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<MemoryDeletionResult>> DeleteMemoryAsync(
        string name, string memoryId, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<DeleteMemoryStoreResponse> DeleteMemoryStore(
        string name, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<DeleteMemoryStoreResponse>> DeleteMemoryStoreAsync(
        string name, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<MemoryStoreDeleteScopeResponse> DeleteScope(
        string name, string scope, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<MemoryStoreDeleteScopeResponse>> DeleteScopeAsync(
        string name, string scope, CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<MemoryItem> GetMemoriesAsync(
        string name, string scope, MemoryItemKind? kind = default, int? limit = default, MemoryStoreListOrder? order = default, string after = null,
        string before = null, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<MemoryStore> GetMemoryStore(string name, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<MemoryStore>> GetMemoryStoreAsync(string name, CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<MemoryStore> GetMemoryStores(
        int? limit = default, MemoryStoreListOrder? order = default, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<MemoryStore> GetMemoryStoresAsync(
        int? limit = default, MemoryStoreListOrder? order = default, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<MemoryStoreSearchResponse> SearchMemories(
        string memoryStoreName, MemorySearchOptions options, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<MemoryStoreSearchResponse>> SearchMemoriesAsync(
        string memoryStoreName, MemorySearchOptions options, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<MemoryUpdateResult> UpdateMemories(
        string memoryStoreName, MemoryUpdateOptions options, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<MemoryUpdateResult>> UpdateMemoriesAsync(
        string memoryStoreName, MemoryUpdateOptions options, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<MemoryStore> UpdateMemoryStore(
        string name, string description = null, IDictionary<string, string> metadata = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<MemoryStore>> UpdateMemoryStoreAsync(
        string name, string description = null, IDictionary<string, string> metadata = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual MemoryUpdateResult WaitForMemoriesUpdate(
        string memoryStoreName, int pollingInterval, MemoryUpdateOptions options, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<MemoryUpdateResult> WaitForMemoriesUpdateAsync(
        string memoryStoreName, int pollingInterval, MemoryUpdateOptions options, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<MemoryDeletionResult> DeleteMemory(string name, string memoryId, CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<MemoryItem> GetMemories(
        string name, string scope, MemoryItemKind? kind = default, int? limit = default, MemoryStoreListOrder? order = default, string after = null,
        string before = null, CancellationToken cancellationToken = default) => throw null;
}

public class DeleteMemoryStoreResponse
{
    internal DeleteMemoryStoreResponse() => throw null;

    public bool IsDeleted => throw null;
    public string Name => throw null;
}

public class MemoryDeletionResult
{
    internal MemoryDeletionResult() => throw null;

    public bool Deleted => throw null;
    public string MemoryId => throw null;
}

public abstract class MemoryItem
{
    internal MemoryItem() => throw null;

    public string Content => throw null;
    public string MemoryId => throw null;
    public string Scope => throw null;
    public DateTimeOffset UpdatedAt => throw null;
}

public readonly struct MemoryItemKind : IEquatable<MemoryItemKind>
{
    public MemoryItemKind(string value) => throw null;

    public static MemoryItemKind UserProfile => throw null;
    public static MemoryItemKind ChatSummary => throw null;

    public static implicit operator MemoryItemKind(string value) => throw null;
    public static bool operator ==(MemoryItemKind left, MemoryItemKind right) => throw null;
    public static bool operator !=(MemoryItemKind left, MemoryItemKind right) => throw null;
    public bool Equals(MemoryItemKind other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}

public class MemorySearchItem
{
    internal MemorySearchItem() => throw null;

    public MemoryItem MemoryItem => throw null;
}

public class MemorySearchOptions
{
    public MemorySearchOptions(string scope) => throw null;

    public IList<ResponseItem> Items => throw null;
}

public class MemoryStore
{
    internal MemoryStore() => throw null;

    public string Id => throw null;
    public string Name => throw null;
    public string Description => throw null;
}

public class MemoryStoreDefaultDefinition : MemoryStoreDefinition
{
    public MemoryStoreDefaultDefinition(string chatModel, string embeddingModel) => throw null;

    public MemoryStoreDefaultOptions Options { get => throw null; set => throw null; }
}

public class MemoryStoreDefaultOptions
{
    public MemoryStoreDefaultOptions(bool isUserProfileEnabled, bool isChatSummaryEnabled) => throw null;
}

public abstract class MemoryStoreDefinition
{
    internal MemoryStoreDefinition() => throw null;
}

public class MemoryStoreDeleteScopeResponse
{
    internal MemoryStoreDeleteScopeResponse() => throw null;

    public bool IsDeleted => throw null;
    public string Name => throw null;
}

public readonly struct MemoryStoreListOrder : IEquatable<MemoryStoreListOrder>
{
    public MemoryStoreListOrder(string value) => throw null;

    public static implicit operator MemoryStoreListOrder(string value) => throw null;
    public static bool operator ==(MemoryStoreListOrder left, MemoryStoreListOrder right) => throw null;
    public static bool operator !=(MemoryStoreListOrder left, MemoryStoreListOrder right) => throw null;
    public bool Equals(MemoryStoreListOrder other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}

public class MemoryStoreSearchResponse
{
    internal MemoryStoreSearchResponse() => throw null;

    public IList<MemorySearchItem> Memories => throw null;
}

public enum MemoryStoreUpdateStatus
{
    Queued,
    InProgress,
    Completed,
    Failed,
    Superseded,
}

public class MemoryUpdateOptions
{
    public MemoryUpdateOptions(string scope) => throw null;

    public IList<ResponseItem> Items => throw null;
    public int? UpdateDelay { get => throw null; set => throw null; }
}

public class MemoryUpdateResult
{
    internal MemoryUpdateResult() => throw null;

    public string UpdateId => throw null;
    public MemoryStoreUpdateStatus Status => throw null;
    public string ErrorDetails => throw null;
}
