namespace Azure.AI.Extensions.OpenAI;

// The models of the tools, as of 3.0 betas. Azure.AI.Projects.Agents has its own of the same names.

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

public class BingCustomSearchOptions
{
    public BingCustomSearchOptions(string projectConnectionId, string instanceName) => throw null;
}

public class BingCustomSearchToolOptions
{
    public BingCustomSearchToolOptions(IEnumerable<BingCustomSearchOptions> searchConfigurations) => throw null;
}

public class BingGroundingSearchOptions
{
    public BingGroundingSearchOptions(string projectConnectionId) => throw null;
}

public class BingGroundingSearchToolOptions
{
    public BingGroundingSearchToolOptions(IEnumerable<BingGroundingSearchOptions> searchConfigurations) => throw null;
}

public class OpenApiAnonymousAuthenticationDetails : OpenApiAuthenticationDetails
{
    public OpenApiAnonymousAuthenticationDetails() => throw null;
}

public abstract class OpenApiAuthenticationDetails
{
    internal OpenApiAuthenticationDetails() => throw null;
}

public class OpenApiFunctionDefinition
{
    public OpenApiFunctionDefinition(string name, BinaryData specification, OpenApiAuthenticationDetails authentication) => throw null;

    public string Name { get => throw null; set => throw null; }
    public string Description { get => throw null; set => throw null; }
}

public class OpenApiManagedAuthenticationDetails : OpenApiAuthenticationDetails
{
    public OpenApiManagedAuthenticationDetails(OpenApiManagedSecurityScheme securityScheme) => throw null;
}

public class OpenApiManagedSecurityScheme
{
    public OpenApiManagedSecurityScheme(string audience) => throw null;
}

public class OpenApiProjectConnectionAuthenticationDetails : OpenApiAuthenticationDetails
{
    public OpenApiProjectConnectionAuthenticationDetails(OpenApiProjectConnectionSecurityScheme securityScheme) => throw null;
}

public class OpenApiProjectConnectionSecurityScheme
{
    public OpenApiProjectConnectionSecurityScheme(string projectConnectionId) => throw null;
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

public class StructuredOutputDefinition
{
    public StructuredOutputDefinition(string name, string description, IDictionary<string, BinaryData> schema, bool? isStrict) => throw null;
}
