using System.ClientModel.Primitives;
using Azure.Core;
using Microsoft.Extensions.AI;

namespace Azure.AI.Agents.Persistent;

public class PersistentAgentsClient
{
    protected PersistentAgentsClient() => throw null;
    public PersistentAgentsClient(string endpoint, TokenCredential credential) => throw null;
    public PersistentAgentsClient(string endpoint, TokenCredential credential, PersistentAgentsAdministrationClientOptions options) => throw null;

    public virtual PersistentAgentsAdministrationClient Administration => throw null;
    public virtual PersistentAgentsFiles Files => throw null;
    public virtual ThreadMessages Messages => throw null;
    public virtual ThreadRuns Runs => throw null;
    public virtual Threads Threads => throw null;
    public virtual VectorStores VectorStores => throw null;

    public virtual Response<ThreadRun> CreateThreadAndRun(
        string assistantId, ThreadAndRunOptions options, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<ThreadRun>> CreateThreadAndRunAsync(
        string assistantId, ThreadAndRunOptions options, CancellationToken cancellationToken = default) => throw null;
}

public static class PersistentAgentsExtensions
{
    public static PersistentAgentsClient GetPersistentAgentsClient(this ClientConnectionProvider provider) => throw null;
}

public static class PersistentAgentsClientExtensions
{
    public static AITool AsAITool(this ToolDefinition tool) => throw null;
    public static IChatClient AsIChatClient(
        this PersistentAgentsClient client, string agentId, string defaultThreadId = null, bool throwOnContentErrors = true) => throw null;
}
