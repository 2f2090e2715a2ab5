using System.Collections.Immutable;
using Foundry.Analyzers.AccessHelper;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Tests;

/// <summary>Gives a project the run-time helper from the generator, as those of users do.</summary>
internal sealed class HelperReference : AnalyzerReference
{
    // The workspace knows a generator by its instance.
    private static readonly ISourceGenerator Generator = new AccessHelperGenerator().AsSourceGenerator();

    public override string? FullPath => null;

    public override object Id { get; } = nameof(AccessHelperGenerator);

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => [Generator];
}
