using System.Collections.Immutable;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.CodeFixes.Fixes.Access;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.CodeFixes.Fixes.Access;

/// <summary>
/// Tests the fix that declares a role with a rule of its own, which reports each class that is named like a role.
/// </summary>
public class DeclareRoleFixTests
{
    private const string Path = "/repo/foundry.access.json";

    private const string Empty = """
        {
          "identities": { "app": { "kind": "managedIdentity" } },
          "grants": []
        }
        """;

    private const string FoundryUser =
        """{ "identity": "app", "role": "53ca6127-db72-4b80-b1b0-d745d6d5456d" /* Foundry User */, "scope": "account" }""";
    private const string OpenAIUser =
        """{ "identity": "app", "role": "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd" """ +
        """/* Cognitive Services OpenAI User */, "scope": "account" }""";
    private const string Reader =
        """{ "identity": "app", "role": "acdd72a7-3385-48ef-bd42-f606fba81ae7" /* Reader */, "scope": "account" }""";

#pragma warning disable RS2008 // A rule for tests is never released.
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY4999", "A role is missing", "A role is missing", RuleArea.Access, RuleLevel.Certain, "For tests.");
#pragma warning restore RS2008

    private static string With(params string[] grants) => $$"""
        {
          "identities": { "app": { "kind": "managedIdentity" } },
          "grants": [
            {{string.Join(",\n    ", grants)}}
          ]
        }
        """;

    /// <summary>
    /// Creates projects with a document for each source. Underscores in class names replace the spaces of role names.
    /// </summary>
    private static Solution Solution(string manifest, params string[][] projects)
    {
        var solution = new AdhocWorkspace().CurrentSolution;
        for (var i = 0; i < projects.Length; i++)
        {
            var project = solution.AddProject("P" + i, "P" + i, LanguageNames.CSharp);
            for (var j = 0; j < projects[i].Length; j++)
                project = project.AddDocument($"C{j}.cs", projects[i][j], filePath: $"/repo/P{i}/C{j}.cs").Project;
            solution = project.AddAdditionalDocument("foundry.access.json", manifest, filePath: Path).Project.Solution;
        }

        return solution;
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsOf(Document document)
    {
        var root = (await document.GetSyntaxRootAsync())!;
        return root.DescendantNodes().OfType<ClassDeclarationSyntax>().Select(DiagnosticOf).ToImmutableArray();
    }

    private static Diagnostic DiagnosticOf(ClassDeclarationSyntax type)
    {
        var role = Roles.ByName(type.Identifier.ValueText.Replace('_', ' '));
        var properties = role is null ? null : MissingGrant.Properties(role, AccessScope.Account, AccessIdentity.Caller);
        return Diagnostic.Create(Descriptor, type.Identifier.GetLocation(), properties);
    }

    private static Document FirstOf(Solution solution) => solution.Projects.First().Documents.First();

    private static async Task<List<CodeAction>> ActionsFor(Solution solution)
    {
        var actions = new List<CodeAction>();
        var document = FirstOf(solution);
        foreach (var diagnostic in await DiagnosticsOf(document))
        {
            var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default);
            await new Fix().RegisterCodeFixesAsync(context);
        }

        return actions;
    }

    private static async Task<Solution> Apply(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(default);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private static async Task<Solution> ApplyAll(Solution solution, FixAllScope scope)
    {
        var fix = new Fix();
        var key = (await ActionsFor(solution))[0].EquivalenceKey!;
        var context = new FixAllContext(
            FirstOf(solution), fix, scope, key, fix.FixableDiagnosticIds, new Reported(), default);
        return await Apply((await fix.GetFixAllProvider().GetFixAsync(context))!);
    }

    private static async Task Holds(string expected, Solution solution)
    {
        foreach (var document in solution.Projects.SelectMany(project => project.AdditionalDocuments))
            Assert.Equal(expected, (await document.GetTextAsync()).ToString());
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Missing_role_is_declared(string newLine)
    {
        var action = Assert.Single(await ActionsFor(Solution(Empty.ReplaceLineEndings(newLine), ["class Foundry_User { }"])));
        Assert.Equal("Declare 'Foundry User' in foundry.access.json (does not assign it in Azure)", action.Title);
        var changed = await Apply(action);
        await Holds(With(FoundryUser).ReplaceLineEndings(newLine), changed);
        Assert.Empty(await ActionsFor(changed));
        Assert.Equal("class Foundry_User { }", (await FirstOf(changed).GetTextAsync()).ToString());
    }

    [Fact]
    public async Task Every_project_that_shares_the_file_gets_the_same_text()
    {
        var solution = Solution(Empty, ["class Foundry_User { }"], ["class Foundry_User { }"], ["class Reader { }"]);
        await Holds(With(FoundryUser), await Apply((await ActionsFor(solution))[0]));
    }

    [Theory]
    [InlineData(FixAllScope.Document, FoundryUser, OpenAIUser)]
    [InlineData(FixAllScope.Project, FoundryUser, OpenAIUser)]
    [InlineData(FixAllScope.Solution, FoundryUser, OpenAIUser, Reader)]
    public async Task Fix_all_declares_each_role_once(FixAllScope scope, params string[] grants)
    {
        var solution = Solution(Empty,
            ["class Foundry_User { } class Cognitive_Services_OpenAI_User { class Foundry_User { } }"],
            ["class Cognitive_Services_OpenAI_User { }", "class Reader { } class Foundry_User { }"]);
        var changed = await ApplyAll(solution, scope);
        await Holds(With(grants), changed);
        Assert.Empty(await ActionsFor(changed));
    }

    [Fact]
    public async Task Fix_all_in_a_document_ignores_other_documents()
    {
        var solution = Solution(Empty, ["class Foundry_User { }", "class Reader { }"]);
        await Holds(With(FoundryUser), await ApplyAll(solution, FixAllScope.Document));
        await Holds(With(FoundryUser, Reader), await ApplyAll(solution, FixAllScope.Project));
    }

    [Fact]
    public async Task Role_declared_in_the_meantime_is_not_declared_again()
    {
        var solution = Solution(Empty, ["class Foundry_User { } class Reader { }"]);
        var actions = await ActionsFor(solution);
        var id = solution.Projects.Single().AdditionalDocumentIds.Single();
        solution = solution.WithAdditionalDocumentText(id, SourceText.From(With(FoundryUser)));
        Assert.Equal(2, actions.Count);
        await Holds(With(FoundryUser, Reader), await ApplyAll(solution, FixAllScope.Solution));
    }

    [Theory]
    [InlineData("class Stranger { }", Empty)]
    [InlineData("class Foundry_User { }", "{ \"grants\": [ ")]
    public async Task Fix_is_not_offered_when_the_role_or_the_manifest_is_invalid(string source, string manifest) =>
        Assert.Empty(await ActionsFor(Solution(manifest, [source])));

    [Fact]
    public async Task Fix_is_not_offered_without_a_manifest()
    {
        var solution = Solution(Empty, ["class Foundry_User { }"]);
        var manifest = solution.Projects.Single().AdditionalDocumentIds.Single();
        Assert.Empty(await ActionsFor(solution.RemoveAdditionalDocument(manifest)));
    }

    private sealed class Fix : DeclareRoleFix
    {
        public Fix() : base(Descriptor) { }
    }

    private sealed class Reported : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancel) =>
            (await Task.WhenAll(project.Documents.Select(DiagnosticsOf))).SelectMany(diagnostics => diagnostics);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancel) =>
            await DiagnosticsOf(document);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancel) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
