#if !PUBLISHED_PACKAGES // The published verifier has tests of its own.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Testing;

#pragma warning disable RS1036, RS1038, RS1041, RS2008 // Analyzers for a test, not for a package.

/// <summary>A verifier that lets a mistake pass is worse than none: each of its checks fails on the mistake it is for.</summary>
public class VerifierTests
{
    /// <summary>Reports every literal 1.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class One : DiagnosticAnalyzer
    {
        public static readonly DiagnosticDescriptor Rule = new("ONE001", "One", "'{0}' is one", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxNodeAction(Report, SyntaxKind.NumericLiteralExpression);
        }

        public static void Report(SyntaxNodeAnalysisContext context)
        {
            if (context.Node is LiteralExpressionSyntax { Token.ValueText: "1" })
                context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation(), "1"));
        }
    }

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class Crash : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [One.Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(_ => throw new InvalidOperationException("boom"), SymbolKind.NamedType);
        }
    }

    /// <summary>Reports in generated code too.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class Nosy : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [One.Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
            context.RegisterSyntaxNodeAction(One.Report, SyntaxKind.NumericLiteralExpression);
        }
    }

    /// <summary>Replaces the literal by an expression; the derived fixes each do something wrong.</summary>
    private abstract class Replace(Func<SyntaxNode, SyntaxNode> replacement) : CodeFixProvider
    {
        public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["ONE001"];

        public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            context.RegisterCodeFix(CodeAction.Create("Replace", async cancel =>
            {
                var root = (await context.Document.GetSyntaxRootAsync(cancel))!;
                var node = root.FindNode(context.Span, getInnermostNodeForTie: true);
                return context.Document.WithSyntaxRoot(root.ReplaceNode(node, replacement(node)));
            }, Key), context.Diagnostics);
            return Task.CompletedTask;
        }

        protected virtual string? Key => "Replace";
    }

    private sealed class Right() : Replace(node => SyntaxFactory.ParseExpression("2").WithTriviaFrom(node));

    private sealed class LosesComments() : Replace(_ => SyntaxFactory.ParseExpression("2"));

    private sealed class DoesNotCompile() : Replace(node => SyntaxFactory.ParseExpression("missing").WithTriviaFrom(node));

    private sealed class DoesNothing() : Replace(node => SyntaxFactory.ParseExpression("1").WithTriviaFrom(node));

    private sealed class BuildsAFiction() : Replace(node => SyntaxFactory.IdentifierName("1 + 1").WithTriviaFrom(node));

    private sealed class LeavesItsDiagnostic() : Replace(node => SyntaxFactory.ParseExpression("(1)").WithTriviaFrom(node));

    private sealed class AddsAWarning() : Replace(node => SyntaxFactory.ParseExpression("Old").WithTriviaFrom(node));

    private sealed class HasNoKey() : Replace(node => SyntaxFactory.ParseExpression("2").WithTriviaFrom(node))
    {
        protected override string? Key => null;
    }

    private const string Source = "class C { [System.Obsolete] const int Old = 2; int M() => /* why */ [|1|] /* so */; }";
    private const string Repaired = "class C { [System.Obsolete] const int Old = 2; int M() => /* why */ 2 /* so */; }";

    private static async Task FailsAsync(string saying, Func<Task> verify) =>
        Assert.Contains(saying, (await Assert.ThrowsAsync<VerificationException>(verify)).Message);

    [Fact]
    public Task A_right_fix_passes() => CodeFixVerifier<One, Right>.VerifyCodeFixAsync(Source, Repaired);

    [Fact]
    public Task Lost_comments() => FailsAsync("differs", () => CodeFixVerifier<One, LosesComments>.VerifyCodeFixAsync(Source, Repaired));

    [Fact]
    public Task A_result_that_does_not_compile() => FailsAsync("CS0103", () => CodeFixVerifier<One, DoesNotCompile>.VerifyCodeFixAsync(Source, Source.Replace("[|1|]", "missing")));

    [Fact]
    public Task A_fix_that_changes_nothing() => FailsAsync("changes nothing", () => CodeFixVerifier<One, DoesNothing>.VerifyCodeFixAsync(Source, Repaired));

    [Fact]
    public Task A_tree_that_is_not_its_text() => FailsAsync("does not match its own text", () => CodeFixVerifier<One, BuildsAFiction>.VerifyCodeFixAsync(Source, Source.Replace("[|1|]", "1 + 1")));

    [Fact]
    public Task A_fix_that_leaves_its_diagnostic() => FailsAsync("More than 1 fixes", () => CodeFixVerifier<One, LeavesItsDiagnostic>.VerifyCodeFixAsync(Source, Source.Replace("[|1|]", "(1)")));

    [Fact]
    public Task A_new_compiler_warning() => FailsAsync("adds a compiler warning", () => CodeFixVerifier<One, AddsAWarning>.VerifyCodeFixAsync(Source, Source.Replace("[|1|]", "Old")));

    [Fact]
    public Task A_fix_without_a_key() => FailsAsync("no equivalence key", () => CodeFixVerifier<One, HasNoKey>.VerifyCodeFixAsync(Source, Repaired));

    [Fact]
    public Task A_fix_where_none_is_expected() => FailsAsync("No fix was expected", () => CodeFixVerifier<One, Right>.VerifyCodeFixAsync(Source, Source));

    [Fact]
    public Task A_crash() => FailsAsync("boom", () => AnalyzerVerifier<Crash>.VerifyAnalyzerAsync("class C { }"));

    [Fact]
    public Task A_report_in_generated_code() => FailsAsync("in generated code", () => AnalyzerVerifier<Nosy>.VerifyAnalyzerAsync(Source));

    [Fact]
    public Task A_report_that_is_missing() => FailsAsync("1 expected but not reported", () => AnalyzerVerifier<One>.VerifyAnalyzerAsync("class C { int M() => [|2|]; }"));

    [Fact]
    public Task A_report_that_is_not_expected() => FailsAsync("1 reported but not expected", () => AnalyzerVerifier<One>.VerifyAnalyzerAsync("class C { int M() => 1; }"));

    [Fact]
    public Task A_wrong_message() => FailsAsync("near miss (message)", () => AnalyzerVerifier<One>.VerifyAnalyzerAsync(
        "class C { int M() => {|#0:1|}; }", AnalyzerVerifier<One>.Diagnostic(One.Rule).WithLocation(0).WithArguments("2")));

    [Fact]
    public Task A_wrong_severity() => FailsAsync("near miss (severity)", () => AnalyzerVerifier<One>.VerifyAnalyzerAsync(
        "class C { int M() => {|#0:1|}; }", AnalyzerVerifier<One>.Diagnostic(One.Rule).WithLocation(0).WithSeverity(DiagnosticSeverity.Info)));

    [Fact]
    public Task A_wrong_place() => FailsAsync("near miss (location)", () => AnalyzerVerifier<One>.VerifyAnalyzerAsync("class C { [|int|] M() => 1; }"));

    [Fact]
    public Task A_compiler_error() => FailsAsync("CS0103", () => AnalyzerVerifier<One>.VerifyAnalyzerAsync("class C { int M() => missing; }"));

    [Fact]
    public Task A_compiler_error_that_is_expected() => AnalyzerVerifier<One>.VerifyAnalyzerAsync("class C { int M() => {|CS0103:missing|}; }");
}
#endif
