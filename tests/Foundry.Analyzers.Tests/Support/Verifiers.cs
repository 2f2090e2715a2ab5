using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests;

/// <summary>Verifies a rule that has no fix.</summary>
internal abstract class RuleVerifier<TRule> : AnalyzerVerifier<SingleRuleAnalyzer<TRule>> where TRule : FoundryRule, new();

/// <summary>Verifies a rule together with its fix: one by one, and all at once in a document, a project and the solution.</summary>
internal abstract class RuleVerifier<TRule, TFix> : CodeFixVerifier<SingleRuleAnalyzer<TRule>, TFix> where TRule : FoundryRule, new() where TFix : CodeFixProvider, new();

internal abstract class AnalyzerVerifier<TAnalyzer> where TAnalyzer : DiagnosticAnalyzer, new()
{
    public static DiagnosticResult Diagnostic(DiagnosticDescriptor descriptor) => new(descriptor);

    public static Task VerifyAnalyzerAsync(string source, params DiagnosticResult[] expected)
    {
        var test = new Test { TestCode = source };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    public class Test : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    {
        public Test() => TestDefaults.Apply(this);
    }
}

internal abstract class CodeFixVerifier<TAnalyzer, TFix> where TAnalyzer : DiagnosticAnalyzer, new() where TFix : CodeFixProvider, new()
{
    public static DiagnosticResult Diagnostic(DiagnosticDescriptor descriptor) => new(descriptor);

    public static Task VerifyAnalyzerAsync(string source, params DiagnosticResult[] expected) => AnalyzerVerifier<TAnalyzer>.VerifyAnalyzerAsync(source, expected);

    public static Task VerifyCodeFixAsync(string source, string fixedSource, params DiagnosticResult[] expected)
    {
        var test = new Test { TestCode = source, FixedCode = fixedSource };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    public class Test : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    {
        public Test() => TestDefaults.Apply(this);
    }
}

internal static class TestDefaults
{
    public static void Apply(AnalyzerTest<DefaultVerifier> test)
    {
#if PUBLISHED_PACKAGES
        test.ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        test.TestState.AdditionalReferences.AddRange(ClientReferences.Framework);
#endif
        test.TestState.AdditionalReferences.AddRange(ClientReferences.All);

        // Users of preview members have these in NoWarn; from Roslyn 4.9 on they are errors else.
        test.SolutionTransforms.Add((solution, id) => solution.WithProjectCompilationOptions(id, solution.GetProject(id)!.CompilationOptions!
            .WithSpecificDiagnosticOptions(solution.GetProject(id)!.CompilationOptions!.SpecificDiagnosticOptions.SetItems(
                Preview.Select(preview => KeyValuePair.Create(preview, ReportDiagnostic.Suppress))))));
    }

    private static readonly string[] Preview = ["OPENAI001", "OPENAI002", "SCME0001", "SCME0002", "AAIP001", "AOAI001", "MEAI001", "MAAI001", "SKEXP0001", "SKEXP0010", "SKEXP0110"];
}
