using System.Collections.Immutable;
using Foundry.Analyzers.CodeFixes.Fixes.Access;
using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Access;

using Verify = RuleVerifier<ManifestMistake>;

public class ManifestMistakeTests
{
    private const string Manifest = "/repo/foundry.access.json";

    private static Verify.Test Test(string manifest, string path = Manifest)
    {
        var test = new Verify.Test { TestCode = "class C { }" };
        test.TestState.AdditionalFiles.Add((path, manifest));
        return test;
    }

    [Theory]
    [InlineData("{ {|FDRY4011:\"grant\"|}: [] }")]
    [InlineData("{ \"version\": {|FDRY4011:2|} }")]
    [InlineData("{\r\n  // 😀\r\n  \"complete\": {|FDRY4011:\"yes\"|}\r\n}")]
    [InlineData("{ \"grants\": [ {|FDRY4011:{|} \"identity\": {|FDRY4011:\"app\"|}, \"role\": {|FDRY4011:\"Wizard\"|} } ] }")]
    [InlineData(
        "{ \"identities\": { \"app\": { \"kind\": {|FDRY4011:\"robot\"|} } }, \"grants\": [ { \"identity\": \"app\", "
        + "\"role\": \"Foundry User\", \"scope\": {|FDRY4011:\"moon\"|} } ] }")]
    [InlineData("{ \"account\": { {|FDRY4011:\"colour\"|}: 1 } }")]
    [InlineData("{|FDRY4011:1|}")]
    public Task Mistake_is_reported_at_its_place(string manifest) => Test(manifest).RunAsync();

    [Theory]
    [InlineData("")]
    [InlineData("{ \"grants\": [ }")]
    [InlineData("{")]
    public async Task Invalid_JSON_is_reported(string manifest)
    {
        var diagnostics = await DiagnosticsOf(ProjectWith(Solution(), manifest));
        Assert.NotEmpty(diagnostics);
        Assert.All(diagnostics, diagnostic => Assert.Contains("Correct the JSON", diagnostic.GetMessage()));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{ \"$schema\": \"s\", \"version\": 1, /* all */ \"complete\": true, }")]
    [InlineData(
        "{ \"identities\": { \"app\": { \"kind\": \"managedIdentity\" } }, \"grants\": [ { \"identity\": \"app\", \"role\": "
        + "\"Azure AI User\", \"scope\": \"project\" } ] }")]
    public Task Valid_manifest_is_not_reported(string manifest) => Test(manifest).RunAsync();

    [Fact]
    public Task Other_files_are_not_reported() => Test("{ \"grant\": [] }", "/repo/access.json").RunAsync();

    [Fact]
    public Task Nothing_is_reported_without_a_manifest() => new Verify.Test { TestCode = "class C { }" }.RunAsync();

