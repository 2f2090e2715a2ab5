using System.ClientModel;
using OpenAI.Responses;

namespace Azure.AI.Extensions.OpenAI;

public class ProjectResponsesClient : ResponsesClient
{
    protected ProjectResponsesClient() => throw null;
    public ProjectResponsesClient(AuthenticationTokenProvider tokenProvider, ProjectResponsesClientOptions options) => throw null;
    public ProjectResponsesClient(
        AuthenticationTokenProvider tokenProvider, ProjectResponsesClientOptions options = null, AgentReference defaultAgent = null,
        string defaultConversationId = null) => throw null;
    public ProjectResponsesClient(
        Uri projectEndpoint, AuthenticationTokenProvider tokenProvider, AgentReference defaultAgent, string defaultConversationId = null,
        ProjectResponsesClientOptions options = null) => throw null;
    public ProjectResponsesClient(
        Uri projectEndpoint, AuthenticationTokenProvider tokenProvider, ProjectResponsesClientOptions options = null) => throw null;

    public override ClientResult<ResponseResult> CreateResponse(
        CreateResponseOptions options, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<ResponseResult> CreateResponse(
        IEnumerable<ResponseItem> inputItems, string previousResponseId = null, CancellationToken cancellationToken = default) => throw null;
    public override ClientResult<ResponseResult> CreateResponse(
        string model, IEnumerable<ResponseItem> inputItems, string previousResponseId = null,
        CancellationToken cancellationToken = default) => throw null;
    public override ClientResult<ResponseResult> CreateResponse(
        string model, string userInputText, string previousResponseId = null, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<ResponseResult> CreateResponse(
        string userInputText, string previousResponseId = null, CancellationToken cancellationToken = default) => throw null;
    public override Task<ClientResult<ResponseResult>> CreateResponseAsync(
        CreateResponseOptions options, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ResponseResult>> CreateResponseAsync(
        IEnumerable<ResponseItem> inputItems, string previousResponseId = null, CancellationToken cancellationToken = default) => throw null;
    public override Task<ClientResult<ResponseResult>> CreateResponseAsync(
        string model, IEnumerable<ResponseItem> inputItems, string previousResponseId = null,
        CancellationToken cancellationToken = default) => throw null;
    public override Task<ClientResult<ResponseResult>> CreateResponseAsync(
        string model, string userInputText, string previousResponseId = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ResponseResult>> CreateResponseAsync(
        string userInputText, string previousResponseId = null, CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<StreamingResponseUpdate> CreateResponseStreaming(
        IEnumerable<ResponseItem> inputItems, string previousResponseId = null, CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<StreamingResponseUpdate> CreateResponseStreaming(
        string userInputText, string previousResponseId = null, CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<StreamingResponseUpdate> CreateResponseStreamingAsync(
        IEnumerable<ResponseItem> inputItems, string previousResponseId = null, CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<StreamingResponseUpdate> CreateResponseStreamingAsync(
        string userInputText, string previousResponseId = null, CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<ResponseResult> GetProjectResponses(
        AgentReference agent = null, string conversationId = null, int? limit = default, string order = null, string after = null,
        string before = null, CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<ResponseResult> GetProjectResponsesAsync(
        AgentReference agent = null, string conversationId = null, int? limit = default, string order = null, string after = null,
        string before = null, CancellationToken cancellationToken = default) => throw null;
}

public class ProjectResponsesClientOptions : ProjectOpenAIClientOptions
{
    public ProjectResponsesClientOptions() => throw null;
}

public class AgentReference
{
    public AgentReference(string name, string version = null) => throw null;

    public string Name { get => throw null; set => throw null; }
    public string Type => throw null;
    public string Version => throw null;

    public static implicit operator AgentReference(string agentName) => throw null;
}

public abstract class AgentResponseItem
{
    internal AgentResponseItem() => throw null;

    public string Id => throw null;
    public AgentReference AgentReference { get => throw null; set => throw null; }
    public string ResponseId { get => throw null; set => throw null; }

    public ResponseItem AsResponseResultItem() => throw null;

    public static implicit operator ResponseItem(AgentResponseItem agentResponseItem) => throw null;
    public static implicit operator AgentResponseItem(ResponseItem responseItem) => throw null;
}

public readonly struct AgentResponseItemKind : IEquatable<AgentResponseItemKind>
{
    public AgentResponseItemKind(string value) => throw null;

    public static implicit operator AgentResponseItemKind(string value) => throw null;
    public static bool operator ==(AgentResponseItemKind left, AgentResponseItemKind right) => throw null;
    public static bool operator !=(AgentResponseItemKind left, AgentResponseItemKind right) => throw null;
    public bool Equals(AgentResponseItemKind other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}
