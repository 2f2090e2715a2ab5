using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Tests;

/// <summary>The assemblies of the SDKs the rules speak of: the real packages, or the stand-ins, as this test process has them.</summary>
public static class ClientReferences
{
    private static readonly string[] Prefixes = ["Azure.", "OpenAI", "System.ClientModel", "System.Memory.Data", "Microsoft.Extensions.", "Microsoft.SemanticKernel", "Microsoft.Agents."];

    private static readonly Dictionary<string, string> Paths = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .GroupBy(path => Path.GetFileNameWithoutExtension(path))
        .ToDictionary(group => group.Key, group => group.First());

    /// <summary>Every client and what it needs.</summary>
    public static IReadOnlyList<MetadataReference> All { get; } = Paths
        .Where(path => Prefixes.Any(prefix => path.Key.StartsWith(prefix, StringComparison.Ordinal)))
        .OrderBy(path => path.Key, StringComparer.Ordinal)
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path.Value))
        .ToArray();

    /// <summary>Azure.Core alone: what every program that uses a storage account has.</summary>
    public static IReadOnlyList<MetadataReference> WithoutClients { get; } = Named("Azure.Core", "System.ClientModel", "System.Memory.Data");

    /// <summary>The framework this process runs on.</summary>
    public static IReadOnlyList<MetadataReference> Framework { get; } = Paths.Values
        .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();

    private static MetadataReference[] Named(params string[] names) =>
        names.Select(name => (MetadataReference)MetadataReference.CreateFromFile(Paths[name])).ToArray();
}
