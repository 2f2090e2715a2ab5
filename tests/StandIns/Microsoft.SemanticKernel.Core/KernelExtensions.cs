namespace Microsoft.SemanticKernel;

public static class KernelExtensions
{
    public static Kernel Build(this IKernelBuilder builder) => throw null;
    public static Task<FunctionResult> InvokePromptAsync(
        this Kernel kernel, string promptTemplate, KernelArguments arguments = null, string templateFormat = null,
        IPromptTemplateFactory promptTemplateFactory = null, CancellationToken cancellationToken = default) => throw null;
}
