using System.ClientModel;
using System.ClientModel.Primitives;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using OpenAI;
using OpenAI.Conversations;
using OpenAI.Files;

namespace Azure.AI.Extensions.OpenAI;

public class ProjectOpenAIClient : OpenAIClient
{
    protected ProjectOpenAIClient() => throw null;
    [Experimental("SCME0002")]
    public ProjectOpenAIClient(ProjectOpenAIClientSettings settings) => throw null;
    public ProjectOpenAIClient(AuthenticationPolicy authenticationPolicy, ProjectOpenAIClientOptions options) => throw null;
    protected internal ProjectOpenAIClient(ClientPipeline pipeline, ProjectOpenAIClientOptions options) => throw null;
    public ProjectOpenAIClient(
        Uri projectEndpoint, AuthenticationTokenProvider tokenProvider, ProjectOpenAIClientOptions options = null) => throw null;

    public virtual ProjectConversationsClient Conversations => throw null;
    public virtual ProjectFilesClient Files => throw null;
    public virtual ProjectResponsesClient Responses => throw null;
    public virtual ProjectVectorStoresClient VectorStores => throw null;

    public override ConversationClient GetConversationClient() => throw null;
    public override OpenAIFileClient GetOpenAIFileClient() => throw null;
    public virtual ProjectConversationsClient GetProjectConversationsClient() => throw null;
    public virtual ProjectFilesClient GetProjectFilesClient() => throw null;
    public virtual ProjectResponsesClient GetProjectResponsesClient() => throw null;
    public virtual ProjectResponsesClient GetProjectResponsesClientForAgent(
        AgentReference defaultAgent, string defaultConversationId = null) => throw null;
    public virtual ProjectResponsesClient GetProjectResponsesClientForAgentEndpoint(
        string agentName, string defaultConversationId = null, ProjectOpenAIClientOptions options = null) => throw null;
    public virtual ProjectResponsesClient GetProjectResponsesClientForModel(string defaultModel, string defaultConversationId = null) => throw null;
    public virtual ProjectVectorStoresClient GetProjectVectorStoresClient() => throw null;
}

public class ProjectOpenAIClientOptions : OpenAIClientOptions
{
    public ProjectOpenAIClientOptions() => throw null;

    public string AgentName { get => throw null; set => throw null; }
    public string ApiVersion { get => throw null; set => throw null; }
}

[Experimental("SCME0002")]
public class ProjectOpenAIClientSettings : ClientSettings
{
    public ProjectOpenAIClientSettings() => throw null;

    public Uri Endpoint { get => throw null; set => throw null; }
    public ProjectOpenAIClientOptions Options { get => throw null; set => throw null; }

    protected override void BindCore(IConfigurationSection section) => throw null;
}
