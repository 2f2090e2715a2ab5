using System;
using System.Linq;
using Foundry.Analyzers.Build;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.AccessHelper;

/// <summary>
/// Adds the source of the run-time helper <c>Foundry.Access.FoundryAccess</c> to a project whose code names it or its namespace.
/// </summary>
/// <remarks>
/// The helper is source, because a code fix can add a call but no package reference, and not every editor keeps a file that a fix
/// adds. The helper is internal. If a referenced project shares its own (InternalsVisibleTo), that one is used: two cause a
/// warning (CS0436).
/// A public type of the same name is not the helper, which is never public: the helper is added all the same, and the compiler
/// warns (CS0436).
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class AccessHelperGenerator : IIncrementalGenerator
{
    private const string Name = "FoundryAccess";
    private const string Namespace = "Foundry.Access";
    private const string FullName = Namespace + "." + Name;

    /// <summary>The types that the helper needs besides the framework. Azure.Core brings both.</summary>
    private static readonly string[] RequiredTypes = { "Azure.Core.TokenCredential", "System.Text.Json.JsonDocument" };

    // Every value of the pipeline is a class. The runtime has precompiled generic code for classes, but has to compile the
    // compiler's tables again for each struct.
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var name = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is IdentifierNameSyntax { Identifier.ValueText: Name } || IsUsing(node),
                static (found, _) => found.Node is UsingDirectiveSyntax ? Namespace : Name)
            .Collect()
            .Select(static (names, _) => names.Contains(Name) ? Name : names.FirstOrDefault());
        var wanted = name.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (input, _) => input.Left is not null && IsOn(input.Right.GlobalOptions) ? input.Left : null);

        // The compilation changes with every key stroke, so query it only if the code uses the helper. The result seldom changes.
        var sources = wanted.Combine(context.CompilationProvider)
            .Select(static (input, _) => Asks(input.Left, input.Right) ? SourcesFor(input.Right) : null);
        context.RegisterSourceOutput(sources, static (output, sources) => Generate(output, sources));
    }

    private static bool IsUsing(SyntaxNode node) => node is UsingDirectiveSyntax { Name: QualifiedNameSyntax name, Alias: null }
        && name.ToString() == Namespace;

    /// <summary>
    /// Whether code asks for the helper. A using that is left over, because a call was removed, needs the namespace to exist.
    /// </summary>
    private static bool Asks(string? name, Compilation compilation) =>
        name is not null && (name == Name || !HasNamespace(compilation));

    private static bool HasNamespace(Compilation compilation) => compilation.GlobalNamespace.GetNamespaceMembers()
        .Where(static root => root.Name == "Foundry")
        .SelectMany(static root => root.GetNamespaceMembers())
        .Any(static inner => inner.Name == "Access");

    /// <summary>Whether code of the compilation can use the helper, or gets it when it does.</summary>
    internal static bool Serves(Compilation compilation, AnalyzerConfigOptions options) =>
        HasHelper(compilation) || IsOn(options) && CanReceive(compilation);

    private static bool IsOn(AnalyzerConfigOptions options) => !BuildProperties.AccessHelper.IsFalse(options);

    /// <summary>Whether a compilation lacks the helper and has the types that the helper needs.</summary>
    private static bool CanReceive(Compilation compilation) =>
        !HasHelper(compilation) && Array.TrueForAll(RequiredTypes, type => IsVisible(compilation, type));

    /// <summary>Whether a compilation declares the helper, or sees the internal one of a referenced project.</summary>
    private static bool HasHelper(Compilation compilation) =>
        compilation.GetTypesByMetadataName(FullName).Any(found =>
            SymbolEqualityComparer.Default.Equals(found.ContainingAssembly, compilation.Assembly)
            || found.DeclaredAccessibility is not Accessibility.Public
                && compilation.IsSymbolAccessibleWithin(found, compilation.Assembly));

    /// <summary>The sources for a compilation, or null if it cannot receive them.</summary>
    private static string[]? SourcesFor(Compilation compilation)
    {
        if (!CanReceive(compilation))
            return null;

        var hasClientModel = IsVisible(compilation, "System.ClientModel.ClientResultException");
        return hasClientModel ? AccessHelperSources.All : AccessHelperSources.WithoutClientModel;
    }

    private static bool IsVisible(Compilation compilation, string type) =>
        compilation.GetTypesByMetadataName(type).Any(found => compilation.IsSymbolAccessibleWithin(found, compilation.Assembly));

    private static void Generate(SourceProductionContext output, string[]? sources)
    {
        foreach (var source in sources ?? Array.Empty<string>())
        {
            output.CancellationToken.ThrowIfCancellationRequested();
            output.AddSource(AccessHelperSources.HintName(source), AccessHelperSources.Read(source));
        }
    }
}
