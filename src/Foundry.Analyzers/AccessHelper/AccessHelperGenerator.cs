using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
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

    /// <summary>The types that a file may name without the helper itself, for example to catch or to return one.</summary>
    private static readonly ImmutableHashSet<string> OtherNames = ImmutableHashSet.Create(
        Name + "Exception", Name + "Options", Name + "Result", Name + "State");

    /// <summary>The types that the helper needs besides the framework, and their packages. Azure.Core brings both.</summary>
    private static readonly (string Type, string Package)[] Required =
    {
        ("Azure.Core.TokenCredential", "Azure.Core"),
        ("System.Text.Json.JsonDocument", "System.Text.Json"),
    };

#pragma warning disable RS0030 // The generator is not a rule: no mode and no kind of project changes what it reports.
    internal static readonly DiagnosticDescriptor MissingReference = new(
        "FDRY0002",
        "The access helper lacks a reference",
        "'{0}' is not available: the access helper needs the package {1}. Add a reference to {1}.",
        "Foundry.Build",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Code that names the access helper gets its source, if the project references what the source needs.",
        Repository.Docs + "/docs/access-helper.md");
#pragma warning restore RS0030

    // Every value of the pipeline is a class. The runtime has precompiled generic code for classes, but has to compile the
    // compiler's tables again for each struct.
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var names = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => IsNamed(node) || IsUsing(node),
                static (found, _) => found.Node is IdentifierNameSyntax name ? name.Identifier.ValueText : Namespace)
            .Collect()
            .Select(static (names, _) =>
                string.Join(" ", names.Distinct().OrderBy(static name => name, StringComparer.Ordinal)));
        var wanted = names.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (input, _) => input.Left.Length > 0 && IsOn(input.Right.GlobalOptions) ? input.Left : null);

        // The compilation changes with every key stroke, so query it only if the code uses the helper. The result seldom changes.
        var wantedIn = wanted.Combine(context.CompilationProvider);
        context.RegisterSourceOutput(
            wantedIn.Select(static (input, _) => input.Left is null ? null : SourcesFor(input.Left, input.Right))
                .Combine(context.ParseOptionsProvider),
            static (output, input) => Generate(output, input.Left, input.Right));
        context.RegisterSourceOutput(
            wantedIn.Select(static (input, cancel) => input.Left is null ? null : MistakesIn(input.Right, cancel)),
            static (output, mistakes) => Array.ForEach(mistakes ?? Array.Empty<Diagnostic>(), output.ReportDiagnostic));
    }

    private static bool IsUsing(SyntaxNode node) => node is UsingDirectiveSyntax { Name: QualifiedNameSyntax name, Alias: null }
        && name.ToString() == Namespace;

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
        !HasHelper(compilation) && MissingPackage(compilation) is null;

    private static string? MissingPackage(Compilation compilation) =>
        Required.FirstOrDefault(required => !IsVisible(compilation, required.Type)).Package;

    /// <summary>Whether a compilation declares the helper, or sees the internal one of a referenced project.</summary>
    private static bool HasHelper(Compilation compilation) =>
        compilation.GetTypesByMetadataName(FullName).Any(found =>
            SymbolEqualityComparer.Default.Equals(found.ContainingAssembly, compilation.Assembly)
            || found.DeclaredAccessibility is not Accessibility.Public
                && compilation.IsSymbolAccessibleWithin(found, compilation.Assembly));

    private static bool IsNamed(SyntaxNode node) =>
        node is IdentifierNameSyntax { Identifier.ValueText: var name }
        && name.StartsWith(Name, StringComparison.Ordinal)
        && (name.Length == Name.Length || OtherNames.Contains(name));

    /// <summary>The sources for a compilation, or null if it cannot receive them or means only types of its own.</summary>
    private static string[]? SourcesFor(string names, Compilation compilation)
    {
        if (!CanReceive(compilation) || Array.TrueForAll(names.Split(' '), name => IsOwn(name, compilation)))
            return null;

        var hasClientModel = IsVisible(compilation, "System.ClientModel.ClientResultException");
        return hasClientModel ? AccessHelperSources.All : AccessHelperSources.WithoutClientModel;
    }

    /// <summary>
    /// Whether a name means a type of the user. One named as the helper itself does not count: the compiler then says which of
    /// the two it takes. A using that is left over, because a call was removed, needs the namespace to exist.
    /// </summary>
    private static bool IsOwn(string name, Compilation compilation) => name == Namespace
        ? HasNamespace(compilation)
        : name != Name && compilation.ContainsSymbolsWithName(name, SymbolFilter.Type);

    /// <summary>
    /// Reports each place that names the helper in a compilation that lacks what the helper needs. A rule could not: a build
    /// with a mistake in a <c>using</c> runs no rules.
    /// </summary>
    private static Diagnostic[]? MistakesIn(Compilation compilation, CancellationToken cancel) =>
        HasHelper(compilation) || MissingPackage(compilation) is not { } package
            ? null
            : compilation.SyntaxTrees
                .SelectMany(tree => UnknownNames(tree, compilation, cancel))
#pragma warning disable RS0030 // As above.
                .Select(name => Diagnostic.Create(MissingReference, name.GetLocation(), name.Identifier.ValueText, package))
#pragma warning restore RS0030
                .ToArray();

    private static IEnumerable<IdentifierNameSyntax> UnknownNames(
        SyntaxTree tree, Compilation compilation, CancellationToken cancel)
    {
        var names = tree.GetRoot(cancel).DescendantNodes().Where(IsNamed).Cast<IdentifierNameSyntax>().ToArray();
        if (names.Length == 0)
            return names;

#pragma warning disable RS0030 // Only the few files that name the helper, in a project that lacks a reference.
        var model = compilation.GetSemanticModel(tree);
#pragma warning restore RS0030
        return names.Where(name =>
            model.GetSymbolInfo(name, cancel) is { Symbol: null, CandidateSymbols.IsEmpty: true }
            && !IsMemberOfDynamic(name, model, cancel));
    }

    /// <summary>Whether a name is a member that is looked up while the program runs.</summary>
    private static bool IsMemberOfDynamic(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancel) =>
        name.Parent is MemberBindingExpressionSyntax
        || name.Parent is MemberAccessExpressionSyntax access
            && access.Name == name
            && model.GetTypeInfo(access.Expression, cancel).Type is IDynamicTypeSymbol;

    private static bool IsVisible(Compilation compilation, string type) =>
        compilation.GetTypesByMetadataName(type).Any(found => compilation.IsSymbolAccessibleWithin(found, compilation.Assembly));

    private static void Generate(SourceProductionContext output, string[]? sources, ParseOptions options)
    {
        var writesDocumentation = options.DocumentationMode == DocumentationMode.Diagnose;
        foreach (var source in sources ?? Array.Empty<string>())
        {
            output.CancellationToken.ThrowIfCancellationRequested();
            output.AddSource(AccessHelperSources.HintName(source), AccessHelperSources.Read(source, !writesDocumentation));
        }
    }
}
