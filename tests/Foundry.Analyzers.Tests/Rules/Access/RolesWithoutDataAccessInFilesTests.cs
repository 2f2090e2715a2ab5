using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Rules.Access;

using Verify = RuleVerifier<RolesWithoutDataAccess>;

public class RolesWithoutDataAccessInFilesTests
{
    private const string Infrastructure = "/repo/infra/main.bicep";
    private const string ManifestPath = "/repo/foundry.access.json";

    private static readonly string Calls = Program(Unmarked(Respond));

    private static Task Verified(string program, params (string Path, string Text)[] files)
    {
        var test = new Verify.Test { TestCode = program };
        foreach (var file in files)
            test.TestState.AdditionalFiles.Add(file);
        return test.RunAsync();
    }

    private static Task Reported(DiagnosticSeverity severity, string message, params (string Path, string Text)[] files)
    {
        var test = new Verify.Test { TestCode = Calls };
        foreach (var file in files)
            test.TestState.AdditionalFiles.Add(file);
        test.ExpectedDiagnostics.Add(
            Verify.Diagnostic(RolesWithoutDataAccess.Descriptor).WithLocation(0).WithSeverity(severity).WithMessage(message));
        return test.RunAsync();
    }

    private static string Message(string roles, string access) =>
        $"The roles assigned here ({roles}) grant {access}. Calls of the application fail with 401. "
        + $"Assign 'Foundry User ({FoundryUser})'.";

    /// <summary>Infrastructure in which the first assignment's role is marked.</summary>
    private static string Marked(params string[] assignments) => Mark(Bicep(assignments), assignments[0].Split(' ')[1]);

    private static string Mark(string text, string role)
    {
        var at = text.IndexOf($"'{role}'", StringComparison.Ordinal);
        return text.Insert(at + role.Length + 2, "|}").Insert(at, "{|#0:");
    }

    private static string MarkedManifest(bool complete, params string[] grants)
    {
        var role = string.Join(' ', grants[0].Split(' ')[1..^1]);
        var text = Manifest(complete, grants);
        var at = text.IndexOf($"\"{role}\"", StringComparison.Ordinal);
        return text.Insert(at + role.Length + 2, "|}").Insert(at, "{|#0:");
    }

    [Theory]
    [InlineData(Contributor, "Contributor")]
    [InlineData(Owner, "Owner")]
    [InlineData(Reader, "Reader")]
    [InlineData("25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68", "Cognitive Services Contributor")]
    public async Task Role_without_data_access_is_reported(string role, string name)
    {
        await Reported(
            DiagnosticSeverity.Warning,
            Message(name, "no data action"),
            (Infrastructure, Marked($"account {role} {AppPrincipal}")));
        await Reported(
            DiagnosticSeverity.Warning,
            Message(name, "no data action"),
            (Infrastructure, Marked($"project {role} {AppPrincipal}")));
        await Reported(
            DiagnosticSeverity.Info,
            Message(name, "no data action"),
            (ManifestPath, MarkedManifest(false, $"app {role} account")));
    }

    [Fact]
    public async Task Several_roles_of_a_principal_are_reported_once()
    {
        await Reported(
            DiagnosticSeverity.Warning,
            Message("Contributor, Reader", "no data action"),
            (Infrastructure, Marked($"account {Contributor} {AppPrincipal}", $"project {Reader} {AppPrincipal}")));
        await Reported(
            DiagnosticSeverity.Info,
            Message("Contributor, Reader", "no data action"),
            (ManifestPath, MarkedManifest(false, $"app {Contributor} account", $"app {Reader} project")));
    }

    [Fact]
    public Task Role_in_a_complete_manifest_is_not_reported() =>
        Verified(Calls, (ManifestPath, Manifest(true, $"app {Contributor} account")));

    [Fact]
    public Task Role_is_an_info_when_the_manifest_is_incomplete() => Reported(
        DiagnosticSeverity.Info,
        Message("Contributor", "no data action"),
        (Infrastructure, Marked($"account {Contributor} {AppPrincipal}")),
        (ManifestPath, Manifest(false)));

