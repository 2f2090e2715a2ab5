namespace Azure.AI.Agents.Persistent;

public readonly struct AzureAISearchQueryType : IEquatable<AzureAISearchQueryType>
{
    public AzureAISearchQueryType(string value) => throw null;

    public static AzureAISearchQueryType Simple => throw null;
    public static AzureAISearchQueryType Semantic => throw null;
    public static AzureAISearchQueryType Vector => throw null;
    public static AzureAISearchQueryType VectorSimpleHybrid => throw null;
    public static AzureAISearchQueryType VectorSemanticHybrid => throw null;

    public static implicit operator AzureAISearchQueryType(string value) => throw null;
    public static bool operator ==(AzureAISearchQueryType left, AzureAISearchQueryType right) => throw null;
    public static bool operator !=(AzureAISearchQueryType left, AzureAISearchQueryType right) => throw null;
    public bool Equals(AzureAISearchQueryType other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}

public class AzureAISearchToolDefinition : ToolDefinition
{
    public AzureAISearchToolDefinition() => throw null;
}

public class AzureAISearchToolResource
{
    public AzureAISearchToolResource(
        string indexConnectionId, string indexName, int topK, string filter, AzureAISearchQueryType? queryType = default) => throw null;
}

public class AzureFunctionBinding
{
    public AzureFunctionBinding(AzureFunctionStorageQueue storageQueue) => throw null;
}

public class AzureFunctionStorageQueue
{
    public AzureFunctionStorageQueue(string storageServiceEndpoint, string queueName) => throw null;
}

public class AzureFunctionToolDefinition : ToolDefinition
{
    public AzureFunctionToolDefinition(
        string name, string description, AzureFunctionBinding inputBinding, AzureFunctionBinding outputBinding, BinaryData parameters) => throw null;
}

public class BingGroundingSearchConfiguration
{
    public BingGroundingSearchConfiguration(string connectionId) => throw null;
}

public class BingGroundingSearchToolParameters
{
    public BingGroundingSearchToolParameters(IEnumerable<BingGroundingSearchConfiguration> searchConfigurations) => throw null;
}

public class BingGroundingToolDefinition : ToolDefinition
{
    public BingGroundingToolDefinition(BingGroundingSearchToolParameters bingGrounding) => throw null;
}

public class CodeInterpreterToolDefinition : ToolDefinition
{
    public CodeInterpreterToolDefinition() => throw null;
}

public class CodeInterpreterToolResource
{
    public CodeInterpreterToolResource() => throw null;

    public IList<string> FileIds => throw null;
}

public class FileSearchToolDefinition : ToolDefinition
{
    public FileSearchToolDefinition() => throw null;
}

public class FileSearchToolResource
{
    public FileSearchToolResource() => throw null;
    public FileSearchToolResource(IList<string> vectorStoreIds, IList<VectorStoreConfigurations> vectorStores) => throw null;

    public IList<string> VectorStoreIds => throw null;
}

public class FunctionToolDefinition : ToolDefinition
{
    public FunctionToolDefinition(string name, string description) => throw null;
    public FunctionToolDefinition(string name, string description, BinaryData parameters) => throw null;

    public string Name => throw null;
}

public class MCPToolDefinition : ToolDefinition
{
    public MCPToolDefinition(string serverLabel, string serverUrl) => throw null;

    public IList<string> AllowedTools => throw null;
}

public class OpenApiAnonymousAuthDetails : OpenApiAuthDetails
{
    public OpenApiAnonymousAuthDetails() => throw null;
}

public abstract class OpenApiAuthDetails
{
    protected OpenApiAuthDetails() => throw null;
}

public class OpenApiToolDefinition : ToolDefinition
{
    public OpenApiToolDefinition(
        string name, string description, BinaryData spec, OpenApiAuthDetails openApiAuthentication, IList<string> defaultParams = null) => throw null;
}

public abstract class ToolDefinition
{
    protected ToolDefinition() => throw null;
}

public class ToolResources
{
    public ToolResources() => throw null;

    public FileSearchToolResource FileSearch { get => throw null; set => throw null; }
    public CodeInterpreterToolResource CodeInterpreter { get => throw null; set => throw null; }
    public AzureAISearchToolResource AzureAISearch { get => throw null; set => throw null; }
}
