using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests;

/// <summary>Projects that get the run-time helper from the generator, as those of users do.</summary>
internal static class HelperGeneration
{
    public static TTest WithHelper<TTest>(this TTest test) where TTest : AnalyzerTest<DefaultVerifier>
    {
        test.SolutionTransforms.Add((solution, id) => solution.AddAnalyzerReference(id, new HelperReference()));
        return test;
    }
}
