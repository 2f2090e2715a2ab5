using System;
using System.Collections.Immutable;
using System.Linq;

namespace Foundry.Analyzers.Catalog;

/// <summary>
/// How programs register the services that a dependency injection container gives out, and how they ask for one.
/// </summary>
/// <remarks>
/// Source: the public API of Microsoft.Extensions.DependencyInjection.Abstractions 10.0, Microsoft.Extensions.AI 10.11,
/// Microsoft.Extensions.Azure 1.14 and Semantic Kernel 1.82, and the API listings and sources of Aspire.Azure.AI.OpenAI,
/// Aspire.Azure.AI.Inference and Aspire.OpenAI in dotnet/aspire, read 2026-11-30.
/// </remarks>
internal static class ServiceRegistrations
{
    /// <summary>What code registers services on.</summary>
    public static readonly ImmutableArray<string> Builders = ImmutableArray.Create(
        "Microsoft.Extensions.DependencyInjection.IServiceCollection",
        "Microsoft.Extensions.Hosting.IHostApplicationBuilder",
        "Microsoft.Extensions.Hosting.IHostBuilder",
        "Microsoft.Extensions.Azure.AzureClientFactoryBuilder",
        "Microsoft.SemanticKernel.IKernelBuilder",
        "Microsoft.Extensions.Options.OptionsBuilder`1",
        "Aspire.OpenAI.AspireOpenAIClientBuilder",
        "Aspire.Azure.AI.Inference.AspireChatCompletionsClientBuilder",
        "Aspire.Azure.AI.Inference.AspireEmbeddingsClientBuilder");

    /// <summary>
    /// The types whose methods register a service that a type argument or a <c>typeof</c> names. The last parameter is an
    /// instance, a factory, or the type that implements the service.
    /// </summary>
    public static readonly ImmutableArray<string> Generic = ImmutableArray.Create(
        "Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions",
        "Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions",
        "Microsoft.Extensions.Azure.AzureClientFactoryBuilder");

    /// <summary>The types whose methods set options objects, from the configuration or otherwise.</summary>
    public static readonly ImmutableArray<string> Options = ImmutableArray.Create(
        "Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions",
        "Microsoft.Extensions.DependencyInjection.OptionsConfigurationServiceCollectionExtensions",
        "Microsoft.Extensions.DependencyInjection.OptionsBuilderConfigurationExtensions",
        "Microsoft.Extensions.Options.OptionsBuilder`1");

    /// <summary>The types whose methods register what a parameter is, or what its factory returns.</summary>
    public static readonly ImmutableArray<string> ByParameter = ImmutableArray.Create(
        "Microsoft.Extensions.DependencyInjection.ChatClientBuilderServiceCollectionExtensions",
        "Microsoft.Extensions.DependencyInjection.EmbeddingGeneratorBuilderServiceCollectionExtensions");

    private const string OpenAIClient = "OpenAI.OpenAIClient";

    public const string ChatClient = "Microsoft.Extensions.AI.IChatClient";

    private const string EmbeddingGenerator =
        "Microsoft.Extensions.AI.IEmbeddingGenerator<string, Microsoft.Extensions.AI.Embedding<float>>";

    public const string ChatCompletion = "Microsoft.SemanticKernel.ChatCompletion.IChatCompletionService";

    /// <summary>The methods that take services out again or put others in their place.</summary>
    public static readonly ImmutableArray<string> Replacing = ImmutableArray.Create(
        "Replace", "RemoveAll", "RemoveAllKeyed", "RemoveAt", "Remove", "Insert", "Clear", "Decorate", "TryDecorate");

    private static readonly ImmutableArray<string> RegisteringPrefixes = ImmutableArray.Create(
        "AddSingleton", "AddScoped", "AddTransient", "AddKeyed", "TryAdd", "AddClient", "AddChatC", "AddEmbeddingsClient",
        "AddEmbeddingGenerator", "AddAzureOpenAI", "AddOpenAI", "AddAzureAIInference", "AddAzureChatCompletions",
        "AddAzureEmbeddings", "Configure", "PostConfigure", "Bind");

    private static readonly ImmutableArray<string> ContainerEndings =
        ImmutableArray.Create("services", "builder", "servicecollection", "svc");

    /// <summary>
    /// The beginnings of the names of assemblies that register no client outside the catalogue, unless the program says which.
    /// </summary>
    private static readonly ImmutableArray<string> KnownAssemblies =
        ImmutableArray.Create("Microsoft.", "Azure.", "Aspire.", "System.", "OpenAI", "netstandard");

    /// <summary>The services that a method builds and registers, so that the call counts as each; empty for any other.</summary>
    public static ImmutableArray<string> ServicesOf(string method) => method switch
    {
        "AddAzureOpenAIChatCompletion" or "AddOpenAIChatCompletion" or "AddAzureAIInferenceChatCompletion" =>
            ImmutableArray.Create(ChatCompletion),
        "AddAzureOpenAIChatClient" or "AddOpenAIChatClient" or "AddAzureAIInferenceChatClient" =>
            ImmutableArray.Create(ChatClient),
        "AddAzureOpenAIClient" or "AddKeyedAzureOpenAIClient" =>
            ImmutableArray.Create("Azure.AI.OpenAI.AzureOpenAIClient", OpenAIClient),
        "AddOpenAIClientFromConfiguration" or "AddKeyedOpenAIClientFromConfiguration"
            or "AddOpenAIClient" or "AddKeyedOpenAIClient" =>
            ImmutableArray.Create(OpenAIClient),
        "AddAzureChatCompletionsClient" or "AddKeyedAzureChatCompletionsClient" =>
            ImmutableArray.Create("Azure.AI.Inference.ChatCompletionsClient"),
        "AddChatCompletionsClient" => ImmutableArray.Create("Azure.AI.Inference.ChatCompletionsClient"),
        "AddEmbeddingsClient" => ImmutableArray.Create("Azure.AI.Inference.EmbeddingsClient"),
        "AddAzureEmbeddingsClient" or "AddKeyedAzureEmbeddingsClient" =>
            ImmutableArray.Create("Azure.AI.Inference.EmbeddingsClient"),
        _ => ImmutableArray<string>.Empty,
    };

    /// <summary>
    /// The service that a method of Aspire registers over the client of its receiver; null for any other method.
    /// </summary>
    public static string? ServiceOnClient(string type, string method) => (type, method) switch
    {
        ("AspireOpenAIClientBuilderChatClientExtensions" or "AspireAzureAIInferenceExtensions",
            "AddChatClient" or "AddKeyedChatClient") =>
            ChatClient,
        ("AspireOpenAIClientBuilderEmbeddingGeneratorExtensions", "AddEmbeddingGenerator" or "AddKeyedEmbeddingGenerator") =>
            EmbeddingGenerator,
        _ => null,
    };

    /// <summary>The parameter that is the key of a service that a method builds.</summary>
    public static string KeyOf(string method) => method.StartsWith("AddKeyed", StringComparison.Ordinal) ? "name" : "serviceId";

    /// <summary>Whether a method of this name registers services.</summary>
    public static bool IsRegistering(string method) =>
        RegisteringPrefixes.Any(prefix => method.StartsWith(prefix, StringComparison.Ordinal)) || Replacing.Contains(method);

    /// <summary>Whether people name a service collection or a builder so.</summary>
    public static bool IsContainerName(string variable) =>
        variable == "s" || ContainerEndings.Any(ending => variable.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    public static bool IsKnownAssembly(string name) =>
        KnownAssemblies.Any(known => name.StartsWith(known, StringComparison.Ordinal));
}
