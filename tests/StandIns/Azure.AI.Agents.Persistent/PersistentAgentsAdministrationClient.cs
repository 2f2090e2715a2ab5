using System.ClientModel.Primitives;
using System.Diagnostics.CodeAnalysis;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Configuration;

namespace Azure.AI.Agents.Persistent;

public class PersistentAgentsAdministrationClient
{
    protected PersistentAgentsAdministrationClient() => throw null;
    public PersistentAgentsAdministrationClient(string endpoint, TokenCredential credential) => throw null;
    public PersistentAgentsAdministrationClient(
        string endpoint, TokenCredential credential, PersistentAgentsAdministrationClientOptions options) => throw null;
    public PersistentAgentsAdministrationClient(Uri endpoint, TokenCredential credential) => throw null;
    public PersistentAgentsAdministrationClient(
        Uri endpoint, TokenCredential credential, PersistentAgentsAdministrationClientOptions options) => throw null;
    [Experimental("SCME0002")]
    public PersistentAgentsAdministrationClient(PersistentAgentsAdministrationClientSettings settings) => throw null;

    public virtual HttpPipeline Pipeline => throw null;

    public virtual Response CreateAgent(RequestContent content, RequestContext context = null) => throw null;
    public virtual Response<PersistentAgent> CreateAgent(
        string model, string name = null, string description = null, string instructions = null, IEnumerable<ToolDefinition> tools = null,
        ToolResources toolResources = null, float? temperature = default, float? topP = default, BinaryData responseFormat = null,
        IDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response> CreateAgentAsync(RequestContent content, RequestContext context = null) => throw null;
    public virtual Task<Response<PersistentAgent>> CreateAgentAsync(
        string model, string name = null, string description = null, string instructions = null, IEnumerable<ToolDefinition> tools = null,
        ToolResources toolResources = null, float? temperature = default, float? topP = default, BinaryData responseFormat = null,
        IDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<bool> DeleteAgent(string agentId, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<bool>> DeleteAgentAsync(string agentId, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<PersistentAgent> GetAgent(string assistantId, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<PersistentAgent>> GetAgentAsync(string assistantId, CancellationToken cancellationToken = default) => throw null;
    public virtual Pageable<PersistentAgent> GetAgents(
        int? limit = default, ListSortOrder? order = default, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncPageable<PersistentAgent> GetAgentsAsync(
        int? limit = default, ListSortOrder? order = default, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Response UpdateAgent(string assistantId, RequestContent content, RequestContext context = null) => throw null;
    public virtual Response<PersistentAgent> UpdateAgent(
        string assistantId, string model = null, string name = null, string description = null, string instructions = null,
        IEnumerable<ToolDefinition> tools = null, ToolResources toolResources = null, float? temperature = default, float? topP = default,
        BinaryData responseFormat = null, IDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response> UpdateAgentAsync(string assistantId, RequestContent content, RequestContext context = null) => throw null;
    public virtual Task<Response<PersistentAgent>> UpdateAgentAsync(
        string assistantId, string model = null, string name = null, string description = null, string instructions = null,
        IEnumerable<ToolDefinition> tools = null, ToolResources toolResources = null, float? temperature = default, float? topP = default,
        BinaryData responseFormat = null, IDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) => throw null;
}

public class PersistentAgentsAdministrationClientOptions : ClientOptions
{
    public PersistentAgentsAdministrationClientOptions(ServiceVersion version = ServiceVersion.V2025_05_15_Preview) => throw null;

    public enum ServiceVersion
    {
        V2025_05_01 = 1,
        V1 = 2,
        V2025_05_15_Preview = 3,
    }
}

[Experimental("SCME0002")]
public class PersistentAgentsAdministrationClientSettings : ClientSettings
{
    public PersistentAgentsAdministrationClientSettings() => throw null;

    public Uri Endpoint { get => throw null; set => throw null; }
    public PersistentAgentsAdministrationClientOptions Options { get => throw null; set => throw null; }

    protected override void BindCore(IConfigurationSection section) => throw null;
}

public class PersistentAgent
{
    internal PersistentAgent() => throw null;

    public string Id => throw null;
    public string Name => throw null;
    public string Model => throw null;
    public string Instructions => throw null;

    public static explicit operator PersistentAgent(Response response) => throw null;
}
