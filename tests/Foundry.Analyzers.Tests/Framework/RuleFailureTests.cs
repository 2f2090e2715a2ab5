#pragma warning disable RS1001, RS1036, RS0030 // It is handed to the compiler by hand, and makes descriptors of its own.
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Tests.Framework;

/// <summary>Tests that a rule which throws does not silence the others, and is named.</summary>
public class RuleFailureTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Other_rules_report_and_the_failing_one_is_named(bool client)
    {
        var failures = new List<string>();
        var compilation = CSharpCompilation.Create(
            "C",
            [CSharpSyntaxTree.ParseText("class C { object M() => new OpenAI.Chat.ChatClient(\"gpt\", \"key\"); }")],
            [.. ClientReferences.Framework, .. ClientReferences.All],
            new(OutputKind.DynamicallyLinkedLibrary));
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (exception, _, _) => failures.Add(exception.Message),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        var diagnostics = await new CompilationWithAnalyzers(compilation, [new ThreeRules(client)], options)
            .GetAnalyzerDiagnosticsAsync();

        Assert.Equal(["TEST0001", "TEST0003"], diagnostics.Select(diagnostic => diagnostic.Id).Order());
        Assert.Equal(["TEST0002 failed: InvalidOperationException: broken"], failures);
    }

    private sealed class ThreeRules(bool client) : FoundryAnalyzer(
        new Reporting("TEST0001", client, throws: false),
        new Reporting("TEST0002", client, throws: true),
        new Reporting("TEST0003", client, throws: false));

    private sealed class Reporting(string id, bool client, bool throws)
        : FoundryRule(new(id, "t", "m", "c", DiagnosticSeverity.Warning, isEnabledByDefault: true))
    {
        public override void Start(RuleRegistration actions, FoundryContext foundry)
        {
            if (client)
                actions.RegisterClientAction((context, _, _) => Analyze(context));
            else
                actions.RegisterOperationAction((context, _) => Analyze(context), OperationKind.ObjectCreation);
        }

        private void Analyze(OperationAnalysisContext context)
        {
            if (throws)
                throw new InvalidOperationException("broken");
            Report(context, context.Operation.Syntax);
        }
    }
}
