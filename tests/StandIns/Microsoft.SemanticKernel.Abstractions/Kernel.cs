using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.SemanticKernel;

public interface IKernelBuilderPlugins
{
    IServiceCollection Services { get; }
}

public interface IKernelBuilder
{
    IServiceCollection Services { get; }
    IKernelBuilderPlugins Plugins { get; }
}

public sealed class Kernel
{
    public Kernel(IServiceProvider services = null, KernelPluginCollection plugins = null) => throw null;

    public IServiceProvider Services => throw null;
    public KernelPluginCollection Plugins => throw null;

    public static IKernelBuilder CreateBuilder() => throw null;
    public Kernel Clone() => throw null;
    public T GetRequiredService<T>(object serviceKey = null) where T : class => throw null;
    public IEnumerable<T> GetAllServices<T>() where T : class => throw null;
}

public sealed class KernelPluginCollection
{
    public KernelPluginCollection() => throw null;
}

public sealed class KernelArguments
{
    public KernelArguments() => throw null;
    public KernelArguments(PromptExecutionSettings executionSettings) => throw null;
}

public class PromptExecutionSettings
{
    public PromptExecutionSettings() => throw null;

    public string ServiceId { get => throw null; set => throw null; }
    public string ModelId { get => throw null; set => throw null; }
}

public sealed class FunctionResult
{
    internal FunctionResult() => throw null;

    public T GetValue<T>() => throw null;
}

public interface IPromptTemplateFactory
{
}