    /// <summary>A test project shares the manifest of the project it tests.</summary>
    [Fact]
    public Task Silent_in_a_test_project()
    {
        var test = Test("{ \"grant\": [] }");
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task Message_names_the_mistake_and_the_fix()
    {
        var test = Test(
            "{ \"grants\": [ { \"identity\": \"app\", \"role\": {|#0:\"Foundry Usr\"|}, \"scope\": \"account\" } "
            + "], \"identities\": { \"app\": { \"kind\": \"user\" } } }");
        test.ExpectedDiagnostics.Add(
            Verify.Diagnostic(ManifestMistake.Descriptor).WithLocation(0).WithMessage(
                "'Foundry Usr' is an unknown role. This part of the manifest counts as unknown. Write 'Foundry User'."));
        return test.RunAsync();
    }

    /// <summary>Azure gets new roles, and an organization has roles of its own.</summary>
    [Theory]
    [InlineData("00000000-0000-0000-0000-0000000000ff", DiagnosticSeverity.Info)]
    [InlineData("Contoso Operator", DiagnosticSeverity.Info)]
    [InlineData("Foundry Usr", DiagnosticSeverity.Warning)]
    [InlineData("53ca6127-db72-4b80-b1b0-d745d6d5456", DiagnosticSeverity.Warning)]
    public async Task Unknown_role_that_may_exist_is_an_info(string role, DiagnosticSeverity severity)
    {
        var grant = $$"""{ "identity": "app", "role": "{{role}}", "scope": "account" }""";
        var manifest = $$"""{ "identities": { "app": { "kind": "user" } }, "grants": [ {{grant}} ] }""";
        Assert.Equal(severity, Assert.Single(await DiagnosticsOf(ProjectWith(Solution(), manifest))).Severity);
    }

    [Theory]
    [InlineData("Avere Operator")]
    [InlineData("c2f4ef07-c644-48eb-af81-4b1b4947fb11")] // AcrDelete
    public async Task Role_of_another_service_is_no_mistake(string role)
    {
        var grant = $$"""{ "identity": "app", "role": "{{role}}", "scope": "account" }""";
        var manifest = $$"""{ "identities": { "app": { "kind": "user" } }, "grants": [ {{grant}} ] }""";
        Assert.Empty(await DiagnosticsOf(ProjectWith(Solution(), manifest)));
    }

    [Fact]
    public async Task File_passed_twice_is_reported_once()
    {
        var project = ProjectWith(Solution(), "{ \"grant\": [] }");
        project = project.AddAdditionalDocument("foundry.access.json", "{ \"grant\": [] }", filePath: Manifest).Project;
        Assert.Single(await DiagnosticsOf(project));
    }

    [Fact]
    public async Task Fix_writes_the_intended_text()
    {
        const string Before =
            "{\r\n  \"grant\": [], // 😀\r\n  \"acount\": { \"publicNetworkAccess\": \"Disable\" },\r\n  \"colour\": 1\r\n}";
        const string After =
            "{\r\n  \"grants\": [], // 😀\r\n  \"account\": { \"publicNetworkAccess\": \"Disable\" },\r\n  \"colour\": 1\r\n}";
        var project = ProjectWith(Solution(), Before);
        var actions = await ActionsFor(project);
        Assert.Equal(["Write \"grants\"", "Write \"account\""], actions.Select(action => action.Title));
        foreach (var _ in actions)
            project = await Apply(project, (await ActionsFor(project))[0]);
        Assert.Equal(After, (await project.AdditionalDocuments.Single().GetTextAsync()).ToString());

        // The account is read once its name is right.
        Assert.Equal(["Write \"Disabled\""], (await ActionsFor(project)).Select(action => action.Title));
    }

    [Theory]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task Fix_all_writes_every_intended_text(FixAllScope scope)
    {
        var project = ProjectWith(ProjectWith(Solution(), Before).Solution, Before);
        var fix = new ManifestMistakeFix();
        var context = new FixAllContext(
            project,
            fix,
            scope,
            (await ActionsFor(project))[0].EquivalenceKey!,
            fix.FixableDiagnosticIds,
            new Reported(),
            default);
        project = await Apply(project, (await fix.GetFixAllProvider().GetFixAsync(context))!);
        foreach (var document in project.Solution.Projects.SelectMany(each => each.AdditionalDocuments))
            Assert.Equal(
                "{ \"grants\": [], \"account\": { \"disableLocalAuth\": true } }", (await document.GetTextAsync()).ToString());
    }

    private const string Before = "{ \"grant\": [], \"acount\": { \"disableLocalAuth\": true } }";

    [Fact]
    public void Fix_is_offered_in_additional_files()
    {
        var export = (ExportCodeFixProviderAttribute)Attribute.GetCustomAttribute(
            typeof(ManifestMistakeFix), typeof(ExportCodeFixProviderAttribute))!;
        Assert.Equal([nameof(TextDocumentKind.AdditionalDocument)], export.DocumentKinds);
        Assert.Equal([".json"], export.DocumentExtensions!);
    }

    private static Solution Solution() => new AdhocWorkspace().CurrentSolution;

    private static Project ProjectWith(Solution solution, string manifest)
    {
        var project = solution.AddProject("P" + solution.ProjectIds.Count, "P" + solution.ProjectIds.Count, LanguageNames.CSharp)
            .WithMetadataReferences([.. ClientReferences.Framework, .. ClientReferences.All]);
        project = project.AddDocument("C.cs", "class C { }", filePath: "/repo/C.cs").Project;
        return project.AddAdditionalDocument("foundry.access.json", manifest, filePath: Manifest).Project;
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsOf(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!;
        var all = await compilation
            .WithAnalyzers([new SingleRuleAnalyzer<ManifestMistake>()], project.AnalyzerOptions)
            .GetAllDiagnosticsAsync();
        return all.Where(diagnostic => diagnostic.Id == "FDRY4011")
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ToImmutableArray();
    }

    private static async Task<List<CodeAction>> ActionsFor(Project project)
    {
        var actions = new List<CodeAction>();
        foreach (var diagnostic in await DiagnosticsOf(project))
            await new ManifestMistakeFix().RegisterCodeFixesAsync(
                new CodeFixContext(project.AdditionalDocuments.First(), diagnostic, (action, _) => actions.Add(action), default));
        return actions;
    }

    private static async Task<Project> Apply(Project project, CodeAction action) =>
        (await action.GetOperationsAsync(default))
            .OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;

    private sealed class Reported : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancel) =>
            await DiagnosticsOf(project);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancel) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project, CancellationToken cancel) => await DiagnosticsOf(project);
    }
}
