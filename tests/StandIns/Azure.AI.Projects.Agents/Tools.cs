using OpenAI.Responses;

namespace Azure.AI.Projects.Agents;

public abstract class ProjectsAgentTool
{
    internal ProjectsAgentTool() => throw null;

    public static ProjectsAgentTool AsProjectTool<T>(T tool) => throw null;
    public static AzureAISearchTool CreateAzureAISearchTool(AzureAISearchToolOptions options = null) => throw null;
    public static BingGroundingTool CreateBingGroundingTool(BingGroundingSearchToolOptions options) => throw null;
    public static OpenAPITool CreateOpenApiTool(OpenApiFunctionDefinition definition) => throw null;

    public static implicit operator ResponseTool(ProjectsAgentTool agentTool) => throw null;
}

public class AzureAISearchTool : ProjectsAgentTool
{
    public AzureAISearchTool(AzureAISearchToolOptions options) => throw null;
}

public class BingGroundingTool : ProjectsAgentTool
{
    public BingGroundingTool(BingGroundingSearchToolOptions searchToolOptions) => throw null;
}

public class OpenAPITool : ProjectsAgentTool
{
    public OpenAPITool(OpenApiFunctionDefinition functionDefinition) => throw null;
}

public class MemorySearchPreviewTool : ProjectsAgentTool
{
    public MemorySearchPreviewTool(string memoryStoreName, string scope) => throw null;

    public string MemoryStoreName { get => throw null; set => throw null; }
    public string Scope { get => throw null; set => throw null; }
    public int? UpdateDelayInSecs { get => throw null; set => throw null; }
}

public abstract class ToolboxTool
{
    internal ToolboxTool() => throw null;
}

public class MCPToolboxTool : ToolboxTool
{
    public MCPToolboxTool(string serverLabel) => throw null;

    public Uri ServerUri { get => throw null; set => throw null; }
    public McpToolCallApprovalPolicy ToolCallApprovalPolicy { get => throw null; set => throw null; }
    public string ProjectConnectionId { get => throw null; set => throw null; }
}
