using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>What a call goes through. Each throws its own exception for an error response.</summary>
internal enum ClientPipeline
{
    /// <summary>System.ClientModel: <c>ClientResultException</c>.</summary>
    ClientModel,

    /// <summary>Azure.Core: <c>RequestFailedException</c>.</summary>
    AzureCore,

    /// <summary>A connector of Semantic Kernel, which wraps the error of its client: <c>HttpOperationException</c>.</summary>
    SemanticKernel,
}

/// <summary>The exceptions that the clients throw, and the types that throw none.</summary>
/// <remarks>
/// Source, read 2026-11-21: the public API of the packages. Neither exception derives from the other (Azure.Core 1.64.0,
/// System.ClientModel 1.16.0). The return type of a call shows its pipeline in every version. If it is a model type, the
/// namespace does.
/// </remarks>
internal static class ClientErrors
{
    public const string ClientResultException = "System.ClientModel.ClientResultException";
    public const string RequestFailedException = "Azure.RequestFailedException";
    public const string HttpOperationException = "Microsoft.SemanticKernel.HttpOperationException";

    /// <summary>
    /// The calls that Semantic Kernel makes through a chat completion service. Those that stream, and a service over an
    /// <c>IChatClient</c>, let the client's own exception through.
    /// </summary>
    /// <remarks>Run with Semantic Kernel 1.82 against a server that answers 401, 2026-11-30.</remarks>
    public static readonly ImmutableArray<PromptType> Prompts = ImmutableArray.Create(
        new PromptType("Microsoft.SemanticKernel.KernelExtensions", "InvokePromptAsync"),
        new PromptType(ServiceRegistrations.ChatCompletion, "GetChatMessageContentsAsync"),
        new PromptType(
            "Microsoft.SemanticKernel.ChatCompletion.ChatCompletionServiceExtensions",
            "GetChatMessageContentAsync", "GetChatMessageContentsAsync"));

    /// <summary>The methods and types that make the chat completion service of a connector that wraps errors.</summary>
    public static readonly ImmutableArray<string> Connectors = ImmutableArray.Create(
        "AddAzureOpenAIChatCompletion", "AddOpenAIChatCompletion",
        "AzureOpenAIChatCompletionService", "OpenAIChatCompletionService");

    /// <summary>The exceptions of other pipelines that mean a refusal: code that catches one handles it.</summary>
    public static readonly ImmutableArray<string> Refusals = ImmutableArray.Create(
        "Anthropic.Exceptions.AnthropicForbiddenException",
        "Anthropic.Exceptions.AnthropicUnauthorizedException");

    /// <summary>The namespaces of the types that the calls of a pipeline return.</summary>
    public static readonly ImmutableArray<PipelineNamespace> Results = ImmutableArray.Create(
        new PipelineNamespace("System.ClientModel.*", ClientPipeline.ClientModel),
        new PipelineNamespace("Azure", ClientPipeline.AzureCore));

    /// <summary>The namespaces of the clients. <c>.*</c> includes nested namespaces.</summary>
    public static readonly ImmutableArray<PipelineNamespace> Clients = ImmutableArray.Create(
        new PipelineNamespace("OpenAI.*", ClientPipeline.ClientModel),
        new PipelineNamespace("Azure.AI.OpenAI.*", ClientPipeline.ClientModel),
        new PipelineNamespace("Azure.AI.Projects.*", ClientPipeline.ClientModel),
        new PipelineNamespace("Azure.AI.Extensions.OpenAI.*", ClientPipeline.ClientModel),
        new PipelineNamespace("Azure.AI.Agents.Persistent.*", ClientPipeline.AzureCore),
        new PipelineNamespace("Azure.AI.Inference.*", ClientPipeline.AzureCore));

    /// <summary>
    /// Calls of Azure.AI.Projects that also call the project's storage account, through a client of Azure.Core.
    /// </summary>
    public static readonly ImmutableArray<string> StorageCalls = ImmutableArray.Create("Upload", "Download");

    /// <summary>
    /// The namespace of the abstractions that <c>As…</c> methods return. The client's errors pass through them.
    /// </summary>
    public const string Wrappers = "Microsoft.Extensions.AI";

    /// <summary>The namespaces of types whose constructors and properties send no request.</summary>
    public static readonly ImmutableArray<string> Models = ImmutableArray.Create(
        "Azure.Core.*", "Azure.Identity", "Microsoft.Agents.AI", "Microsoft.SemanticKernel.*", Wrappers);

    /// <summary>The namespaces of framework types whose members run only their own code.</summary>
    public static readonly ImmutableArray<string> OwnCode = ImmutableArray.Create(
        "System",
        "System.Collections.Generic",
        "System.Collections.Immutable",
        "System.Collections.ObjectModel",
        "System.Diagnostics",
        "System.Globalization",
        "System.Linq",
        "System.Runtime.CompilerServices",
        "System.Text.*",
        "System.Threading",
        "System.Threading.Tasks",
        "Microsoft.Extensions.Configuration",
        "Microsoft.Extensions.Logging");

    /// <summary>Types of other namespaces whose members run only their own code.</summary>
    public static readonly ImmutableArray<string> OwnCodeTypes = ImmutableArray.Create(
        "System.IO.Directory",
        "System.IO.File",
        "System.IO.Path",
        "Microsoft.SemanticKernel.ChatCompletion.ChatHistory",
        "Microsoft.SemanticKernel.FunctionResult",
        "Microsoft.SemanticKernel.KernelArguments");

    /// <summary>Types of those namespaces that run or hold a caller's code.</summary>
    public static readonly ImmutableHashSet<string> OthersCode = ImmutableHashSet.Create(
        "Activator",
        "Delegate",
        "MulticastDelegate",
        "Lazy",
        "ThreadLocal",
        "Timer",
        "AppDomain");

    /// <summary>Interfaces of those namespaces whose members only access a collection, a configuration or a log.</summary>
    public static readonly ImmutableHashSet<string> Collections = ImmutableHashSet.Create(
        "ICollection",
        "IDictionary",
        "IList",
        "ISet",
        "IReadOnlyCollection",
        "IReadOnlyDictionary",
        "IReadOnlyList",
        "IReadOnlySet",
        "IConfiguration",
        "IConfigurationSection",
        "IConfigurationRoot",
        "ILogger");
}

/// <summary>A namespace whose types belong to a pipeline.</summary>
internal sealed class PipelineNamespace(string name, ClientPipeline pipeline)
{
    public string Name { get; } = name;

    public ClientPipeline Pipeline { get; } = pipeline;
}

/// <summary>A type, and those of its methods that ask a model.</summary>
internal sealed class PromptType(string fullName, params string[] methods)
{
    public string FullName { get; } = fullName;

    public ImmutableArray<string> Methods { get; } = ImmutableArray.Create(methods);
}