    [Fact]
    public Task Role_in_an_ARM_template_is_reported() => Reported(
        DiagnosticSeverity.Warning, Message("Contributor", "no data action"), ("/repo/infra/main.json", $$"""
        {
          "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
          "contentVersion": "1.0.0.0",
          "resources": [
            {
              "type": "Microsoft.CognitiveServices/accounts", "apiVersion": "2025-06-01", "name": "contoso",
              "location": "westeurope", "kind": "AIServices"
            },
            {
              "type": "Microsoft.App/containerApps", "apiVersion": "2024-03-01", "name": "app",
              "location": "westeurope", "identity": { "type": "SystemAssigned" }
            },
            {
              "type": "Microsoft.Authorization/roleAssignments", "apiVersion": "2022-04-01", "name": "[guid('a')]",
              "scope": "[resourceId('Microsoft.CognitiveServices/accounts', 'contoso')]",
              "properties": {
                "roleDefinitionId":
                  {|#0:"[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '{{Contributor}}')]"|},
                "principalId":
                  "[reference(resourceId('Microsoft.App/containerApps', 'app'), '2024-03-01', 'Full').identity.principalId]"
              }
            }
          ]
        }
        """));

    // ---- Models only, at a project

    [Fact]
    public async Task Role_without_project_access_at_a_project_is_an_info()
    {
        const string Project = "no data action of a Foundry project";
        await Reported(
            DiagnosticSeverity.Info,
            Message("Azure AI Developer", Project),
            (Infrastructure, Marked($"project {AIDeveloper} {AppPrincipal}")));
        await Reported(
            DiagnosticSeverity.Info,
            Message("Azure AI Developer, Reader", Project),
            (Infrastructure, Marked($"project {AIDeveloper} {AppPrincipal}", $"account {Reader} {AppPrincipal}")));
        await Reported(
            DiagnosticSeverity.Info,
            Message("Azure AI Developer", Project),
            (ManifestPath, MarkedManifest(false, $"app {AIDeveloper} project")));
    }

    [Theory]
    [InlineData($"app {AIDeveloper} hub")]
    [InlineData($"app {AIDeveloper} account")]
    [InlineData($"app {AIDeveloper} project", $"app {OpenAIUser} account")]
    [InlineData($"app {AIDeveloper} project", $"app {AIDeveloper} hub")]
    public Task Role_for_models_is_not_reported_outside_a_project(params string[] grants) =>
        Verified(Calls, (ManifestPath, Manifest(false, grants)));

    // ---- Traps

    [Theory]
    [InlineData($"account {FoundryUser} {AppPrincipal}")]
    [InlineData($"account {Reader} {AppPrincipal}", $"account {FoundryUser} {AppPrincipal}")]
    [InlineData($"account {Reader} {AppPrincipal}", $"project {FoundryUser} {AppPrincipal}")]
    [InlineData($"account {Contributor} {AppPrincipal}", $"account {FoundryUser} principalId")] // may be the app
    [InlineData($"account {Contributor} {AppPrincipal}", $"resourceGroup() {FoundryUser} {AppPrincipal}")]
    [InlineData($"account {Contributor} principalId")] // the deployer
    [InlineData($"account {Contributor} deployer().objectId")]
    [InlineData($"account {Contributor} project.identity.principalId")]
    [InlineData($"resourceGroup() {Contributor} {AppPrincipal}")]
    [InlineData($"account {Contributor} {AppPrincipal}", $"account 00000000-1111-2222-3333-444444444444 {AppPrincipal}")]
    public Task Role_is_not_reported_when_an_assignment_may_give_access(params string[] assignments) =>
        Verified(Calls, (Infrastructure, Bicep(assignments)));

    [Theory]
    [InlineData($"app {Reader} account", $"app {FoundryUser} account")]
    [InlineData($"app {Contributor} resourceGroup")]
    [InlineData($"project {Contributor} account")]
    [InlineData($"app {Contributor} account", "app Wizard account")]
    [InlineData($"app {Contributor} account", $"nobody {Reader} account")]
    public Task Role_is_not_reported_when_the_manifest_may_give_access(params string[] grants) =>
        Verified(Calls, (ManifestPath, Manifest(false, grants)));

    [Theory]
    [InlineData("/repo/infra/roles.sh", "az role assignment create --role 'Foundry User' --assignee $ID --scope $SCOPE")]
    [InlineData("/repo/azure.yaml", "services:\n  a:\n    host: azure.ai.agent\n")]
    [InlineData("/repo/infra/more.bicep", "module roles 'elsewhere.bicep' = { name: 'roles' }")]
    public Task Role_is_not_reported_when_another_file_may_assign_roles(string path, string text) =>
        Verified(Calls, (Infrastructure, Bicep($"account {Contributor} {AppPrincipal}")), (path, text));

    [Theory]
    [InlineData(
        "resource assignment0 'Microsoft.Authorization/roleAssignments@2022-04-01' = {",
        "resource assignment0 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (keep) {")]
    [InlineData($"'{Contributor}'", "roleId")]
    [InlineData("    roleDefinitionId", "#disable-next-line FDRY4002\n    roleDefinitionId")]
    [InlineData("    roleDefinitionId", "// roleDefinitionId")]
    public Task Uncertain_or_suppressed_assignment_is_not_reported(string what, string by) =>
        Verified(
            Calls, (Infrastructure, "param roleId string\n" + Bicep($"account {Contributor} {AppPrincipal}").Replace(what, by)));

