using System.Diagnostics.CodeAnalysis;
using Azure.AI.Extensions.OpenAI;
using OpenAI.Responses;

namespace Azure.AI.Projects.Agents;

public abstract class ProjectsAgentTool
{
    protected ProjectsAgentTool() => throw null;

    public static ProjectsAgentTool AsProjectTool(ResponseTool tool) => throw null;
    public static ProjectsAgentTool CreateAzureAISearchTool(AzureAISearchToolOptions options = null) => throw null;
    public static ProjectsAgentTool CreateBingGroundingTool(BingGroundingSearchToolOptions options) => throw null;
    public static ProjectsAgentTool CreateOpenApiTool(OpenApiFunctionDefinition definition) => throw null;
}

public class MCPToolboxTool : ProjectsAgentTool
{
    public MCPToolboxTool(string serverLabel) => throw null;

    public Uri ServerUri { get => throw null; set => throw null; }
    public McpToolCallApprovalPolicy ToolCallApprovalPolicy { get => throw null; set => throw null; }
    public string ProjectConnectionId { get => throw null; set => throw null; }
}

[Experimental("AAIP001")]
public class MemorySearchPreviewTool : ProjectsAgentTool
{
    public MemorySearchPreviewTool(string memoryStoreName, string scope) => throw null;

    public int? UpdateDelayInSecs { get => throw null; set => throw null; }
    public int? UpdateDelayInSeconds { get => throw null; set => throw null; }
}
