using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Rules.Access;

using Verify = RuleVerifier<RoleDoesNotGrant>;

public class RoleDoesNotGrantTests
{
    private static Task Verified(string call, params (string Path, string Text)[] files)
    {
        var test = new Verify.Test { TestCode = Program(call) };
        foreach (var file in files)
            test.TestState.AdditionalFiles.Add(file);
        return test.RunAsync();
    }

    private static Task WithManifest(string call, params string[] grants) =>
        Verified(call, ("/repo/foundry.access.json", Manifest(complete: true, grants)));

    private static Task WithBicep(string call, params string[] assignments) =>
        Verified(call, ("/repo/infra/main.bicep", Bicep(assignments)));

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape) => new Verify.Test
    {
        TestState =
        {
            OutputKind = CodeContexts.Kind(shape),
            AdditionalFiles = { ("/repo/foundry.access.json", Manifest(true, $"app {OpenAIUser} account")) },
        },
        TestCode = CodeContexts.Source(shape, Respond, Usings),
    }.RunAsync();

    [Theory]
    [InlineData(Respond, OpenAIUser)]
    [InlineData(Respond, AIDeveloper)]
    [InlineData(Respond, Owner)]
    [InlineData(Chat, Owner)]
    [InlineData(Chat, Contributor)]
    [InlineData(Chat, Reader)]
    [InlineData(AccountRun, OpenAIUser)]
    public async Task Call_is_reported_when_the_role_lacks_the_action(string call, string role)
    {
        await WithManifest(call, $"app {role} account");
        await WithBicep(call, $"account {role} {AppPrincipal}");
    }

    [Fact]
    public Task Call_is_reported_without_any_role() => WithManifest(Respond);

    [Theory]
    [InlineData("Azure AI Developer")]
    [InlineData("Cognitive Services OpenAI User")]
    public Task Role_is_found_by_its_name(string role) => WithManifest(Respond, $"app {role} subscription");

    [Fact]
    public Task Call_is_reported_when_several_roles_lack_the_action() =>
        WithManifest(Respond, $"app {OpenAIUser} account", $"app {Reader} resourceGroup", $"app {AIDeveloper} project");

    [Fact]
    public Task Call_is_reported_when_both_roles_of_a_choice_lack_the_action() => Verified(
        Respond,
        ("/repo/infra/main.bicep",
            Bicep($"account {OpenAIUser} {AppPrincipal}").Replace($"'{OpenAIUser}'", $"keep ? '{OpenAIUser}' : '{Reader}'")));

    [Theory]
    [InlineData(Respond, $"app {FoundryUser} project")]
    [InlineData(Respond, $"app {FoundryUser} account")]
    [InlineData(Respond, $"app {FoundryUser} resourceGroup")]
    [InlineData(Respond, $"app {CognitiveServicesUser} subscription")]
    [InlineData(Respond, "app Azure AI User project")]
    [InlineData(Respond, "app foundry user project")]
    [InlineData(Chat, $"app {OpenAIUser} account")]
    [InlineData(Chat, $"app {AIDeveloper} account")]
    [InlineData(AccountRun, $"app {FoundryUser} account")]
    public Task Call_is_not_reported_when_a_role_grants_it(string call, string grant) =>
        WithManifest(Unmarked(call), grant, $"app {Reader} account");

    /// <summary>An action that is only inferred is an info.</summary>
    [Theory]
    [InlineData(AccountClient + ".GetChatClient(\"d\").{|#0:GetChatCompletion|}(\"c\")", OpenAIUser, DiagnosticSeverity.Warning)]
    [InlineData(
        AccountClient + ".GetOpenAIFileClient().{|#0:CancelUpload|}(\"u\", null)", OpenAIUser, DiagnosticSeverity.Warning)]
    [InlineData(PlainClient + ".GetVectorStoreClient().{|#0:DeleteVectorStore|}(\"v\")", Reader, DiagnosticSeverity.Warning)]
    [InlineData(AccountClient + ".GetOpenAIFileClient().{|#0:DownloadFile|}(\"f\")", Reader, DiagnosticSeverity.Info)]
    [InlineData(PlainClient + ".GetContainerClient().{|#0:DeleteContainer|}(\"c\", null)", OpenAIUser, DiagnosticSeverity.Info)]
    [InlineData(
        ProjectClient + ".GetVectorStoreClient().{|#0:SearchVectorStore|}(\"v\", null)", OpenAIUser, DiagnosticSeverity.Info)]
    [InlineData(ProjectClient + ".GetOpenAIFileClient().{|#0:DeleteFile|}(\"f\")", OpenAIUser, DiagnosticSeverity.Info)]
    [InlineData(AccountClient + ".GetOpenAIFileClient().DownloadFile(\"f\")", OpenAIUser, null)]
    [InlineData(PlainClient + ".GetOpenAIModelClient().GetModels()", OpenAIUser, null)]
    [InlineData(PlainClient + ".GetVectorStoreClient().DeleteVectorStore(\"v\")", OpenAIUser, null)]
    [InlineData(PlainClient + ".GetContainerClient().CreateContainer(null)", Reader, null)]
    [InlineData(ProjectClient + ".GetVectorStoreClient().SearchVectorStore(\"v\", null)", FoundryUser, null)]
    [InlineData(ProjectClient + ".GetVideoClient().DeleteVideo(\"v\")", Reader, null)]
    public Task Call_that_is_not_a_model_call_is_judged_by_its_action(string call, string role, DiagnosticSeverity? severity)
    {
        var test = new Verify.Test
        {
            TestCode = Program(call),
            TestState = { AdditionalFiles = { ("/repo/foundry.access.json", Manifest(true, $"app {role} account")) } },
        };
        if (severity is { } expected)
            test.ExpectedDiagnostics.Add(Verify.Diagnostic(RoleDoesNotGrant.Descriptor).WithLocation(0).WithSeverity(expected));
        return test.RunAsync();
    }

    [Fact]
    public Task Call_is_not_reported_when_a_custom_role_grants_it() => Verified(
        Unmarked(Respond),
        ("/repo/foundry.access.json",
            ManifestWith(
                true,
                """ "customRoles": [{ "roleName": "Responder", "permissions": [{ "dataActions": [ """
                + """ "Microsoft.CognitiveServices/accounts/AIServices/responses/*", """
                + """ "Microsoft.CognitiveServices/accounts/AIServices/agents/*"] }] }], """,
                "app Responder project")));

    [Fact]
    public Task Call_is_reported_when_a_custom_role_lacks_the_action() => Verified(
        Respond,
        ("/repo/foundry.access.json",
            ManifestWith(
                true,
                """ "customRoles": [{ "roleName": "Responder", "permissions": [{ """
                + """ "dataActions": ["Microsoft.CognitiveServices/*"], "notDataActions": ["*/AIServices/*"] }] }], """,
                "app Responder project")));

    [Theory]
    [InlineData("""{ "complete": false, "grants": [] }""")]
    [InlineData("""{ "grants": [] }""")]
    [InlineData("""{ "complete": true, "grants": [{ "identity": "nobody", "role": "Reader", "scope": "account" }] }""")]
    [InlineData(
        """{ "complete": true, "identities": { "app": { "kind": "managedIdentity" } }, """
        + """ "grants": [{ "identity": "app", "role": "Reeder", "scope": "account" }] }""")]
    [InlineData("""{ "complete": true, "grants": [ """)]
    [InlineData("")]
    [InlineData("[]")]
    public Task Call_is_not_reported_when_the_manifest_is_incomplete(string manifest) =>
        Verified(Unmarked(Respond), ("/repo/foundry.access.json", manifest));

    [Theory]
    [InlineData("principalId")]
    [InlineData("account.identity.principalId")]
    public Task Call_is_not_reported_when_no_assignment_is_for_the_application(string principal) =>
        WithBicep(Unmarked(Respond), $"account {OpenAIUser} {principal}");

    [Theory]
    [InlineData(
        "/repo/infra/hooks/postprovision.sh", "az role assignment create --assignee $ID --role 'Foundry User' --scope $SCOPE")]
    [InlineData("/repo/infra/roles.ps1", "New-AzRoleAssignment -ObjectId $id -RoleDefinitionName 'Foundry User'")]
    [InlineData("/repo/azure.yaml", "name: x\nservices:\n  a:\n    host: azure.ai.agent\n")]
    [InlineData("/repo/infra/more.bicep", "module roles 'elsewhere.bicep' = { name: 'roles' }")]
    [InlineData("/repo/infra/more.bicep", "module roles 'br:contoso.azurecr.io/roles:v1' = { name: 'roles' }")]
    [InlineData(
        "/repo/infra/more.bicep",
        "resource other 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = { name: 'other' }")]
    public Task Call_is_not_reported_when_another_file_may_grant_it(string path, string text) => Verified(Unmarked(Respond),
        ("/repo/infra/main.bicep", Bicep($"account {OpenAIUser} {AppPrincipal}")), (path, text));

    [Theory]
    [InlineData($"'{OpenAIUser}'", "roleId")]
    [InlineData($"'{OpenAIUser}'", "keep ? '53ca6127-db72-4b80-b1b0-d745d6d5456d' : '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'")]
    [InlineData("scope: account", "scope: keep")]
    [InlineData(
        "resource assignment0 'Microsoft.Authorization/roleAssignments@2022-04-01' = {",
        "resource assignment0 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (keep) {")]
    [InlineData(
        "resource assignment0 'Microsoft.Authorization/roleAssignments@2022-04-01' = {",
        "resource assignment0 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for i in range(0, keep): {")]
    public Task Call_is_not_reported_when_an_assignment_is_unknown(string what, string by) => Verified(Unmarked(Respond),
        ("/repo/infra/main.bicep", "param roleId string\n" + Bicep($"account {OpenAIUser} {AppPrincipal}").Replace(what, by)));

    [Theory]
    [InlineData(
        "new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), new System.ClientModel.ApiKeyCredential(\"k\"))"
        + ".GetChatClient(\"d\").CompleteChat(\"hi\")")]
    [InlineData("new ChatClient(\"m\", \"key\").CompleteChat(\"hi\")")]
    [InlineData("((AzureOpenAIClient)null).GetChatClient(\"d\").CompleteChat(\"hi\")")]
    [InlineData("((ChatClient)null).CompleteChat(\"hi\")")]
    [InlineData(
        "new AzureOpenAIClient(new Uri(\"https://gateway.contoso.com\"), new DefaultAzureCredential()).GetChatClient(\"d\")"
        + ".CompleteChat(\"hi\")")]
    public Task Call_with_a_key_or_to_another_service_is_not_reported(string call) => WithManifest(call, $"app {Reader} account");

    [Theory]
    [InlineData(
        "new AIProjectClient(new Uri(\"https://fabrikam.services.ai.azure.com/api/projects/p\"), "
        + "new DefaultAzureCredential()).Connections.GetConnections()")]
    [InlineData(
        "new AIProjectClient(new Uri(Environment.NewLine == \"\\n\" ? "
        + "\"https://fabrikam.services.ai.azure.com/api/projects/p\" : "
        + "\"https://contoso.services.ai.azure.com/api/projects/p\"), "
        + "new DefaultAzureCredential()).Connections.GetConnections()")]
    public Task Call_to_an_undeclared_account_is_not_reported(string call) =>
        WithBicep(call, $"account {OpenAIUser} {AppPrincipal}");

    [Theory]
    [InlineData("new AzureCliCredential()")]
    [InlineData("new InteractiveBrowserCredential()")]
    [InlineData("new OnBehalfOfCredential(\"t\", \"c\", \"s\", \"a\")")]
    [InlineData("new ClientSecretCredential(\"t\", \"c\", \"s\")")]
    public Task Call_is_not_reported_when_templates_cannot_know_the_principal(string credential) =>
        WithBicep(Unmarked(Respond).Replace("new DefaultAzureCredential()", credential), $"account {OpenAIUser} {AppPrincipal}");

    [Fact]
    public async Task Call_of_a_user_is_reported_when_only_users_are_declared()
    {
        const string People =
            """{ "complete": true, "identities": { "dev": { "kind": "user" } }, """
            + """ "grants": [{ "identity": "dev", "role": "Reader", "scope": "account" }] }""";
        await Verified(
            Respond.Replace("new DefaultAzureCredential()", "new AzureCliCredential()"), ("/repo/foundry.access.json", People));
        await WithManifest(
            Unmarked(Respond).Replace("new DefaultAzureCredential()", "new AzureCliCredential()"), $"app {Reader} account");
        await WithManifest(
            Respond.Replace("new DefaultAzureCredential()", "new ClientSecretCredential(\"t\", \"c\", \"s\")"),
            $"app {Reader} account");
    }

    [Theory]
    [InlineData("build_property._FoundryLeavesOutInfrastructure = true", false)]
    [InlineData("build_property._FoundryLeavesOutInfrastructure =", true)]
    public Task Call_is_not_reported_when_the_build_left_out_a_file(string property, bool isReported)
    {
        var test = new Verify.Test { TestCode = Program(isReported ? Respond : Unmarked(Respond)) };
        test.TestState.AdditionalFiles.Add(("/repo/infra/main.bicep", Bicep($"account {OpenAIUser} {AppPrincipal}")));
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\n{property}\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task Silent_in_a_test_project()
    {
        var test = new Verify.Test
        {
            TestCode = Program(Unmarked(Respond)),
            TestState = { AdditionalFiles = { ("/repo/foundry.access.json", Manifest(true)) } },
        };
        test.TestState.AnalyzerConfigFiles.Add(
            ("/.globalconfig",
                Microsoft.CodeAnalysis.Text.SourceText.From("is_global = true\nbuild_property.IsTestProject = true\n")));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("'contoso'", DiagnosticSeverity.Warning)]
    [InlineData("location", DiagnosticSeverity.Info)]
    public Task Account_that_only_the_code_names_is_an_info(string name, DiagnosticSeverity severity)
    {
        var test = new Verify.Test
        {
            TestCode = Program(Numbered(Respond)),
            TestState =
            {
                AdditionalFiles =
                {
                    ("/repo/infra/main.bicep",
                        Bicep($"account {OpenAIUser} {AppPrincipal}").Replace("name: 'contoso'", "name: " + name)),
                },
            },
        }.InService();
        test.ExpectedDiagnostics.Add(Verify.Diagnostic(RoleDoesNotGrant.Descriptor).WithLocation(0).WithSeverity(severity));
        return test.RunAsync();
    }

    [Fact]
    public Task Incomplete_code() => new Verify.Test
    {
        CompilerDiagnostics = CompilerDiagnostics.None,
        TestCode = Usings + " class C { void M() { var x = " + Unmarked(Respond).Replace("(\"hi\")", "(") + " } }",
        TestState = { AdditionalFiles = { ("/repo/foundry.access.json", Manifest(true)) } },
    }.RunAsync();

    [Fact]
    public Task Message_names_the_grant_in_the_manifest() => Message(
        Respond,
        ("/repo/foundry.access.json", Manifest(true, $"app {OpenAIUser} account")),
        "'CreateResponse' fails with 401: no declared role grants AIServices/agents/write. "
        + "Cognitive Services OpenAI User (repo/foundry.access.json:7) grants only OpenAI/…. "
        + $"Assign Foundry User at the project.");

    [Theory]
    [InlineData("\"*/AIServices/*\"", "*/AIServices/*")]
    [InlineData("\"Microsoft.CognitiveServices/accounts/AIServices/*\", \"*/write\", \"*\"", "AIServices/*, */write, …")]
    [InlineData("\"*/AIServices/*\", \"*/write\", \"*\", \"*/AIServices/agents/*\"", "*/AIServices/*, */write, …")]
    public Task Message_names_the_excluded_action(string excluded, string shown) => Message(
        Respond,
        ("/repo/foundry.access.json",
            ManifestWith(
                true,
                """ "customRoles": [{ "roleName": "Responder", "permissions": [{ """
                + """ "dataActions": ["Microsoft.CognitiveServices/*"], "notDataActions": [ """
                + excluded
                + """ ] }] }], """,
                "app Responder project")),
        "'CreateResponse' fails with 401: no declared role grants AIServices/agents/write. "
        + $"Responder (repo/foundry.access.json:7) excludes {shown}. Assign Foundry User at the project.");

    [Fact]
    public Task Message_names_the_place_in_infrastructure() => Message(
        Chat,
        ("/repo/infra/main.bicep", Bicep($"account {Owner} {AppPrincipal}")),
        $"'CompleteChat' fails with 401: no declared role grants {ChatAction}. Owner (infra/main.bicep:33) grants no "
        + $"data action. Assign Cognitive Services OpenAI User at the account.");

    [Theory]
    [InlineData(
        "Reader (repo/foundry.access.json:7) grants no data action. ", $"app {Reader} resourceGroup", $"project {Reader} account")]
    [InlineData("Reader (repo/foundry.access.json:8) grants no data action. ", $"app {Owner} storage", $"app {Reader} project")]
    [InlineData("", $"project {Reader} account")]
    [InlineData(
        "Reader (repo/foundry.access.json:7) grants no data action. ",
        $"app {Reader} account",
        $"app {Owner} account",
        $"app {Contributor} account")]
    public Task Message_names_the_first_role_that_counts(string found, params string[] grants) => Message(
        Chat,
        ("/repo/foundry.access.json", Manifest(true, grants)),
        $"'CompleteChat' fails with 401: no declared role grants {ChatAction}. {found}"
        + $"Assign Cognitive Services OpenAI User at the account.");

    private static Task Message(string call, (string, string) file, string expected)
    {
        var test = new Verify.Test { TestCode = Program(Numbered(call)), TestState = { AdditionalFiles = { file } } };
        test.ExpectedDiagnostics.Add(Verify.Diagnostic(RoleDoesNotGrant.Descriptor).WithLocation(0).WithMessage(expected));
        return test.RunAsync();
    }
}
