using System.Diagnostics.CodeAnalysis;
using OpenAI.Responses;

namespace Azure.AI.Projects.Agents;

public abstract class ProjectsAgentDefinition
{
    internal ProjectsAgentDefinition() => throw null;

    public static DeclarativeAgentDefinition CreatePromptAgentDefinition(string model) => throw null;
    public static WorkflowAgentDefinition CreateWorkflowAgentDefinitionFromYaml(string workflowYamlDocument) => throw null;
}

public class DeclarativeAgentDefinition : ProjectsAgentDefinition
{
    public DeclarativeAgentDefinition(string model) => throw null;

    public string Model { get => throw null; set => throw null; }
    public string Instructions { get => throw null; set => throw null; }
    public float? Temperature { get => throw null; set => throw null; }
    public float? TopP { get => throw null; set => throw null; }
    public IList<ResponseTool> Tools => throw null;
    public ResponseTextOptions TextOptions { get => throw null; set => throw null; }
    public ResponseReasoningOptions ReasoningOptions { get => throw null; set => throw null; }
    public IDictionary<string, StructuredInputDefinition> StructuredInputs => throw null;
}

public class HostedAgentDefinition : ProjectsAgentDefinition
{
    public HostedAgentDefinition(string cpu, string memory) => throw null;

    public string Image { get => throw null; set => throw null; }
    public IDictionary<string, string> EnvironmentVariables => throw null;
}

[Experimental("AAIP001")]
public class WorkflowAgentDefinition : ProjectsAgentDefinition
{
    internal WorkflowAgentDefinition() => throw null;

    public static WorkflowAgentDefinition FromYaml(string workflowYamlDocument) => throw null;
}

public class StructuredInputDefinition
{
    public StructuredInputDefinition() => throw null;

    public string Description { get => throw null; set => throw null; }
    public BinaryData DefaultValue { get => throw null; set => throw null; }
    public IDictionary<string, BinaryData> Schema => throw null;
    public bool? IsRequired { get => throw null; set => throw null; }
}

public class ProjectsAgentVersionCreationOptions
{
    public ProjectsAgentVersionCreationOptions(ProjectsAgentDefinition definition) => throw null;

    public ProjectsAgentDefinition Definition { get => throw null; set => throw null; }
    public string Description { get => throw null; set => throw null; }
    public IDictionary<string, string> Metadata => throw null;
}

public class AgentManifestOptions
{
    internal AgentManifestOptions() => throw null;
}

public class AgentVersionFromCodeMetadata
{
    public AgentVersionFromCodeMetadata(HostedAgentDefinition definition) => throw null;
}

public class PatchAgentOptions
{
    public PatchAgentOptions() => throw null;
}
