using System.ClientModel;
using OpenAI.Files;
using OpenAI.Responses;

namespace Azure.AI.Extensions.OpenAI;

/// <summary>Two C# 14 extension blocks with properties, and classic extension methods beside them.</summary>
public static class AzureAIExtensions
{
    extension(ResponseResult response)
    {
        public AgentReference Agent => throw null;
        public string AgentConversationId => throw null;
    }

    extension(CreateResponseOptions options)
    {
        public AgentReference Agent { get => throw null; set => throw null; }
        public string AgentConversationId { get => throw null; set => throw null; }
    }

    public static AgentResponseItem AsAgentResponseItem(this ResponseItem responseItem) => throw null;
    public static ClientResult<ResponseResult> CreateResponse(
        this ResponsesClient responseClient, ProjectConversation conversation, AgentReference agentRef,
        CancellationToken cancellationToken = default) => throw null;
    public static Task<ClientResult<ResponseResult>> CreateResponseAsync(
        this ResponsesClient responseClient, ProjectConversation conversation, AgentReference agentRef,
        CancellationToken cancellationToken = default) => throw null;
    public static string GetAzureFileStatus(this OpenAIFile file) => throw null;
}

/// <summary>Of 3.0 betas, which move the other properties of the options here as well.</summary>
public static class CreateResponseOptionsExtensions
{
    extension(CreateResponseOptions options)
    {
        public string SessionId { get => throw null; set => throw null; }
    }
}
