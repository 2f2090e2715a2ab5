using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests;

/// <summary>Projects that get the run-time helper from the generator, as those of users do.</summary>
internal static class HelperGeneration
{
    public static TTest WithHelper<TTest>(this TTest test) where TTest : AnalyzerTest<DefaultVerifier>
    {
        test.SolutionTransforms.Add((solution, id) => solution.AddAnalyzerReference(id, new Reference()));
        return test;
    }

    private sealed class Reference : AnalyzerReference
    {
        // The workspace knows a generator by its instance.
        private static readonly ISourceGenerator Generator = new AccessHelperGenerator().AsSourceGenerator();

        public override string? FullPath => null;

        public override object Id { get; } = nameof(AccessHelperGenerator);

        public override System.Collections.Immutable.ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override System.Collections.Immutable.ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override System.Collections.Immutable.ImmutableArray<ISourceGenerator> GetGenerators(string language) => [Generator];
    }
}
