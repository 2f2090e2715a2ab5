using Azure.AI.Projects.Agents;
using Microsoft.Extensions.AI;
using OpenAI.Responses;

namespace Microsoft.Agents.AI.Foundry;

public static class FoundryAITool
{
    public static AITool CreateAzureAISearchTool(AzureAISearchToolOptions options = null) => throw null;
    public static AITool CreateBingCustomSearchTool(BingCustomSearchToolOptions parameters) => throw null;
    public static AITool CreateBingGroundingTool(BingGroundingSearchToolOptions options) => throw null;
    public static AITool CreateCodeInterpreterTool(CodeInterpreterToolContainer container) => throw null;
    public static AITool CreateFileSearchTool(
        IEnumerable<string> vectorStoreIds, int? maxResultCount = default, FileSearchToolRankingOptions rankingOptions = null,
        BinaryData filters = null) => throw null;
    public static AITool CreateHostedMcpToolbox(string toolboxName, string version = null) => throw null;
    public static AITool CreateMcpTool(
        string serverLabel, Uri serverUri, string authorizationToken = null, string serverDescription = null,
        IDictionary<string, string> headers = null, McpToolFilter allowedTools = null, McpToolCallApprovalPolicy toolCallApprovalPolicy = null,
        string projectConnectionId = null) => throw null;
    public static AITool CreateMicrosoftFabricTool(FabricDataAgentToolOptions options) => throw null;
    public static AITool CreateOpenApiTool(OpenApiFunctionDefinition definition) => throw null;
    public static AITool CreateSharepointTool(SharePointGroundingToolOptions options) => throw null;
    public static AITool FromResponseTool(ResponseTool responseTool) => throw null;
}
