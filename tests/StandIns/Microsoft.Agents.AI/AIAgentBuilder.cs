using Microsoft.Extensions.AI;

namespace Microsoft.Agents.AI;

public sealed class AIAgentBuilder
{
    public AIAgentBuilder(AIAgent innerAgent) => throw null;

    public AIAgent Build(IServiceProvider services = null) => throw null;
    public AIAgentBuilder Use(Func<AIAgent, AIAgent> agentFactory) => throw null;
    public AIAgentBuilder UseOpenTelemetry(string sourceName = null, Action<object> configure = null) => throw null;
}

public static class AIAgentExtensions
{
    public static AIFunction AsAIFunction(this AIAgent agent, AIFunctionFactoryOptions options = null, AgentSession session = null) => throw null;
    public static AIAgentBuilder AsBuilder(this AIAgent innerAgent) => throw null;
}
