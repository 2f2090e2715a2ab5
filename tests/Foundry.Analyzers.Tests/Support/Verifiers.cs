using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests;

/// <summary>Verifies a rule that has no fix.</summary>
internal abstract class RuleVerifier<TRule> : RuleVerifier<TRule, EmptyCodeFixProvider> where TRule : FoundryRule, new();

/// <summary>Verifies a rule and its fix: one by one, and all at once in a document, a project and the solution.</summary>
internal abstract class RuleVerifier<TRule, TFix> where TRule : FoundryRule, new() where TFix : CodeFixProvider, new()
{
    /// <summary>The report of a rule. Its message and the places it rests on are only compared where a test names them.</summary>
    public static DiagnosticResult Diagnostic(DiagnosticDescriptor descriptor) =>
        new DiagnosticResult(descriptor.Id, descriptor.DefaultSeverity).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);

    public static Task VerifyAnalyzerAsync(string source, params DiagnosticResult[] expected) =>
        VerifyAsync(new() { TestCode = source }, expected);

    public static Task VerifyCodeFixAsync(string source, string fixedSource, params DiagnosticResult[] expected) =>
        VerifyAsync(new() { TestCode = source, FixedCode = fixedSource }, expected);

    /// <summary>Verifies reports that are infos, although the rule is certain of others.</summary>
    public static Task VerifyInfoAsync(string source, string? fixedSource = null)
    {
        var test = new InfoTest { TestCode = source };
        if (fixedSource is not null)
            test.FixedCode = fixedSource;
        return test.RunAsync();
    }

    private static Task VerifyAsync(Test test, DiagnosticResult[] expected)
    {
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    public class Test : RuleTest<SingleRuleAnalyzer<TRule>, TFix>;

    /// <summary>A test in which <c>[|…|]</c> marks an info.</summary>
    public sealed class InfoTest : Test
    {
        protected override DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) =>
            base.GetDefaultDiagnostic(analyzers) is { } rule
                ? new(rule.Id, rule.Title, rule.MessageFormat, rule.Category, DiagnosticSeverity.Info, isEnabledByDefault: true)
                : null;
    }
}
