using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;

namespace Foundry.Analyzers.Catalog;

/// <summary>A binding of Azure Functions that calls models: an attribute, and the operations that the host carries out.</summary>
internal sealed class FunctionBinding(string fullName, params string[] operations)
{
    /// <summary>The full name of the attribute.</summary>
    public string FullName { get; } = fullName;

    /// <summary>The operations. All of them have to be granted.</summary>
    public ImmutableArray<ServiceOperation> Operations { get; } =
        operations.Select(static id => ServiceOperations.ById(id)!).ToImmutableArray();
}

/// <summary>The bindings of the OpenAI extension of Azure Functions, and the settings that they read.</summary>
/// <remarks>
/// Source: Azure/azure-functions-openai-extension at a6289e6a, read 2026-11-30: the attributes of
/// Functions.Worker.Extensions.OpenAI, and OpenAIClientFactory and the converters of WebJobs.Extensions.OpenAI. The bindings
/// AssistantCreateOutput and AssistantQueryInput read and write a table and call no model.
/// </remarks>
internal static class FunctionBindings
{
    private const string Chat = "chat.completions.account";
    private const string Embeddings = "embeddings.account";
    private const string Extension = "Microsoft.Azure.Functions.Worker.Extensions.OpenAI.";

    private static readonly Regex KeyName = new(
        @"\b(AZURE_OPENAI_KEY|OPENAI_API_KEY)\b|__(Key|ClientSecret)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The rule about bindings runs only in a project that references one of these assemblies.</summary>
    /// <remarks>The project in the source names its package with the prefix, and its assembly without it.</remarks>
    public static readonly ImmutableHashSet<string> Assemblies = ImmutableHashSet.Create(
        "Functions.Worker.Extensions.OpenAI", "Microsoft.Azure.Functions.Worker.Extensions.OpenAI");

    /// <summary>The property of an attribute that names a section with the endpoint and the key.</summary>
    public const string Connection = "AIConnectionName";

    public static readonly ImmutableArray<FunctionBinding> All = ImmutableArray.Create(
        new FunctionBinding(Extension + "TextCompletion.TextCompletionInputAttribute", Chat),
        new FunctionBinding(Extension + "Assistants.AssistantPostInputAttribute", Chat),
        new FunctionBinding(Extension + "Embeddings.EmbeddingsInputAttribute", Embeddings),
        new FunctionBinding(Extension + "Embeddings.EmbeddingsStoreOutputAttribute", Embeddings),
        new FunctionBinding(Extension + "Search.SemanticSearchInputAttribute", Embeddings, Chat));

    /// <summary>The settings that hold the endpoint, the first choice first.</summary>
    public static ImmutableArray<string> EndpointSettings(string connection) =>
        ImmutableArray.Create(connection + ":Endpoint", "AZURE_OPENAI_ENDPOINT");

    /// <summary>The settings that make the host use a key, or an app registration, and not the identity of the app.</summary>
    public static ImmutableArray<string> KeySettings(string connection) => ImmutableArray.Create(
        "OPENAI_API_KEY", connection + ":Key", "AZURE_OPENAI_KEY", connection + ":ClientSecret");

    /// <summary>Whether a template or a script names such a setting, for any connection.</summary>
    public static bool NamesKey(string text) => KeyName.IsMatch(text);
}
