using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Tests;

/// <summary>The assemblies of the SDKs the rules speak of: the real packages, or the stand-ins, as this test process has them.</summary>
public static class ClientReferences
{
    private static readonly string[] Prefixes = ["Anthropic", "Aspire.Azure.", "Aspire.OpenAI", "Azure.", "OpenAI", "System.ClientModel", "System.Memory.Data", "Microsoft.Extensions.", "Microsoft.SemanticKernel", "Microsoft.Agents."];

    private static readonly string[] InfrastructurePrefixes = ["Aspire.Hosting", "Azure.Provisioning", "Azure.ResourceManager"];

    /// <summary>Comes with Aspire. A program that references it is taken for a worker.</summary>
    private const string GenericHost = "Microsoft.Extensions.Hosting";

    private static readonly Dictionary<string, string> Paths = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .GroupBy(path => Path.GetFileNameWithoutExtension(path))
        .ToDictionary(group => group.Key, group => group.First());

    /// <summary>Every client and what it needs.</summary>
    public static IReadOnlyList<MetadataReference> All { get; } = Where(name => StartsWith(name, Prefixes) && !IsInfrastructure(name));

    /// <summary>The libraries that declare infrastructure in C#. With Aspire's among its references a program is taken for an application host.</summary>
    public static IReadOnlyList<MetadataReference> Infrastructure { get; } = Where(IsInfrastructure);

    /// <summary>Azure.Core alone: what every program that uses a storage account has.</summary>
    public static IReadOnlyList<MetadataReference> WithoutClients { get; } = Named("Azure.Core", "System.ClientModel", "System.Memory.Data");

    /// <summary>The generic host, which makes a program a worker.</summary>
    public static IReadOnlyList<MetadataReference> Host => Named(GenericHost);

    /// <summary>The framework this process runs on.</summary>
    public static IReadOnlyList<MetadataReference> Framework { get; } = Paths.Values
        .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();

    private static bool IsInfrastructure(string name) => name == GenericHost || StartsWith(name, InfrastructurePrefixes);

    /// <summary>ASP.NET Core, as far as the clients do not bring the same assembly.</summary>
    public static IReadOnlyList<MetadataReference> AspNetCore { get; } = Directory
        .EnumerateFiles(SharedFramework("Microsoft.AspNetCore.App"), "*.dll")
        .Where(static path => !All.Any(client => Path.GetFileName(client.Display) == Path.GetFileName(path)))
        .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();

    /// <summary>The folder of another framework of the same installation, in the nearest version.</summary>
    private static string SharedFramework(string name)
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var versions = Path.Combine(runtime, "..", "..", name);
        var same = Path.Combine(versions, Path.GetFileName(runtime));
        return Directory.Exists(same) ? same : Directory.EnumerateDirectories(versions).Order(StringComparer.Ordinal).Last();
    }

    private static bool StartsWith(string name, string[] prefixes) => prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private static MetadataReference[] Where(Func<string, bool> isMeant) => Paths
        .Where(path => isMeant(path.Key))
        .OrderBy(path => path.Key, StringComparer.Ordinal)
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path.Value))
        .ToArray();

    private static MetadataReference[] Named(params string[] names) =>
        names.Select(name => (MetadataReference)MetadataReference.CreateFromFile(Paths[name])).ToArray();
}
