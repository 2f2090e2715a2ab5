using System.ClientModel;
using System.ClientModel.Primitives;
using System.Collections.ObjectModel;
using OpenAI;
using OpenAI.Conversations;
using OpenAI.Responses;

namespace Azure.AI.Extensions.OpenAI;

public class ProjectConversationsClient : ConversationClient
{
    protected ProjectConversationsClient() => throw null;
    public ProjectConversationsClient(ClientPipeline pipeline, OpenAIClientOptions options) => throw null;

    public virtual ClientResult<ProjectConversation> CreateProjectConversation(
        ProjectConversationCreationOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ProjectConversation>> CreateProjectConversationAsync(
        ProjectConversationCreationOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<ReadOnlyCollection<ResponseItem>> CreateProjectConversationItems(
        string conversationId, IEnumerable<ResponseItem> items, IEnumerable<IncludedConversationItemProperty> include = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ReadOnlyCollection<ResponseItem>>> CreateProjectConversationItemsAsync(
        string conversationId, IEnumerable<ResponseItem> items, IEnumerable<IncludedConversationItemProperty> include = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<ProjectConversation> GetProjectConversation(
        string conversationId, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ProjectConversation>> GetProjectConversationAsync(
        string conversationId, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<AgentResponseItem> GetProjectConversationItem(
        string conversationId, string itemId, IEnumerable<IncludedConversationItemProperty> include = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<AgentResponseItem>> GetProjectConversationItemAsync(
        string conversationId, string itemId, IEnumerable<IncludedConversationItemProperty> include = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<AgentResponseItem> GetProjectConversationItems(
        string conversationId, AgentResponseItemKind? itemKind = default, int? limit = default, string order = null, string after = null,
        string before = null, IEnumerable<IncludedConversationItemProperty> include = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<AgentResponseItem> GetProjectConversationItemsAsync(
        string conversationId, AgentResponseItemKind? itemKind = default, int? limit = default, string order = null, string after = null,
        string before = null, IEnumerable<IncludedConversationItemProperty> include = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<ProjectConversation> GetProjectConversations(
        AgentReference agent = null, int? limit = default, string order = null, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<ProjectConversation> GetProjectConversationsAsync(
        AgentReference agent = null, int? limit = default, string order = null, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<ProjectConversation> UpdateProjectConversation(
        string conversationId, ProjectConversationUpdateOptions options, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ProjectConversation>> UpdateProjectConversationAsync(
        string conversationId, ProjectConversationUpdateOptions options, CancellationToken cancellationToken = default) => throw null;
}

public class ProjectConversation
{
    internal ProjectConversation() => throw null;

    public string Id => throw null;
    public DateTimeOffset CreatedAt => throw null;
    public IDictionary<string, string> Metadata => throw null;

    public static implicit operator string(ProjectConversation conversation) => throw null;
}

public class ProjectConversationCreationOptions
{
    public ProjectConversationCreationOptions() => throw null;

    public IList<ResponseItem> Items => throw null;
    public IDictionary<string, string> Metadata => throw null;
}

public class ProjectConversationUpdateOptions
{
    public ProjectConversationUpdateOptions() => throw null;

    public IDictionary<string, string> Metadata => throw null;
}
