using System.Collections.Immutable;
using Foundry.Analyzers.CodeFixes.Fixes.Access;
using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Rules.Access;

using Verify = RuleVerifier<RoleNameMismatch>;

public class RoleNameMismatchInFilesTests
{
    private const string Infrastructure = "/repo/infra/main.bicep";
    private const string ManifestPath = "/repo/foundry.access.json";

    private static Verify.Test Test(string text, string path = Infrastructure) => new()
    {
        TestCode = "class C { }",
        TestState = { AdditionalFiles = { (path, text.Replace("OWNER", Owner).Replace("USER", FoundryUser)) } },
    };

    private static Task Verified(string text, string path = Infrastructure) => Test(text, path).RunAsync();

    private static Task Says(string text, string message, string path = Infrastructure)
    {
        var test = Test(text, path);
        test.ExpectedDiagnostics.Add(
            Verify.Diagnostic(RoleNameMismatch.Descriptor).WithLocation(0)
                .WithSeverity(DiagnosticSeverity.Info)
                .WithMessage(message));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("var foundryUserRoleId = {|FDRY4008:'OWNER'|}")]
    [InlineData("param azureAIUser string = {|FDRY4008:'OWNER'|}")]
    [InlineData("var roles = { 'Foundry User': {|FDRY4008:'OWNER'|} }")]
    [InlineData("var roles = {\r\n  // 😀\r\n  cognitiveServicesOpenAIUser: {|FDRY4008:'USER'|}\r\n}")]
    [InlineData(
        "resource foundryUser 'Microsoft.Authorization/roleDefinitions@2022-04-01' existing = {\n"
        + "  name: {|FDRY4008:'OWNER'|}\n}")]
    [InlineData("var role = {|FDRY4008:'OWNER'|} // Foundry User")]
    [InlineData("// Azure AI User\nvar role = {|FDRY4008:'OWNER'|}")]
    public Task Id_under_the_name_of_another_role_is_reported(string text) => Verified(text);

    [Theory]
    [InlineData("var foundryUserRoleId = 'USER'")]
    [InlineData("var azureAIUser = 'USER' // Azure AI User")]
    [InlineData("var foundryUser = 'USER' // Owner")] // the label wins over the comment
    [InlineData("var foundryUser = '00000000-1111-2222-3333-444444444444'")]
    [InlineData("var role = 'OWNER' // the owner")]
    [InlineData("var roles = [ 'OWNER', 'USER' ] // Foundry User")]
    [InlineData("// Foundry User\nvar roles = { a: 'OWNER', b: 'USER' }")]
    [InlineData("// var foundryUser = 'OWNER'")]
    [InlineData("#disable-next-line FDRY4008\nvar foundryUser = 'OWNER'")]
    [InlineData("var foundryUser = ")]
    [InlineData("")]
    public Task Id_is_not_reported_when_the_name_matches_or_names_no_role(string text) => Verified(text);

    [Theory]
    [InlineData("var role = az.roleDefinitions({|FDRY4008:'Azure AI User'|}).id")]
    [InlineData("var role = roleDefinitions({|FDRY4008:'azure ai user'|}).id")]
    public Task Previous_name_is_reported(string text) => Verified(text);

    [Theory]
    [InlineData("var role = az.roleDefinitions('Foundry User').id")]
    [InlineData("var role = az.roleDefinitions('My own role').id")]
    [InlineData("var text = 'Azure AI User'")]
    public Task Current_name_or_other_text_is_not_reported(string text) => Verified(text);

    /// <summary>Azure looks no name up where a template takes an id: the deployment fails.</summary>
    [Theory]
    [InlineData("subscriptionResourceId('Microsoft.Authorization/roleDefinitions', {|FDRY4008:'Azure AI User'|})")]
    [InlineData("subscriptionResourceId('Microsoft.Authorization/roleDefinitions', {|FDRY4008:'Foundry User'|})")]
    [InlineData("subscriptionResourceId('microsoft.authorization/roledefinitions', {|FDRY4008:'AcrPull'|})")]
    [InlineData("resourceId('Microsoft.Authorization/roleDefinitions', {|FDRY4008:'Key Vault Secrets User'|})")]
    [InlineData("extensionResourceId(subscription().id, 'Microsoft.Authorization/roleDefinitions', {|FDRY4008:'Reader'|})")]
    [InlineData("{|FDRY4008:'/providers/Microsoft.Authorization/roleDefinitions/Azure AI User'|}")]
    [InlineData("{|FDRY4008:'Cognitive Services OpenAI User'|}")]
    [InlineData("{|FDRY4008:byVariable|}")]
    [InlineData("subscriptionResourceId('Microsoft.Authorization/roleDefinitions', {|FDRY4008:byVariable|})")]
    [InlineData("subscriptionResourceId('Microsoft.Authorization/roleDefinitions', {|FDRY4008:names.user|})")]
    public Task Name_in_the_place_of_an_id_is_reported(string role) => Verified(Assigning(role));

