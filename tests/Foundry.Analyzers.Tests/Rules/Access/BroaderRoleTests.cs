using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Rules.Access;

using Verify = RuleVerifier<BroaderRole>;

public class BroaderRoleTests
{
    private const string Infrastructure = "/repo/infra/main.bicep";
    private const string ManifestPath = "/repo/foundry.access.json";

    private static readonly string Chats = Program(Unmarked(Chat));

    private static Task Verified(string program, string path, string text, params DiagnosticResult[] expected)
    {
        var test = new Verify.Test { TestCode = program, TestState = { AdditionalFiles = { (path, text) } } };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    private static string Mark(string text, string quoted)
    {
        var at = text.IndexOf(quoted, StringComparison.Ordinal);
        return text.Insert(at + quoted.Length, "|}").Insert(at, "{|#0:");
    }

    private static DiagnosticResult Report(string granted, string scope) =>
        Verify.Diagnostic(BroaderRole.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Hidden).WithMessage(
            $"'{granted}' grants more than the code needs. Assign 'Cognitive Services OpenAI User' ({OpenAIUser}) at the {scope} "
            + "instead.");

    [Theory]
    [InlineData(FoundryUser, "Foundry User")]
    [InlineData(CognitiveServicesUser, "Cognitive Services User")]
    [InlineData(AIDeveloper, "Azure AI Developer")]
    public async Task Role_is_reported_when_a_narrower_one_suffices(string role, string name)
    {
        await Verified(Chats, ManifestPath, Mark(Manifest(true, $"app {role} account"), $"\"{role}\""), Report(name, "account"));
        await Verified(
            Chats,
            ManifestPath,
            Mark(Manifest(true, $"app {role} resourceGroup"), $"\"{role}\""),
            Report(name, "resource group"));
        await Verified(
            Chats, Infrastructure, Mark(Bicep($"account {role} {AppPrincipal}"), $"'{role}'"), Report(name, "account"));
    }

    [Fact]
    public Task Role_is_reported_beside_a_role_without_data_actions() =>
        Verified(
            Chats,
            ManifestPath,
            Mark(Manifest(true, $"app {FoundryUser} account", $"app {Reader} account"), $"\"{FoundryUser}\""),
            Report("Foundry User", "account"));

    [Theory]
    [InlineData($"app {OpenAIUser} account")]
    [InlineData($"app {Owner} account")]
    [InlineData($"app {FoundryUser} project")] // does not reach the calls
    [InlineData($"project {FoundryUser} account")]
    [InlineData($"app {FoundryUser} account", "app Wizard account")]
    public Task Role_is_not_reported_without_a_narrower_one_or_with_unknowns(params string[] grants) =>
        Verified(Chats, ManifestPath, Manifest(true, grants));

    [Fact]
    public async Task Role_is_not_reported_when_grants_may_be_missing()
    {
        await Verified(Chats, ManifestPath, Manifest(false, $"app {FoundryUser} account"));
        await Verified(Chats, Infrastructure, Bicep($"account {FoundryUser} principalId"));
        await Verified(
            Chats,
            Infrastructure,
            Bicep($"account {FoundryUser} {AppPrincipal}").Replace("@2022-04-01' = {", "@2022-04-01' = if (keep) {"));
        await Verified(
            Chats,
            Infrastructure,
            Bicep($"account {FoundryUser} {AppPrincipal}").Replace(
                "    roleDefinitionId", "#disable-next-line FDRY4009\n    roleDefinitionId"));
    }

    /// <summary>The narrower role would grant an action that the declared role excludes.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("Microsoft.CognitiveServices/accounts/Language/*", true)]
    [InlineData("*/accounts/OpenAI/assistants/*", false)]
    [InlineData("*/accounts/OpenAI/*/delete", false)]
    public Task Role_with_excluded_actions_is_reported_unless_the_narrower_one_grants_them(string taken, bool isReported)
    {
        var excluded = taken.Length > 0 ? $"\"{taken}\"" : "";
        var permissions = $$""" "dataActions": ["Microsoft.CognitiveServices/*"], "notDataActions": [{{excluded}}] """;
        var roles = $$""" "customRoles": [{ "roleName": "Wide", "actions": ["*"], {{permissions}} }], """;
        var manifest = ManifestWith(true, roles, "app Wide account");
        return isReported
            ? Verified(
                Chats,
                ManifestPath,
                manifest.Replace("\"role\": \"Wide\"", "\"role\": {|#0:\"Wide\"|}"),
                Report("Wide", "account"))
            : Verified(Chats, ManifestPath, manifest);
    }

    /// <summary>All grants are known because of another assignment, which is unconditional.</summary>
    [Fact]
    public async Task Role_is_not_reported_beside_a_conditional_assignment()
    {
        var bicep = Bicep($"account {FoundryUser} {AppPrincipal}", $"account {Reader} {AppPrincipal}");
        await Verified(Chats, Infrastructure, Mark(bicep, $"'{FoundryUser}'"), Report("Foundry User", "account"));
        await Verified(
            Chats,
            Infrastructure,
            bicep.Replace(
                "resource assignment1 'Microsoft.Authorization/roleAssignments@2022-04-01' = {",
                "resource assignment1 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (keep) {"));
        await Verified(Chats, Infrastructure, bicep.Replace($"'{Reader}'", $"keep ? '{Reader}' : '{Contributor}'"));
    }

    [Fact]
    public Task Roles_of_several_principals_are_not_reported() =>
        Verified(Chats, Infrastructure, Bicep($"account {FoundryUser} {AppPrincipal}", $"account {FoundryUser} principalId"));

    [Theory]
    [InlineData("class C { }")]
    [InlineData("using Azure.AI.OpenAI; class C { object M(AzureOpenAIClient c) => c.GetChatClient(\"d\"); }")]
    [InlineData(
        "using OpenAI.Chat; class C { const string P = \"https://x.services.ai.azure.com/api/projects/p\"; "
        + "object M(ChatClient c) => c.CompleteChat(\"hi\"); }")]
    // The endpoint in the options may be a project's.
    [InlineData(
        "using OpenAI; using OpenAI.Chat; class C { object M(ChatClient c, OpenAIClientOptions o) => c.CompleteChat(\"hi\"); }")]
    [InlineData(
        "using OpenAI.Chat; using Azure.AI.Projects; class C { object M(ChatClient c, "
        + "AIProjectClient p) => c.CompleteChat(\"hi\"); }")]
    [InlineData("using OpenAI.Chat; class C { object M(ChatClient c) => c.CompleteChat(\"hi\"); object ArmClient; }")]
    // No source names the action of RunGrader, so it is not in the catalogue.
    [InlineData(
        "using OpenAI.Chat; using OpenAI.Graders; class C { object M(ChatClient c) => c.CompleteChat(\"hi\"); "
        + "object N(GraderClient g) => g.RunGrader(null); }")]
    public Task Role_is_not_reported_when_the_program_may_need_more(string program) =>
        Verified(program, ManifestPath, Manifest(true, $"app {FoundryUser} account"));

    [Fact]
    public Task Role_is_not_reported_when_the_program_needs_it() =>
        Verified(Program(Unmarked(Respond)), ManifestPath, Manifest(true, $"app {FoundryUser} account"));

    [Theory]
    [InlineData("IsTestProject = true")]
    [InlineData("FoundryReportsInfrastructure = false")]
    public Task Role_is_not_reported_by_a_project_that_reports_no_infrastructure(string property)
    {
        var test = new Verify.Test
        {
            TestCode = Chats,
            TestState = { AdditionalFiles = { (Infrastructure, Bicep($"account {FoundryUser} {AppPrincipal}")) } },
        };
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\nbuild_property.{property}\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task Incomplete_code_and_files_do_not_throw() => new Verify.Test
    {
        CompilerDiagnostics = CompilerDiagnostics.None,
        TestCode = Chats[..^10],
        TestState =
        {
            AdditionalFiles =
            {
                (Infrastructure, Bicep($"account {FoundryUser} {AppPrincipal}")[..^8]),
                (ManifestPath, "{ \"grants\": ["),
            },
        },
    }.RunAsync();
}
