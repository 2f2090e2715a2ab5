using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests;

#pragma warning disable RS1036, RS1038, RS1041, RS2008 // Analyzers for a test, not for a package.

/// <summary>A verifier that lets a mistake pass is worse than none: each check of ours fails on the mistake it is for.</summary>
public class RuleTestTests
{
    /// <summary>Reports every literal 1.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private class One(string message, GeneratedCodeAnalysisFlags generated) : DiagnosticAnalyzer
    {
        private readonly DiagnosticDescriptor _rule = new(
            "ONE001", "One", message, "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true,
            helpLinkUri: "https://example.com");

        public One() : this("'{0}' is one.", GeneratedCodeAnalysisFlags.None)
        {
        }

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(generated);
            context.RegisterSyntaxNodeAction(Report, SyntaxKind.NumericLiteralExpression);
        }

        private void Report(SyntaxNodeAnalysisContext context)
        {
            if (context.Node is LiteralExpressionSyntax { Token.ValueText: "1" })
                context.ReportDiagnostic(Diagnostic.Create(_rule, context.Node.GetLocation(), "1"));
        }
    }

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class InGeneratedCode() : One(
        "'{0}' is one.", GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class BadMessage() : One("'{0}'  is one.", GeneratedCodeAnalysisFlags.None);

    /// <summary>Replaces the literal by an expression; most of the derived fixes do something wrong.</summary>
    private abstract class Replace(Func<string> expression, params string?[] keys) : CodeFixProvider
    {
        public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["ONE001"];

        public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

        protected virtual string Title => "Replace";

        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            foreach (var key in keys)
            {
                context.RegisterCodeFix(CodeAction.Create(Title, async cancel =>
                {
                    var root = (await context.Document.GetSyntaxRootAsync(cancel))!;
                    var node = root.FindNode(context.Span, getInnermostNodeForTie: true);
                    var replacement = SyntaxFactory.ParseExpression(expression()).WithTriviaFrom(node);
                    return context.Document.WithSyntaxRoot(root.ReplaceNode(node, replacement));
                }, key), context.Diagnostics);
            }

            return Task.CompletedTask;
        }
    }

    private sealed class Right() : Replace(() => "2", "Replace");

    private sealed class AddsAWarning() : Replace(() => "Old", "Replace");

    private sealed class HasNoKey() : Replace(() => "2", [null]);

    private sealed class SharesItsKey() : Replace(() => "2", "Replace", "Replace");

    private sealed class Wavers() : Replace(() => Guid.NewGuid().GetHashCode().ToString(), "Replace");

    private sealed class BadTitle() : Replace(() => "2", "Replace")
    {
        protected override string Title => "replace";
    }

    private const string Source = "class C { [System.Obsolete] const int Old = 2; int M() => /* why */ [|1|] /* so */; }";
    private const string Repaired = "class C { [System.Obsolete] const int Old = 2; int M() => /* why */ 2 /* so */; }";

    private static async Task FailsAsync<TAnalyzer, TFix>(string saying, string repaired = Repaired)
        where TAnalyzer : DiagnosticAnalyzer, new() where TFix : CodeFixProvider, new()
    {
        var test = new RuleTest<TAnalyzer, TFix> { TestCode = Source, FixedCode = repaired };
        Assert.Contains(saying, (await Assert.ThrowsAnyAsync<Exception>(() => test.RunAsync())).Message);
    }

    [Fact]
    public Task Right_fix_passes_and_nothing_is_restored() => new RuleTest<One, Right>
    {
        TestCode = Source,
        FixedCode = Repaired,
        ReferenceAssemblies = new("net10.0", new PackageIdentity("No.Such.Package", "1.0.0"), "ref"),
    }.RunAsync();

    [Fact]
    public Task New_compiler_warning_fails() =>
        FailsAsync<One, AddsAWarning>("adds a compiler warning", Repaired.Replace("*/ 2", "*/ Old"));

    [Fact]
    public Task Fix_without_a_key_fails() => FailsAsync<One, HasNoKey>("no equivalence key");

    [Fact]
    public Task Two_fixes_with_one_key_fail() => FailsAsync<One, SharesItsKey>("share an equivalence key");

    [Fact]
    public Task Fix_that_wavers_fails() => FailsAsync<One, Wavers>("two different results");

    [Fact]
    public Task Badly_worded_title_fails() => FailsAsync<One, BadTitle>("does not begin as a sentence does");

    [Fact]
    public Task Badly_worded_message_fails() => FailsAsync<BadMessage, Right>("white space that is not visible");

    [Fact]
    public Task Report_in_generated_code_fails() => FailsAsync<InGeneratedCode, Right>("<auto-generated> code");
}