    [Fact]
    public Task Comment_for_another_rule_does_not_suppress() => Reported(
        DiagnosticSeverity.Warning,
        Message("Contributor", "no data action"),
        (Infrastructure,
            Marked($"account {Contributor} {AppPrincipal}").Replace(
                "    roleDefinitionId", "#disable-next-line FDRY4008\n    roleDefinitionId")));

    [Theory]
    [InlineData("class C { }")]
    [InlineData("class C { object M() => new Azure.Identity.DefaultAzureCredential(); }")]
    [InlineData("class C { object M(OpenAI.Chat.ChatClient chat) => chat.CompleteChat(\"hi\"); }")] // with a key or a token
    [InlineData(
        "class C { object M(Azure.Identity.DefaultAzureCredential c, OpenAI.Chat.ChatClient chat, "
        + "string apiKey) => chat.CompleteChat(apiKey); }")]
    [InlineData(
        "class C { object M(Azure.Identity.DefaultAzureCredential c, OpenAI.Chat.ChatClient chat, "
        + "System.ClientModel.ApiKeyCredential k) => chat.CompleteChat(\"hi\"); }")]
    [InlineData("class C { object M(Azure.Identity.DefaultAzureCredential c) => this.Complete(); object Complete() => 1; }")]
    [InlineData(
        "class C { object M(Azure.Identity.DefaultAzureCredential c, OpenAI.Chat.ChatClient chat) => chat; } // CompleteChat")]
    public async Task Role_is_not_reported_when_the_program_does_not_use_tokens(string program)
    {
        await Verified(program, (Infrastructure, Bicep($"account {Contributor} {AppPrincipal}")));
        await Verified(program, (ManifestPath, Manifest(false, $"app {Contributor} account")));
    }

    [Theory]
    [InlineData("IsTestProject = true")]
    [InlineData("FoundryReportsInfrastructure = false")]
    public Task Role_is_not_reported_by_a_project_that_reports_no_infrastructure(string property)
    {
        var test = new Verify.Test
        {
            TestCode = Calls,
            TestState = { AdditionalFiles = { (Infrastructure, Bicep($"account {Contributor} {AppPrincipal}")) } },
        };
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\nbuild_property.{property}\n"));
        return test.RunAsync();
    }

    [Fact]
    public async Task Files_shared_by_projects_and_frameworks_are_reported_once()
    {
        var count = 0;
        foreach (var project in new[] { "A", "B" })
        {
            foreach (var reports in new[] { "", "false" })
            {
                var isTheOne = project == "A" && reports.Length == 0;
                var text = Bicep($"account {Contributor} {AppPrincipal}");
                var test = new Verify.Test
                {
                    TestCode = Calls,
                    TestState = { AdditionalFiles = { (Infrastructure, isTheOne ? Mark(text, Contributor) : text) } },
                };
                foreach (var each in new[] { "A", "B" })
                    test.TestState.AdditionalFiles.Add(
                        ($"/repo/src/{each}/{each}.csproj", "<PackageReference Include=\"Azure.AI.Projects\" />"));
                test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"""
                    is_global = true
                    build_property.MSBuildProjectFullPath = /repo/src/{project}/{project}.csproj
                    build_property.FoundryReportsInfrastructure = {reports}
                    [/repo/src/A/A.csproj]
                    build_metadata.AdditionalFiles.FoundryKind = project
                    [/repo/src/B/B.csproj]
                    build_metadata.AdditionalFiles.FoundryKind = project
                    """));
                if (isTheOne)
                    test.ExpectedDiagnostics.Add(
                        Verify.Diagnostic(RolesWithoutDataAccess.Descriptor).WithLocation(0)
                            .WithSeverity(DiagnosticSeverity.Warning));
                await test.RunAsync();
                count++;
            }
        }

        Assert.Equal(4, count);
    }

    [Fact]
    public Task Incomplete_code_and_files_do_not_throw() => new Verify.Test
    {
        CompilerDiagnostics = CompilerDiagnostics.None,
        TestCode = Calls[..^10],
        TestState =
        {
            AdditionalFiles =
            {
                (Infrastructure, Bicep($"account {Contributor} {AppPrincipal}")[..^8]),
                (ManifestPath, "{ \"grants\": ["),
            },
        },
    }.RunAsync();
}
