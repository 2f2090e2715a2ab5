using System.ClientModel;
using System.ClientModel.Primitives;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;

namespace Azure.AI.Projects.Agents;

public class AgentAdministrationClient
{
    protected AgentAdministrationClient() => throw null;
    [Experimental("SCME0002")]
    public AgentAdministrationClient(AgentAdministrationClientSettings settings) => throw null;
    public AgentAdministrationClient(Uri endpoint, AgentAdministrationClientOptions options) => throw null;
    public AgentAdministrationClient(Uri endpoint, AuthenticationTokenProvider tokenProvider) => throw null;
    public AgentAdministrationClient(
        Uri endpoint, AuthenticationTokenProvider tokenProvider, AgentAdministrationClientOptions options = null) => throw null;

    public ClientPipeline Pipeline => throw null;

    public virtual ClientResult CreateAgent(BinaryContent content, string foundryFeatures = null, RequestOptions options = null) => throw null;
    public virtual Task<ClientResult> CreateAgentAsync(
        BinaryContent content, string foundryFeatures = null, RequestOptions options = null) => throw null;
    public virtual ClientResult CreateAgentFromManifest(BinaryContent content, RequestOptions options = null) => throw null;
    public virtual Task<ClientResult> CreateAgentFromManifestAsync(BinaryContent content, RequestOptions options = null) => throw null;
    public virtual ClientResult<ProjectsAgentVersion> CreateAgentVersion(
        string agentName, ProjectsAgentVersionCreationOptions options, string foundryFeatures = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult CreateAgentVersion(
        string agentName, BinaryContent content, string foundryFeatures = null, RequestOptions options = null) => throw null;
    public virtual Task<ClientResult<ProjectsAgentVersion>> CreateAgentVersionAsync(
        string agentName, ProjectsAgentVersionCreationOptions options = null, string foundryFeatures = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> CreateAgentVersionAsync(
        string agentName, BinaryContent content, string foundryFeatures = null, RequestOptions options = null) => throw null;
    public virtual ClientResult<ProjectsAgentVersion> CreateAgentVersionFromCode(
        string agentName, string filePath, AgentVersionFromCodeMetadata metadata, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ProjectsAgentVersion>> CreateAgentVersionFromCodeAsync(
        string agentName, string filePath, AgentVersionFromCodeMetadata metadata, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<ProjectsAgentVersion> CreateAgentVersionFromManifest(
        string agentName, string manifestId, AgentManifestOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ProjectsAgentVersion>> CreateAgentVersionFromManifestAsync(
        string agentName, string manifestId, AgentManifestOptions options = null, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<ProjectAgentSession> CreateSession(
        string agentName, VersionIndicator versionIndicator, string agentSessionId = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ProjectAgentSession>> CreateSessionAsync(
        string agentName, VersionIndicator versionIndicator, string agentSessionId = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult DeleteAgent(string agentName, RequestOptions options) => throw null;
    public virtual ClientResult DeleteAgent(string agentName, bool? force, RequestOptions options) => throw null;
    public virtual ClientResult DeleteAgent(string agentName, bool? force, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult DeleteAgent(string agentName, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> DeleteAgentAsync(string agentName, RequestOptions options) => throw null;
    public virtual Task<ClientResult> DeleteAgentAsync(string agentName, bool? force, RequestOptions options) => throw null;
    public virtual Task<ClientResult> DeleteAgentAsync(string agentName, bool? force, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> DeleteAgentAsync(string agentName, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult DeleteAgentVersion(string agentName, string agentVersion, RequestOptions options) => throw null;
    public virtual ClientResult DeleteAgentVersion(
        string agentName, string agentVersion, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult DeleteAgentVersion(
        string agentName, string agentVersion, bool? force, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> DeleteAgentVersionAsync(string agentName, string agentVersion, RequestOptions options) => throw null;
    public virtual Task<ClientResult> DeleteAgentVersionAsync(
        string agentName, string agentVersion, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> DeleteAgentVersionAsync(
        string agentName, string agentVersion, bool? force, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult DeleteSession(string agentName, string sessionId, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> DeleteSessionAsync(
        string agentName, string sessionId, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult DisableAgent(string agentName, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> DisableAgentAsync(string agentName, CancellationToken cancellationToken = default) => throw null;
    public virtual BinaryData DownloadAgentCode(
        string agentName, string path, string agentVersion = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<BinaryData> DownloadAgentCodeAsync(
        string agentName, string path, string agentVersion = null, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult EnableAgent(string agentName, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> EnableAgentAsync(string agentName, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult GetAgent(string agentName, RequestOptions options) => throw null;
    public virtual ClientResult<ProjectsAgentRecord> GetAgent(string agentName, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> GetAgentAsync(string agentName, RequestOptions options) => throw null;
    public virtual Task<ClientResult<ProjectsAgentRecord>> GetAgentAsync(
        string agentName, CancellationToken cancellationToken = default) => throw null;
    [Experimental("AAIP001")]
    public virtual AgentOptimizationJobs GetAgentOptimizationJobs() => throw null;
    public virtual CollectionResult<ProjectsAgentRecord> GetAgents(
        ProjectsAgentKind? kind = default, int? limit = default, AgentListOrder? order = default, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<ProjectsAgentRecord> GetAgentsAsync(
        ProjectsAgentKind? kind = default, int? limit = default, AgentListOrder? order = default, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual AgentSessionFiles GetAgentSessionFiles(string agentName, string sessionId) => throw null;
    [Experimental("AAIP001")]
    public virtual ProjectAgentSkills GetAgentSkills() => throw null;
    public virtual AgentToolboxes GetAgentToolboxes() => throw null;
    public virtual ClientResult<ProjectsAgentVersion> GetAgentVersion(
        string agentName, string agentVersion, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ProjectsAgentVersion>> GetAgentVersionAsync(
        string agentName, string agentVersion, CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<ProjectsAgentVersion> GetAgentVersions(
        string agentName, int? limit = default, AgentListOrder? order = default, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<ProjectsAgentVersion> GetAgentVersionsAsync(
        string agentName, int? limit = default, AgentListOrder? order = default, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<ProjectAgentSession> GetSession(
        string agentName, string sessionId, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ProjectAgentSession>> GetSessionAsync(
        string agentName, string sessionId, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<SessionLogEvent> GetSessionLogStream(
        string agentName, string agentVersion, string sessionId, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<SessionLogEvent>> GetSessionLogStreamAsync(
        string agentName, string agentVersion, string sessionId, CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<ProjectAgentSession> GetSessions(
        string agentName, int? limit = default, AgentListOrder? order = default, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<ProjectAgentSession> GetSessionsAsync(
        string agentName, int? limit = default, AgentListOrder? order = default, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<ProjectsAgentRecord> PatchAgent(
        string agentName, PatchAgentOptions patchAgentOptions, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ProjectsAgentRecord>> PatchAgentAsync(
        string agentName, PatchAgentOptions patchAgentOptions, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult StopSession(string agentName, string sessionId, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> StopSessionAsync(
        string agentName, string sessionId, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult UpdateAgent(
        string agentName, BinaryContent content, string foundryFeatures = null, RequestOptions options = null) => throw null;
    public virtual Task<ClientResult> UpdateAgentAsync(
        string agentName, BinaryContent content, string foundryFeatures = null, RequestOptions options = null) => throw null;
    public virtual ClientResult UpdateAgentFromManifest(string agentName, BinaryContent content, RequestOptions options = null) => throw null;
    public virtual Task<ClientResult> UpdateAgentFromManifestAsync(
        string agentName, BinaryContent content, RequestOptions options = null) => throw null;
}

public class AgentAdministrationClientOptions : ClientPipelineOptions
{
    public AgentAdministrationClientOptions(ServiceVersion version = ServiceVersion.V1) => throw null;

    public enum ServiceVersion
    {
        V1 = 1,
    }
}

[Experimental("SCME0002")]
public class AgentAdministrationClientSettings : ClientSettings
{
    public AgentAdministrationClientSettings() => throw null;

    public Uri Endpoint { get => throw null; set => throw null; }
    public AgentAdministrationClientOptions Options { get => throw null; set => throw null; }

    protected override void BindCore(IConfigurationSection section) => throw null;
}
