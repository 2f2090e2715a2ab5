namespace Azure.AI.Agents.Persistent;

public class Threads
{
    protected Threads() => throw null;

    public virtual Response<PersistentAgentThread> CreateThread(
        IEnumerable<ThreadMessageOptions> messages = null, ToolResources toolResources = null, IDictionary<string, string> metadata = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<PersistentAgentThread>> CreateThreadAsync(
        IEnumerable<ThreadMessageOptions> messages = null, ToolResources toolResources = null, IDictionary<string, string> metadata = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Response<bool> DeleteThread(string threadId, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<bool>> DeleteThreadAsync(string threadId, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<PersistentAgentThread> GetThread(string threadId, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<PersistentAgentThread>> GetThreadAsync(string threadId, CancellationToken cancellationToken = default) => throw null;
    public virtual Pageable<PersistentAgentThread> GetThreads(
        int? limit = default, ListSortOrder? order = default, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncPageable<PersistentAgentThread> GetThreadsAsync(
        int? limit = default, ListSortOrder? order = default, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Response<PersistentAgentThread> UpdateThread(
        string threadId, ToolResources toolResources = null, IDictionary<string, string> metadata = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<PersistentAgentThread>> UpdateThreadAsync(
        string threadId, ToolResources toolResources = null, IDictionary<string, string> metadata = null,
        CancellationToken cancellationToken = default) => throw null;
}

public class PersistentAgentThread
{
    internal PersistentAgentThread() => throw null;

    public string Id => throw null;
}

public class ThreadAndRunOptions
{
    public ThreadAndRunOptions() => throw null;
}

public readonly struct ListSortOrder : IEquatable<ListSortOrder>
{
    public ListSortOrder(string value) => throw null;

    public static ListSortOrder Ascending => throw null;
    public static ListSortOrder Descending => throw null;

    public static implicit operator ListSortOrder(string value) => throw null;
    public static bool operator ==(ListSortOrder left, ListSortOrder right) => throw null;
    public static bool operator !=(ListSortOrder left, ListSortOrder right) => throw null;
    public bool Equals(ListSortOrder other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}
