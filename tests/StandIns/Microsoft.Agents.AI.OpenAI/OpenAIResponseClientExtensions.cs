using System.Diagnostics.CodeAnalysis;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace OpenAI.Responses;

[Experimental("OPENAI001")]
public static class OpenAIResponseClientExtensions
{
    public static ChatClientAgent AsAIAgent(
        this ResponsesClient client, string model = null, string instructions = null, string name = null, string description = null,
        IList<AITool> tools = null, Func<IChatClient, IChatClient> clientFactory = null, ILoggerFactory loggerFactory = null,
        IServiceProvider services = null) => throw null;
    public static ChatClientAgent AsAIAgent(
        this ResponsesClient client, ChatClientAgentOptions options, string model = null, Func<IChatClient, IChatClient> clientFactory = null,
        ILoggerFactory loggerFactory = null, IServiceProvider services = null) => throw null;
    public static IChatClient AsIChatClientWithStoredOutputDisabled(
        this ResponsesClient responseClient, string model = null, bool includeReasoningEncryptedContent = true) => throw null;
}
