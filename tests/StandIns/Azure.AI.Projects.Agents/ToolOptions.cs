namespace Azure.AI.Projects.Agents;

public class AzureAISearchToolIndex
{
    public AzureAISearchToolIndex() => throw null;

    public string ProjectConnectionId { get => throw null; set => throw null; }
    public string IndexName { get => throw null; set => throw null; }
    public int? TopK { get => throw null; set => throw null; }
    public string Filter { get => throw null; set => throw null; }
}

public class AzureAISearchToolOptions
{
    public AzureAISearchToolOptions(IEnumerable<AzureAISearchToolIndex> indexes) => throw null;

    public IList<AzureAISearchToolIndex> Indexes => throw null;
}

public class BingCustomSearchConfiguration
{
    public BingCustomSearchConfiguration(string projectConnectionId, string instanceName) => throw null;
}

public class BingCustomSearchToolOptions
{
    public BingCustomSearchToolOptions(IEnumerable<BingCustomSearchConfiguration> searchConfigurations) => throw null;

    public IList<BingCustomSearchConfiguration> SearchConfigurations => throw null;
}

public class BingGroundingSearchConfiguration
{
    public BingGroundingSearchConfiguration(string projectConnectionId) => throw null;
}

public class BingGroundingSearchToolOptions
{
    public BingGroundingSearchToolOptions(IEnumerable<BingGroundingSearchConfiguration> searchConfigurations) => throw null;

    public IList<BingGroundingSearchConfiguration> SearchConfigurations => throw null;
}

public class FabricDataAgentToolOptions
{
    public FabricDataAgentToolOptions() => throw null;

    public IList<ToolProjectConnection> ProjectConnections => throw null;
}

public abstract class OpenApiAuthenticationDetails
{
    internal OpenApiAuthenticationDetails() => throw null;
}

public class OpenApiFunctionDefinition
{
    public OpenApiFunctionDefinition(string name, BinaryData specificationBytes, OpenApiAuthenticationDetails authentication) => throw null;
    public OpenApiFunctionDefinition(
        string name, IDictionary<string, BinaryData> spec, OpenApiAuthenticationDetails authenticationDetails) => throw null;

    public string Name { get => throw null; set => throw null; }
    public string Description { get => throw null; set => throw null; }
}

public class SharePointGroundingToolOptions
{
    public SharePointGroundingToolOptions() => throw null;

    public IList<ToolProjectConnection> ProjectConnections => throw null;
}

public class ToolProjectConnection
{
    public ToolProjectConnection(string projectConnectionId) => throw null;

    public string ProjectConnectionId { get => throw null; set => throw null; }
}
