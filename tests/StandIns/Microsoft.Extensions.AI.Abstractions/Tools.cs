using System.Reflection;
using System.Text.Json;

namespace Microsoft.Extensions.AI;

public abstract class AITool
{
    protected AITool() => throw null;

    public string Name => throw null;
    public string Description => throw null;
}

public sealed class ApprovalRequiredAIFunction : AIFunction
{
    public ApprovalRequiredAIFunction(AIFunction innerFunction) => throw null;
}

public class HostedMcpServerToolApprovalMode
{
    public HostedMcpServerToolApprovalMode() => throw null;

    public static HostedMcpServerToolApprovalMode AlwaysRequire => throw null;
    public static HostedMcpServerToolApprovalMode NeverRequire => throw null;
}

public abstract class AIFunction : AIFunctionDeclaration
{
    protected AIFunction() => throw null;

    public ValueTask<object> InvokeAsync(AIFunctionArguments arguments = null, CancellationToken cancellationToken = default) => throw null;
}

public class AIFunctionArguments : Dictionary<string, object>
{
    public AIFunctionArguments() => throw null;
}

public abstract class AIFunctionDeclaration : AITool
{
    protected AIFunctionDeclaration() => throw null;

    public JsonElement JsonSchema => throw null;
}

public static class AIFunctionFactory
{
    public static AIFunction Create(Delegate method, AIFunctionFactoryOptions options) => throw null;
    public static AIFunction Create(
        Delegate method, string name = null, string description = null, JsonSerializerOptions serializerOptions = null) => throw null;
    public static AIFunction Create(
        MethodInfo method, object target, string name = null, string description = null,
        JsonSerializerOptions serializerOptions = null) => throw null;
}

public sealed class AIFunctionFactoryOptions
{
    public AIFunctionFactoryOptions() => throw null;

    public string Name { get => throw null; set => throw null; }
    public string Description { get => throw null; set => throw null; }
    public JsonSerializerOptions SerializerOptions { get => throw null; set => throw null; }
}

public class HostedCodeInterpreterTool : AITool
{
    public HostedCodeInterpreterTool() => throw null;

    public IList<AIContent> Inputs { get => throw null; set => throw null; }
}

public class HostedFileSearchTool : AITool
{
    public HostedFileSearchTool() => throw null;

    public IList<AIContent> Inputs { get => throw null; set => throw null; }
    public int? MaximumResultCount { get => throw null; set => throw null; }
}

public class HostedMcpServerTool : AITool
{
    public HostedMcpServerTool(string serverName, string serverAddress) => throw null;
    public HostedMcpServerTool(string serverName, Uri serverUrl) => throw null;

    public IList<string> AllowedTools { get => throw null; set => throw null; }
    public HostedMcpServerToolApprovalMode ApprovalMode { get => throw null; set => throw null; }
    public IDictionary<string, string> Headers { get => throw null; set => throw null; }
}

public class HostedWebSearchTool : AITool
{
    public HostedWebSearchTool() => throw null;
}
