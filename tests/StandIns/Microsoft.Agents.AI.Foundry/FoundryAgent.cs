using System.ClientModel;
using Azure.AI.Extensions.OpenAI;
using Azure.AI.Projects;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Microsoft.Agents.AI.Foundry;

public sealed class FoundryAgent : DelegatingAIAgent
{
    public FoundryAgent(
        Uri projectEndpoint, AuthenticationTokenProvider credential, string model, string instructions, AIProjectClientOptions clientOptions = null,
        string name = null, string description = null, IList<AITool> tools = null, Func<IChatClient, IChatClient> clientFactory = null,
        ILoggerFactory loggerFactory = null, IServiceProvider services = null) : base(null) => throw null;
    public FoundryAgent(
        Uri agentEndpoint, AuthenticationTokenProvider credential, ProjectOpenAIClientOptions clientOptions = null, IList<AITool> tools = null,
        Func<IChatClient, IChatClient> clientFactory = null, IServiceProvider services = null) : base(null) => throw null;

    public Task<ChatClientAgentSession> CreateConversationSessionAsync(CancellationToken cancellationToken = default) => throw null;
    public ValueTask<AgentSession> CreateSessionAsync(string conversationId, CancellationToken cancellationToken = default) => throw null;
}
