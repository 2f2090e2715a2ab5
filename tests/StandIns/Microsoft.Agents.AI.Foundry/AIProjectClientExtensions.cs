using Azure.AI.Extensions.OpenAI;
using Azure.AI.Projects.Agents;
using Microsoft.Agents.AI;
using Microsoft.Agents.AI.Foundry;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Azure.AI.Projects;

public static class AIProjectClientExtensions
{
    public static FoundryAgent AsAIAgent(
        this AIProjectClient aiProjectClient, AgentReference agentReference, IList<AITool> tools = null,
        Func<IChatClient, IChatClient> clientFactory = null, IServiceProvider services = null) => throw null;
    public static FoundryAgent AsAIAgent(
        this AIProjectClient aiProjectClient, Uri agentEndpoint, IList<AITool> tools = null, Func<IChatClient, IChatClient> clientFactory = null,
        IServiceProvider services = null) => throw null;
    public static FoundryAgent AsAIAgent(
        this AIProjectClient aiProjectClient, ProjectsAgentRecord agentRecord, IList<AITool> tools = null,
        Func<IChatClient, IChatClient> clientFactory = null, IServiceProvider services = null) => throw null;
    public static FoundryAgent AsAIAgent(
        this AIProjectClient aiProjectClient, ProjectsAgentVersion agentVersion, IList<AITool> tools = null,
        Func<IChatClient, IChatClient> clientFactory = null, IServiceProvider services = null) => throw null;
    public static ChatClientAgent AsAIAgent(
        this AIProjectClient aiProjectClient, string model, string instructions, string name = null, string description = null,
        IList<AITool> tools = null, Func<IChatClient, IChatClient> clientFactory = null, ILoggerFactory loggerFactory = null,
        IServiceProvider services = null) => throw null;
    public static ChatClientAgent AsAIAgent(
        this AIProjectClient aiProjectClient, ChatClientAgentOptions options = null, Func<IChatClient, IChatClient> clientFactory = null,
        ILoggerFactory loggerFactory = null, IServiceProvider services = null) => throw null;
}
