using System.Collections.Immutable;
using Foundry.Analyzers.CodeFixes.Fixes.Endpoints;
using Foundry.Analyzers.CodeFixes.Fixes.Scopes;
using Foundry.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Tests.CodeFixes;

/// <summary>
/// What dotnet format does: for each id it runs the analyzers that have it, asks the fix what it offers for whatever is reported first, and
/// then for everything of the id in the way that was offered, or in none where nothing was.
/// </summary>
public class DotNetFormatTests
{
    private const string Source = """
        using System;
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using Azure.Core;
        using OpenAI;

        class C
        {
            object Scope(TokenCredential credential) => new OpenAIClient(new BearerTokenPolicy(credential, "https://management.azure.com/.default"), new OpenAIClientOptions { Endpoint = new Uri("https://r.openai.azure.com/openai/v1/") });
            object Root(ApiKeyCredential key) => new OpenAIClient(key, new OpenAIClientOptions { Endpoint = new Uri("https://r.openai.azure.com") });
            object Path(AuthenticationPolicy policy) => new OpenAIClient(policy, new OpenAIClientOptions { Endpoint = new Uri("https://r.openai.azure.com/openai") });
            object Http(TokenCredential credential) => new Azure.AI.Projects.AIProjectClient(new Uri("http://r.services.ai.azure.com/api/projects/p"), credential);
        }
        """;

    [Fact]
    public async Task Repairs_a_rule_though_another_reports_first()
    {
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject("P", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary).WithSpecificDiagnosticOptions([KeyValuePair.Create("OPENAI001", ReportDiagnostic.Suppress)]))
            .AddMetadataReferences([.. ClientReferences.Framework, .. ClientReferences.All])
            .AddDocument("C.cs", Source);
        var found = await (await document.Project.GetCompilationAsync())!.WithAnalyzers([new CertainRules()]).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(["FDRY3002", "FDRY1002", "FDRY1002", "FDRY1005"], found.OrderBy(diagnostic => diagnostic.Location.SourceSpan).Select(diagnostic => diagnostic.Id));
        var first = found.Single(diagnostic => diagnostic.Id == "FDRY3002");

        Assert.Equal(Source.Replace("r.openai.azure.com/openai\"", "r.openai.azure.com/openai/v1/\"").Replace("r.openai.azure.com\"", "r.openai.azure.com/openai/v1/\""),
            await FormatAsync(document, new EndpointFix(), "FDRY1002", first, found));
        Assert.Equal(Source.Replace("management.azure.com", "ai.azure.com"), await FormatAsync(document, new ScopeFix(), "FDRY3002", first, found));

        // A rule that the same fix repairs in another way.
        Assert.Equal(Source.Replace("http://", "https://"), await FormatAsync(document, new EndpointFix(), "FDRY1005", found.First(diagnostic => diagnostic.Id == "FDRY1002"), found));
    }

    private static async Task<string> FormatAsync(Document document, CodeFixProvider fix, string id, Diagnostic first, ImmutableArray<Diagnostic> found)
    {
        CodeAction? offered = null;
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, first, (action, _) => offered ??= action, default));
        Assert.Equal(fix.FixableDiagnosticIds.Contains(first.Id), offered is not null);

        var context = new FixAllContext(document, fix, FixAllScope.Solution, offered?.EquivalenceKey, [id], new Reported(found), default);
        var all = (await fix.GetFixAllProvider()!.GetFixAsync(context))!;
        var changed = (await all.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private sealed class Reported(ImmutableArray<Diagnostic> found) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancel) => Task.FromResult<IEnumerable<Diagnostic>>(found);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancel) => Task.FromResult<IEnumerable<Diagnostic>>(found);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancel) => Task.FromResult<IEnumerable<Diagnostic>>(found);
    }
}
