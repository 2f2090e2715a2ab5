using System.Collections.Immutable;
using Foundry.Analyzers.CodeFixes.Fixes.Endpoints;
using Foundry.Analyzers.CodeFixes.Fixes.Scopes;
using Foundry.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Tests.CodeFixes;

/// <summary>
/// Simulates <c>dotnet format</c>. For each id, it runs the analyzers and offers the first diagnostic to the fix, even if it
/// is of another rule. Then it applies a fix-all for the id, with the key of the offered fix, or with none.
/// </summary>
public class DotNetFormatTests
{
    private const string Source = """
        using System;
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using Azure.AI.Projects;
        using Azure.Core;
        using OpenAI;

        class C
        {
            object Scope(TokenCredential credential) => new OpenAIClient(
                new BearerTokenPolicy(credential, "https://management.azure.com/.default"),
                new OpenAIClientOptions { Endpoint = new Uri("https://r.openai.azure.com/openai/v1/") });

            object Root(ApiKeyCredential key) => new OpenAIClient(
                key,
                new OpenAIClientOptions { Endpoint = new Uri("https://r.openai.azure.com") });

            object Path(AuthenticationPolicy policy) => new OpenAIClient(
                policy,
                new OpenAIClientOptions { Endpoint = new Uri("https://r.openai.azure.com/openai") });

            object Http(TokenCredential credential) => new AIProjectClient(
                new Uri("http://r.services.ai.azure.com/api/projects/p"),
                credential);
        }
        """;

    private const string Endpoint = "r.openai.azure.com/openai/v1/\"";

    [Fact]
    public async Task Rule_is_fixed_although_another_rule_reports_first()
    {
        using var workspace = new AdhocWorkspace();
        var document = DocumentIn(workspace);
        var compilation = await document.Project.GetCompilationAsync();
        var found = await compilation!.WithAnalyzers([new CertainRules()]).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(
            ["FDRY3002", "FDRY1002", "FDRY1002", "FDRY1005"],
            found.OrderBy(diagnostic => diagnostic.Location.SourceSpan).Select(diagnostic => diagnostic.Id));
        var scope = found.Single(diagnostic => diagnostic.Id == "FDRY3002");
        var endpoint = found.First(diagnostic => diagnostic.Id == "FDRY1002");

        Assert.Equal(
            Source.Replace("r.openai.azure.com/openai\"", Endpoint).Replace("r.openai.azure.com\"", Endpoint),
            await FormatAsync(document, new EndpointFix(), "FDRY1002", scope, found));
        Assert.Equal(
            Source.Replace("management.azure.com", "ai.azure.com"),
            await FormatAsync(document, new ScopeFix(), "FDRY3002", scope, found));

        // The same fix class repairs FDRY1002 with another key.
        Assert.Equal(
            Source.Replace("http://", "https://"),
            await FormatAsync(document, new EndpointFix(), "FDRY1005", endpoint, found));
    }

    private static Document DocumentIn(AdhocWorkspace workspace)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithSpecificDiagnosticOptions([KeyValuePair.Create("OPENAI001", ReportDiagnostic.Suppress)]);
        return workspace.AddProject("P", LanguageNames.CSharp)
            .WithCompilationOptions(options)
            .AddMetadataReferences([.. ClientReferences.Framework, .. ClientReferences.All])
            .AddDocument("C.cs", Source);
    }

    private static async Task<string> FormatAsync(
        Document document, CodeFixProvider fix, string id, Diagnostic first, ImmutableArray<Diagnostic> found)
    {
        CodeAction? offered = null;
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, first, (action, _) => offered ??= action, default));
        Assert.Equal(fix.FixableDiagnosticIds.Contains(first.Id), offered is not null);

        var key = offered?.EquivalenceKey;
        var context = new FixAllContext(document, fix, FixAllScope.Solution, key, [id], new Reported(found), default);
        var all = (await fix.GetFixAllProvider()!.GetFixAsync(context))!;
        var changed = (await all.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private sealed class Reported(ImmutableArray<Diagnostic> found) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancel) =>
            Task.FromResult<IEnumerable<Diagnostic>>(found);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancel) => Task.FromResult<IEnumerable<Diagnostic>>(found);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project, CancellationToken cancel) => Task.FromResult<IEnumerable<Diagnostic>>(found);
    }
}
