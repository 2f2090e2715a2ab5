using System;
using System.Linq;
using Foundry.Analyzers.Build;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.AccessHelper;

/// <summary>Hands the run-time helper <c>Foundry.Access.FoundryAccess</c> to a project whose code names it.</summary>
/// <remarks>
/// A source instead of a package: a code fix can add a call, but no reference, and no file that every editor keeps. The helper is internal;
/// where a referenced project shows its own (InternalsVisibleTo), that one is used, because two would be a warning (CS0436).
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class AccessHelperGenerator : IIncrementalGenerator
{
    private const string Name = "FoundryAccess";

    /// <summary>What the helper is written on, besides the framework; Azure.Core brings both.</summary>
    private static readonly string[] Needed = { "Azure.Core.TokenCredential", "System.Text.Json.JsonDocument" };

    // Every value on the way is a class: the runtime comes with compiled code for these, and would compile the compiler's tables anew for others.
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var name = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => node is IdentifierNameSyntax { Identifier.ValueText: Name }, static (_, _) => Name)
            .Collect()
            .Select(static (names, _) => names.FirstOrDefault());
        var wanted = name.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (input, _) => input.Left is not null && IsOn(input.Right.GlobalOptions) ? input.Left : null);

        // The compilation changes with every key stroke: it is asked only where the helper is named, and its answer seldom changes.
        var sources = wanted.Combine(context.CompilationProvider)
            .Select(static (input, _) => input.Left is null ? null : SourcesFor(input.Right));
        context.RegisterSourceOutput(sources, static (output, sources) => Generate(output, sources));
    }

    /// <summary>Whether code of the compilation may name the helper, or gets it as soon as it does.</summary>
    internal static bool Serves(Compilation compilation, AnalyzerConfigOptions options) =>
        IsVisible(compilation, $"Foundry.Access.{Name}") || IsOn(options) && CanReceive(compilation);

    private static bool IsOn(AnalyzerConfigOptions options) => !BuildProperties.AccessHelper.IsFalse(options);

    /// <summary>Whether a compilation lacks the helper and has what the helper needs.</summary>
    private static bool CanReceive(Compilation compilation) =>
        !IsVisible(compilation, $"Foundry.Access.{Name}") && Array.TrueForAll(Needed, type => IsVisible(compilation, type));

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
