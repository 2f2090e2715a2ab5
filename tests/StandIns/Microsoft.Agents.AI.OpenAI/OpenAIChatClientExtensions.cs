using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace OpenAI.Chat;

public static class OpenAIChatClientExtensions
{
    public static ChatClientAgent AsAIAgent(
        this ChatClient client, string instructions = null, string name = null, string description = null, IList<AITool> tools = null,
        Func<IChatClient, IChatClient> clientFactory = null, ILoggerFactory loggerFactory = null, IServiceProvider services = null) => throw null;
    public static ChatClientAgent AsAIAgent(
        this ChatClient client, ChatClientAgentOptions options, Func<IChatClient, IChatClient> clientFactory = null,
        ILoggerFactory loggerFactory = null, IServiceProvider services = null) => throw null;
}
