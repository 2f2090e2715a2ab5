using System;
using System.Collections.Immutable;
using System.IO;
using System.Runtime.CompilerServices;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers;

/// <summary>What a rule may ask about one compilation. All rules of a compilation share one.</summary>
internal sealed class FoundryContext
{
    private const string AccessManifestName = "foundry.access.json";

    // The one piece of static state in this assembly, and a weak one. The options are a key too: an editor hands the same
    // compilation over again with other additional files.
    private static readonly ConditionalWeakTable<Compilation, ConditionalWeakTable<AnalyzerOptions, FoundryContext>> Contexts = new();

    private readonly Lazy<HostKind> _host;
    private readonly Lazy<bool> _declaresAccess;
    private readonly Lazy<Configuration> _configuration;

    private FoundryContext(Compilation compilation, AnalyzerOptions options)
    {
        ReferencesClient = References(compilation, Clients.Assemblies);
        ReferencesInfrastructure = References(compilation, InfrastructureLibraries.Assemblies);
        _host = new(() => HostKinds.Of(compilation, options.AnalyzerConfigOptionsProvider.GlobalOptions));
        _declaresAccess = new(() => HasAccessManifest(options));
        _configuration = new(() => Configuration.Read(options));
    }

    /// <summary>The context of a compilation under the given options.</summary>
    public static FoundryContext For(Compilation compilation, AnalyzerOptions options) =>
        Contexts.GetValue(compilation, static _ => new()).GetValue(options, key => new FoundryContext(compilation, key));

    /// <summary>Whether the compilation references a package that holds one of our clients.</summary>
    public bool ReferencesClient { get; }

    /// <summary>Whether the compilation references a library that assigns roles on our accounts in C#.</summary>
    public bool ReferencesInfrastructure { get; }

    /// <summary>Where the variables of the compilation are named.</summary>
    public NameIndex Names { get; } = new();

    /// <summary>What the project is built to be.</summary>
    public HostKind Host => _host.Value;

    /// <summary>Whether the project holds tests, where fakes, nulls and unguarded calls are on purpose.</summary>
    public bool IsTestProject => Host == HostKind.Test;

    /// <summary>Whether the repository declares who may do what (<c>foundry.access.json</c>).</summary>
    public bool DeclaresAccess => _declaresAccess.Value;

    /// <summary>The values in the settings files of the project.</summary>
    public Configuration Configuration => _configuration.Value;

    internal static bool References(Compilation compilation, ImmutableHashSet<string> names)
    {
        foreach (var reference in compilation.ReferencedAssemblyNames)
        {
            if (names.Contains(reference.Name))
                return true;
        }

        return false;
    }

    private static bool HasAccessManifest(AnalyzerOptions options)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (Path.GetFileName(file.Path).Equals(AccessManifestName, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