    [Theory]
    [InlineData("subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'USER')")]
    [InlineData("subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'My own role')")]
    [InlineData("subscriptionResourceId('Microsoft.Authorization/roleDefinitions', given)")]
    [InlineData("subscriptionResourceId('Microsoft.Authorization/roleAssignments', 'Reader')")]
    [InlineData("subscriptionResourceId('Microsoft.Authorization/roleDefinitions', guid('Azure AI User'))")]
    [InlineData("ids[?given] ?? subscriptionResourceId('Microsoft.Authorization/roleDefinitions', given)")]
    [InlineData("contains(ids, byVariable) ? ids[byVariable] : byVariable")]
    [InlineData("az.roleDefinitions('Foundry User').id")]
    public Task Id_or_name_that_is_looked_up_is_not_reported(string role) => Verified(Assigning(role));

    private static string Assigning(string role) => $$"""
        param given string
        var byVariable = 'Azure AI User'
        var names = { user: 'Azure AI User' }
        var ids = { 'Azure AI User': 'USER' }
        resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
          name: guid('Reader')
          properties: { roleDefinitionId: {{role}}, principalId: given }
        }
        """;

    [Fact]
    public Task Name_of_an_existing_definition_is_reported() => Verified("""
        resource role 'Microsoft.Authorization/roleDefinitions@2022-04-01' existing = {
          scope: subscription()
          name: {|FDRY4008:'Azure AI User'|}
        }
        resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
          name: guid('a')
          properties: { roleDefinitionId: role.id, principalId: 'p' }
        }
        """);

    [Fact]
    public Task Name_in_a_variable_that_holds_an_id_is_reported_once() => Verified("""
        var role = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', {|FDRY4008:'Azure AI User'|})
        resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for i in range(0, 3): {
          name: guid('a${i}')
          properties: { roleDefinitionId: role, principalId: 'p' }
        }]
        """);

    [Fact]
    public Task Name_in_the_place_of_an_id_in_an_ARM_template_is_reported() => Verified("""
        {
          "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
          "contentVersion": "1.0.0.0",
          "resources": [
            {
              "type": "Microsoft.Authorization/roleAssignments",
              "apiVersion": "2022-04-01",
              "name": "[guid('Reader')]",
              "properties": {
                "roleDefinitionId":
                  {|FDRY4008:"[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'Azure AI User')]"|},
                "principalId": "p"
              }
            }
          ]
        }
        """, "/repo/infra/main.json");

    private static string Module(string role) => $$"""
        module account 'br/public:avm/res/cognitive-services/account:0.13.0' = {
          name: 'account'
          params: { name: 'a', kind: 'AIServices', roleAssignments: [{ principalId: 'p', roleDefinitionIdOrName: {{role}} }] }
        }
        """;

    [Theory]
    [InlineData("{|FDRY4008:'Foundry User'|}")]
    [InlineData("{|FDRY4008:'Azure AI User'|}")]
    [InlineData("{|FDRY4008:'Foundry Account Owner'|}")]
    [InlineData("'Cognitive Services OpenAI User'")]
    [InlineData("'Azure AI Developer'")]
    [InlineData("'USER'")]
    [InlineData("'My own role'")]
    public Task Name_that_the_module_does_not_know_is_reported(string role) => Verified(Module(role));

    [Fact]
    public Task Id_in_an_ARM_template_is_reported() => Verified("""
        {
          "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
          "contentVersion": "1.0.0.0",
          "variables": { "foundryUserRoleId": {|FDRY4008:"OWNER"|}, "ownerRoleId": "OWNER" },
          "resources": []
        }
        """, "/repo/infra/main.json");

    [Theory]
    [InlineData("app {|FDRY4008:Azure AI User|} account")]
    [InlineData("app Foundry User account")]
    [InlineData("app USER account")]
    public Task Previous_name_in_a_manifest_is_reported(string grant) =>
        Verified(Manifest(false, grant).Replace("\"{|FDRY4008:", "{|FDRY4008:\"").Replace("|}\"", "\"|}"), ManifestPath);

