using System.ClientModel;
using System.ClientModel.Primitives;
using System.Diagnostics.CodeAnalysis;
using Azure.AI.Extensions.OpenAI;
using Azure.AI.Projects.Agents;
using Azure.AI.Projects.Evaluation;
using Azure.AI.Projects.Memory;
using Microsoft.Extensions.Configuration;

namespace Azure.AI.Projects;

public class AIProjectClient : ClientConnectionProvider
{
    protected AIProjectClient() : base(default) => throw null;
    [Experimental("SCME0002")]
    public AIProjectClient(AIProjectClientSettings settings) : base(default) => throw null;
    public AIProjectClient(Uri endpoint, AuthenticationTokenProvider tokenProvider) : base(default) => throw null;
    public AIProjectClient(Uri endpoint, AuthenticationTokenProvider tokenProvider, AIProjectClientOptions options) : base(default) => throw null;

    public virtual AgentAdministrationClient AgentAdministrationClient => throw null;
    public virtual AIProjectConnectionsOperations Connections => throw null;
    public virtual AIProjectDatasetsOperations Datasets => throw null;
    public virtual AIProjectDeploymentsOperations Deployments => throw null;
    public virtual EvaluationRules EvaluationRules => throw null;
    public virtual EvaluationTaxonomies EvaluationTaxonomies => throw null;
    [Experimental("AAIP001")]
    public virtual ProjectEvaluators Evaluators => throw null;
    public virtual AIProjectIndexesOperations Indexes => throw null;
    [Experimental("AAIP001")]
    public virtual ProjectInsights Insights => throw null;
    [Experimental("AAIP001")]
    public virtual AIProjectMemoryStores MemoryStores => throw null;
    [Experimental("AAIP001")]
    public virtual AIProjectModels Models => throw null;
    public ClientPipeline Pipeline => throw null;
    public virtual ProjectOpenAIClient ProjectOpenAIClient => throw null;
    [Experimental("AAIP001")]
    public virtual RedTeams RedTeams => throw null;
    [Experimental("AAIP001")]
    public virtual AIProjectRoutines Routines => throw null;
    [Experimental("AAIP001")]
    public virtual ProjectSchedules Schedules => throw null;
    public virtual AIProjectTelemetry Telemetry => throw null;

    [Experimental("AAIP001")]
    public virtual AIProjectMemoryStores GetAIProjectMemoryStoresClient() => throw null;
    public override IEnumerable<ClientConnection> GetAllConnections() => throw null;
    public override ClientConnection GetConnection(string connectionId) => throw null;
}

public class AIProjectClientOptions : ClientPipelineOptions
{
    public AIProjectClientOptions(ServiceVersion version = ServiceVersion.V1) => throw null;

    public string UserAgentApplicationId { get => throw null; set => throw null; }

    public enum ServiceVersion
    {
        V2025_05_01 = 1,
        V1 = 2,
    }
}

[Experimental("SCME0002")]
public class AIProjectClientSettings : ClientSettings
{
    public AIProjectClientSettings() => throw null;

    public Uri Endpoint { get => throw null; set => throw null; }
    public AIProjectClientOptions Options { get => throw null; set => throw null; }

    protected override void BindCore(IConfigurationSection section) => throw null;
}
