using Microsoft.Extensions.AI;

namespace Azure.AI.Extensions.OpenAI;

public static class ProjectResponsesClientExtensions
{
    public static IChatClient AsIChatClientWithStoredOutputDisabled(
        this ProjectResponsesClient responseClient, string deploymentName = null, bool includeReasoningEncryptedContent = true) => throw null;
}
