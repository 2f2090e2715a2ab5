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

    /// <summary>The public types with a full name. Two packages declare <c>ChatClientExtensions</c>.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(Compilation compilation, string fullName) =>
        compilation.GetTypesByMetadataName(fullName).Where(type => type.DeclaredAccessibility == Accessibility.Public);

    /// <summary>The public methods with a name; <c>.ctor</c> are the constructors.</summary>
    public static IEnumerable<IMethodSymbol> Methods(Compilation compilation, string type, string name) =>
        Types(compilation, type).SelectMany(found => found.GetMembers(name)).OfType<IMethodSymbol>()
            .Where(method => method.DeclaredAccessibility == Accessibility.Public);

    private static CSharpCompilation With(string path) => Newest.WithReferences(Newest.References
        .Where(reference => Path.GetFileName(reference.Display) != Path.GetFileName(path))
        .Append(MetadataReference.CreateFromFile(path)));
}