    [Fact]
    public async Task Message_names_the_role_and_the_replacement()
    {
        await Says(
            "var foundryUserRoleId = {|#0:'OWNER'|}",
            $"'foundryUserRoleId' names Foundry User but has the id of Owner. Use '{FoundryUser}' (Foundry User), "
            + "or change the name to Owner.");
        await Says(
            "var id = {|#0:'OWNER'|} // Azure AI User",
            $"'Azure AI User' names Foundry User but has the id of Owner. Use '{FoundryUser}' (Foundry User), "
            + "or change the name to Owner.");
        await Says(
            "var id = az.roleDefinitions({|#0:'Azure AI User'|}).id",
            $"'Azure AI User' is the former name of the role. Use 'Foundry User' ({FoundryUser}).");
        await Says(
            "var id = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', {|#0:'Azure AI User'|})",
            "'Azure AI User' is a role name, but Azure needs the role id here. "
            + $"Use '{FoundryUser}' (Foundry User).");
        await Says(
            Module("{|#0:'Foundry User'|}"),
            $"'Foundry User' is unknown to Azure Verified Modules. Use '{FoundryUser}' (Foundry User).");
    }

    [Fact]
    public Task File_passed_twice_is_reported_once()
    {
        var test = Test("var foundryUser = {|FDRY4008:'OWNER'|}");
        test.TestState.AdditionalFiles.Add((Infrastructure, $"var foundryUser = '{Owner}'"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("IsTestProject = true")]
    [InlineData("FoundryReportsInfrastructure = false")]
    [InlineData("FoundryReadInfrastructure = false")]
    public Task Id_is_not_reported_by_a_project_that_reports_no_infrastructure(string property)
    {
        var test = Test("var foundryUser = 'OWNER'");
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\nbuild_property.{property}\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task Global_config_disables_the_rule()
    {
        var test = Test("var foundryUser = 'OWNER'");
        test.TestState.AnalyzerConfigFiles.Add(
            ("/.globalconfig", "is_global = true\ndotnet_diagnostic.FDRY4008.severity = none\n"));
        return test.RunAsync();
    }

    /// <summary>Two projects with two target frameworks each see the same files: one of the four compilations reports.</summary>
    [Fact]
    public async Task File_shared_by_projects_is_reported_once()
    {
        var count = 0;
        foreach (var project in new[] { "A", "B" })
        {
            foreach (var reports in new[] { "", "false" })
            {
                var diagnostics = await DiagnosticsOf(Project(Infrastructure, $"var foundryUser = '{Owner}'", $"""
                    is_global = true
                    build_property.MSBuildProjectFullPath = /repo/src/{project}/{project}.csproj
                    build_property.FoundryReportsInfrastructure = {reports}
                    [/repo/infra/main.bicep]
                    build_metadata.AdditionalFiles.FoundryKind = bicep
                    [/repo/src/A/A.csproj]
                    build_metadata.AdditionalFiles.FoundryKind = project
                    [/repo/src/B/B.csproj]
                    build_metadata.AdditionalFiles.FoundryKind = project
                    """, "/repo/src/A/A.csproj", "/repo/src/B/B.csproj"));
                count += diagnostics.Length;
            }
        }

        Assert.Equal(1, count);
    }

    [Theory]
    [InlineData(Infrastructure, "var foundryUser = 'OWNER'\r\n", "var foundryUser = 'USER' /* Foundry User */\r\n")]
    [InlineData(Infrastructure, "var role = 'OWNER' // Foundry User", "var role = 'USER' // Foundry User")]
    [InlineData(
        Infrastructure,
        "var foundryUser = '/providers/Microsoft.Authorization/roleDefinitions/OWNER'",
        "var foundryUser = '/providers/Microsoft.Authorization/roleDefinitions/USER' /* Foundry User */")]
    [InlineData(
        Infrastructure, "var role = az.roleDefinitions('Azure AI User').id", "var role = az.roleDefinitions('Foundry User').id")]
    [InlineData(
        Infrastructure,
        "var role = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'Azure AI User')",
        "var role = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'USER' /* Foundry User */)")]
    [InlineData(
        Infrastructure,
        "var role = '/providers/Microsoft.Authorization/roleDefinitions/Azure AI User'",
        "var role = '/providers/Microsoft.Authorization/roleDefinitions/USER' /* Foundry User */")]
    [InlineData(
        Infrastructure,
        "var role = '${subscription().id}/providers/Microsoft.Authorization/roleDefinitions/Azure AI User'",
        "var role = '${subscription().id}/providers/Microsoft.Authorization/roleDefinitions/USER' /* Foundry User */")]
    [InlineData(
        "/repo/infra/main.json",
        """{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", """
        + """ "variables": { "foundryUser": "OWNER" }, "resources": [] }""",
        """{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", """
        + """ "variables": { "foundryUser": "USER" }, "resources": [] }""")]
    [InlineData(
        ManifestPath,
        """{ "identities": { "a": { "kind": "user" } }, """
        + """ "grants": [{ "identity": "a", "role": "Azure AI User", "scope": "account" }] }""",
        """{ "identities": { "a": { "kind": "user" } }, """
        + """ "grants": [{ "identity": "a", "role": "USER" /* Foundry User */, "scope": "account" }] }""")]
    public async Task Fix_writes_the_intended_role(string path, string before, string after)
    {
        var project = Project(path, before.Replace("OWNER", Owner), "is_global = true\n");
        project = await Apply(project, Assert.Single(await ActionsFor(project)));
        Assert.Equal(after.Replace("USER", FoundryUser), (await project.AdditionalDocuments.First().GetTextAsync()).ToString());
        Assert.Empty(await DiagnosticsOf(project));
    }

    [Fact]
    public async Task Fix_all_writes_every_intended_role()
    {
        var project =
            Project(Infrastructure, $"var foundryUser = '{Owner}'\nvar azureAIUser = '{Owner}'\n", "is_global = true\n");
        var fix = new RoleNameInFileFix();
        var context = new FixAllContext(
            project,
            fix,
            FixAllScope.Project,
            (await ActionsFor(project))[0].EquivalenceKey!,
            fix.FixableDiagnosticIds,
            new Reported(),
            default);
        var action = (await fix.GetFixAllProvider().GetFixAsync(context))!;
        Assert.Equal("Edit main.bicep", action.Title);
        project = await Apply(project, action);
        Assert.Equal(
            $"var foundryUser = '{FoundryUser}' /* Foundry User */\nvar azureAIUser = '{FoundryUser}' /* Foundry User */\n",
            (await project.AdditionalDocuments.First().GetTextAsync()).ToString());
    }

    private static Project Project(string path, string text, string config, params string[] projects)
    {
        var configText = Microsoft.CodeAnalysis.Text.SourceText.From(config);
        var project = new AdhocWorkspace().CurrentSolution.AddProject("P", "P", LanguageNames.CSharp)
            .WithMetadataReferences([.. ClientReferences.Framework, .. ClientReferences.All])
            .AddDocument("C.cs", "class C { const string FoundryUser = \"" + Owner + "\"; }", filePath: "/repo/C.cs").Project
            .AddAdditionalDocument(path[(path.LastIndexOf('/') + 1)..], text, filePath: path).Project
            .AddAnalyzerConfigDocument(".globalconfig", configText, filePath: "/.globalconfig").Project;
        foreach (var each in projects)
        {
            var name = each[(each.LastIndexOf('/') + 1)..];
            const string Reference = "<PackageReference Include=\"Azure.AI.Projects\" />";
            project = project.AddAdditionalDocument(name, Reference, filePath: each).Project;
        }

        return project;
    }

    /// <summary>The diagnostics in files; the one in C# has another fix.</summary>
    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsOf(Project project, bool all = false)
    {
        var compilation = (await project.GetCompilationAsync())!;
        var found = await compilation
            .WithAnalyzers([new SingleRuleAnalyzer<RoleNameMismatch>()], project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync();
        return found.Where(diagnostic => all || !diagnostic.Location.IsInSource)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ToImmutableArray();
    }

    private static async Task<List<CodeAction>> ActionsFor(Project project)
    {
        var actions = new List<CodeAction>();
        foreach (var diagnostic in await DiagnosticsOf(project))
            await new RoleNameInFileFix().RegisterCodeFixesAsync(
                new CodeFixContext(project.AdditionalDocuments.First(), diagnostic, (action, _) => actions.Add(action), default));
        return actions;
    }

    private static async Task<Project> Apply(Project project, CodeAction action) =>
        (await action.GetOperationsAsync(default))
            .OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;

    private sealed class Reported : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancel) =>
            await DiagnosticsOf(project, all: true);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancel) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project, CancellationToken cancel) => await DiagnosticsOf(project, all: true);
    }
}
