using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>The two pipelines the clients are built on; each reports an answer that is no success with an exception of its own.</summary>
internal enum ClientPipeline
{
    /// <summary>System.ClientModel: <c>ClientResultException</c>.</summary>
    ClientModel,

    /// <summary>Azure.Core: <c>RequestFailedException</c>.</summary>
    AzureCore,
}

/// <summary>Which exception the clients throw.</summary>
/// <remarks>
/// Source, read 2026-11-21: the public API of the packages. Neither exception derives from the other (Azure.Core 1.64.0,
/// System.ClientModel 1.16.0). What a call returns tells its pipeline in every version; the namespace only where it returns a model.
/// </remarks>
internal static class ClientErrors
{
    public const string ClientResultException = "System.ClientModel.ClientResultException";
    public const string RequestFailedException = "Azure.RequestFailedException";

    /// <summary>Where the types stand that the calls of a pipeline return.</summary>
    public static readonly ImmutableArray<(string Namespace, ClientPipeline Family)> Results = ImmutableArray.Create(
        ("System.ClientModel.*", ClientPipeline.ClientModel),
        ("Azure", ClientPipeline.AzureCore));

    /// <summary>Where the clients stand. <c>.*</c> means the namespaces inside too.</summary>
    public static readonly ImmutableArray<(string Namespace, ClientPipeline Family)> Clients = ImmutableArray.Create(
        ("OpenAI.*", ClientPipeline.ClientModel),
        ("Azure.AI.OpenAI.*", ClientPipeline.ClientModel),
        ("Azure.AI.Projects.*", ClientPipeline.ClientModel),
        ("Azure.AI.Extensions.OpenAI.*", ClientPipeline.ClientModel),
        ("Azure.AI.Agents.Persistent.*", ClientPipeline.AzureCore),
        ("Azure.AI.Inference.*", ClientPipeline.AzureCore));

    /// <summary>Calls of Azure.AI.Projects that also send to the storage account of the project, through a client of Azure.Core.</summary>
    public static readonly ImmutableArray<string> StorageCalls = ImmutableArray.Create("Upload", "Download");

    /// <summary>
    /// Where the abstractions stand that a client is wrapped in by an <c>As…</c> method. The errors of the client pass through them.
    /// </summary>
    public const string Wrappers = "Microsoft.Extensions.AI";

    /// <summary>Where types stand whose constructors and properties send nothing.</summary>
    public static readonly ImmutableArray<string> Models = ImmutableArray.Create("Azure.Core.*", "Azure.Identity", Wrappers);

    /// <summary>Where the framework's types stand whose members run nothing but their own code.</summary>
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

    /// <summary>Types of other namespaces that do too.</summary>
    public static readonly ImmutableArray<string> OwnCodeTypes = ImmutableArray.Create(
        "System.IO.Directory",
        "System.IO.File",
        "System.IO.Path");

    /// <summary>Types of those namespaces that run what they were given, or stand for it.</summary>
    public static readonly ImmutableHashSet<string> OthersCode = ImmutableHashSet.Create("Activator", "Delegate", "MulticastDelegate", "Lazy", "ThreadLocal", "Timer", "AppDomain");

    /// <summary>Interfaces of those namespaces whose members only look into a collection, a configuration or a log.</summary>
    public static readonly ImmutableHashSet<string> Collections = ImmutableHashSet.Create(
        "ICollection", "IDictionary", "IList", "ISet", "IReadOnlyCollection", "IReadOnlyDictionary", "IReadOnlyList", "IReadOnlySet",
        "IConfiguration", "IConfigurationSection", "IConfigurationRoot", "ILogger");
}
