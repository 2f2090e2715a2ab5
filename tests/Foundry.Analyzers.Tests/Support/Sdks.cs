using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foundry.Analyzers.Tests;

/// <summary>The SDKs as symbols: the versions that the tests reference, and older ones that have what the newest dropped.</summary>
internal static class Sdks
{
    private const string Older = "Older ";

    /// <summary>The real packages, or the stand-ins of those that no registry here serves.</summary>
    public static CSharpCompilation Newest { get; } = CSharpCompilation.Create(
        "t", references: [.. ClientReferences.Framework, .. ClientReferences.All, .. ClientReferences.Infrastructure]);

    /// <summary>Package and version, <c>OpenAI 2.14.0</c>, and all references with that version in place of the newest.</summary>
    public static IReadOnlyDictionary<string, CSharpCompilation> OlderVersions { get; } = typeof(Sdks).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(data => data.Key.StartsWith(Older, StringComparison.Ordinal))
        .ToDictionary(data => data.Key[Older.Length..], data => With(data.Value!));

    /// <summary>The published packages whose public members are compared with the catalogue.</summary>
    public static IReadOnlyList<string> Packages { get; } =
    [
        "Anthropic.Foundry",
        "Azure.AI.Inference",
        "Azure.AI.OpenAI",
        "Microsoft.Agents.AI",
        "Microsoft.Agents.AI.Abstractions",
        "Microsoft.Agents.AI.Workflows",
        "Microsoft.Extensions.AI",
        "Microsoft.Extensions.AI.Abstractions",
        "Microsoft.Extensions.AI.OpenAI",
        "Microsoft.SemanticKernel.Abstractions",
        "Microsoft.SemanticKernel.Connectors.AzureOpenAI",
        "Microsoft.SemanticKernel.Connectors.OpenAI",
        "Microsoft.SemanticKernel.Core",
        "OpenAI",
    ];

    /// <summary>The public types of a package, but its delegates.</summary>
    public static IEnumerable<INamedTypeSymbol> TypesOf(string package) => TypesIn(Newest.References
        .Select(Newest.GetAssemblyOrModuleSymbol)
        .OfType<IAssemblySymbol>()
        .Single(candidate => candidate.Name == package)
        .GlobalNamespace);

    /// <summary>The public types with a full name. Two packages declare <c>ChatClientExtensions</c>.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(Compilation compilation, string fullName) =>
        compilation.GetTypesByMetadataName(fullName).Where(type => type.DeclaredAccessibility == Accessibility.Public);

    /// <summary>The public methods with a name; <c>.ctor</c> are the constructors.</summary>
    public static IEnumerable<IMethodSymbol> Methods(Compilation compilation, string type, string name) =>
        Types(compilation, type).SelectMany(found => found.GetMembers(name)).OfType<IMethodSymbol>()
            .Where(method => method.DeclaredAccessibility == Accessibility.Public);

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) => container.GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .Where(member => member is INamespaceSymbol || member.DeclaredAccessibility == Accessibility.Public)
        .SelectMany(member => member is INamedTypeSymbol { TypeKind: not TypeKind.Delegate } type
            ? TypesIn(type).Prepend(type)
            : TypesIn(member));

    private static CSharpCompilation With(string path) => Newest.WithReferences(Newest.References
        .Where(reference => Path.GetFileName(reference.Display) != Path.GetFileName(path))
        .Append(MetadataReference.CreateFromFile(path)));
}
