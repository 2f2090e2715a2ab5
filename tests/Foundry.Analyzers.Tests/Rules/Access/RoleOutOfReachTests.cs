using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Rules.Access;

using Verify = RuleVerifier<RoleOutOfReach>;

public class RoleOutOfReachTests
{
    private static Task Verified(string call, string path, string text, params DiagnosticResult[] expected)
    {
        var test = new Verify.Test { TestCode = Program(call), TestState = { AdditionalFiles = { (path, text) } } };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    private static Task WithManifest(string call, params string[] grants) =>
        Verified(call, "/repo/foundry.access.json", Manifest(complete: true, grants));

    private static Task WithBicep(string call, params string[] assignments) =>
        Verified(call, "/repo/infra/main.bicep", Bicep(assignments));

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape) => new Verify.Test
    {
        TestState =
        {
            OutputKind = CodeContexts.Kind(shape),
            AdditionalFiles = { ("/repo/foundry.access.json", Manifest(true, $"app {FoundryUser} project")) },
        },
        TestCode = CodeContexts.Source(shape, Chat, Usings),
    }.RunAsync();

    [Fact]
    public async Task Role_at_the_project_is_reported_for_a_call_at_the_account()
    {
        await WithManifest(Chat, $"app {FoundryUser} project");
        await WithBicep(Chat, $"project {FoundryUser} {AppPrincipal}");
    }

    [Fact]
    public async Task Role_of_the_project_identity_is_reported_for_a_call()
    {
        await WithManifest(Respond, $"project {FoundryUser} account");
        await WithBicep(Respond, $"account {FoundryUser} project.identity.principalId", $"account {Reader} {AppPrincipal}");
    }

    [Theory]
    [InlineData("hub")]
    [InlineData("storage")]
    [InlineData("search")]
    public Task Role_at_an_unrelated_resource_is_not_out_of_reach(string scope) =>
        WithManifest(Unmarked(Respond), $"app {FoundryUser} {scope}");

    [Fact]
    public async Task Call_is_not_reported_when_another_assignment_reaches_it()
    {
        await WithManifest(Unmarked(Chat), $"app {FoundryUser} project", $"app {OpenAIUser} account");
        await WithBicep(Unmarked(Chat), $"project {FoundryUser} {AppPrincipal}", $"account {OpenAIUser} {AppPrincipal}");
        await WithBicep(Unmarked(Chat), $"project {FoundryUser} {AppPrincipal}", $"account {OpenAIUser} principalId");
        await WithBicep(Unmarked(Chat), $"project {FoundryUser} {AppPrincipal}", $"resourceGroup() {OpenAIUser} principalId");
    }

    [Fact]
    public Task Call_is_not_reported_when_a_gateway_may_make_it() => Verified(
        Unmarked(Chat).Replace(
            "new Uri(\"https://contoso.openai.azure.com\")", "new Uri(Environment.GetEnvironmentVariable(\"GATEWAY\"))"),
        "/repo/infra/main.bicep",
        "resource gateway 'Microsoft.ApiManagement/service@2024-05-01' = { name: 'gateway', identity: { type: "
        + "'SystemAssigned' } }\n"
        + Bicep($"project {FoundryUser} {AppPrincipal}", $"account {OpenAIUser} gateway.identity.principalId"));

    [Fact]
    public Task Call_is_not_reported_when_grants_may_be_missing() =>
        Verified(Unmarked(Chat), "/repo/foundry.access.json", Manifest(complete: false, $"app {FoundryUser} project"));

    [Fact]
    public Task Message_names_the_scope() => Verified(
        Numbered(Chat),
        "/repo/foundry.access.json",
        Manifest(true, $"app {FoundryUser} project"),
        Verify.Diagnostic(RoleOutOfReach.Descriptor).WithLocation(0).WithMessage(
            "'CompleteChat' fails with 401: it needs a role at the account. Foundry User (repo/foundry.access.json:7) grants "
            + "it at the project only. Assign Cognitive Services OpenAI User to the application at the account."));

    [Fact]
    public Task Message_names_the_principal() => Verified(
        Numbered(Respond),
        "/repo/foundry.access.json",
        Manifest(true, $"project {FoundryUser} account"),
        Verify.Diagnostic(RoleOutOfReach.Descriptor).WithLocation(0).WithMessage(
            "'CreateResponse' fails with 401: it needs a role at the project. Foundry User (repo/foundry.access.json:7) "
            + "grants it to the project's managed identity only. Assign Foundry User to the application at the project."));

    // ---- Graders

    private const string Graders = """
        using System; using System.ClientModel; using System.Collections.Generic; using Azure.AI.Extensions.OpenAI;
        using Azure.AI.Projects; using Azure.Identity; using OpenAI.Evals;

        class C
        {
            object M(string text)
            {
                var client = new AIProjectClient(
                    new Uri("https://contoso.services.ai.azure.com/api/projects/p"), new DefaultAzureCredential())
                    .GetProjectOpenAIClient().GetEvaluationClient();
                STATEMENTS
                return client.{|#0:CreateEvaluation|}(BODY);
            }

            BinaryContent Own(object value) => null;
        }
        """;

    private static Verify.Test WithGraders(string statements, string body, string grant) => new()
    {
        TestCode = Graders.Replace("STATEMENTS", statements).Replace("BODY", body),
        TestState = { AdditionalFiles = { ("/repo/foundry.access.json", Manifest(true, grant)) } },
    };

    private static Task GradersReported(string statements, string body)
    {
        var test = WithGraders(statements, body, $"app {FoundryUser} project");
        test.ExpectedDiagnostics.Add(
            Verify.Diagnostic(RoleOutOfReach.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info));
        return test.RunAsync();
    }

    private const string Anonymous =
        "BinaryContent.Create(BinaryData.FromObjectAsJson(new { name = \"e\", testing_criteria = new object[] { "
        + "new { type = \"GRADER\", name = \"g\" } } }))";

    private const string JsonText =
        "BinaryContent.Create(BinaryData.FromString(\"{ \\\"testing_criteria\\\": [{ \\\"type\\\": \\\"GRADER\\\" }] }\"))";

    [Theory]
    [InlineData("string_check")]
    [InlineData("label_model")]
    [InlineData("score_model")]
    [InlineData("text_similarity")]
    [InlineData("python")]
    public async Task Known_grader_needs_a_role_at_the_account(string grader)
    {
        await GradersReported("", Anonymous.Replace("GRADER", grader));
        await GradersReported("", JsonText.Replace("GRADER", grader));
    }

    [Theory]
    [InlineData(
        "object[] criteria = { new { type = \"label_model\" } }; var data = BinaryData.FromObjectAsJson(new { criteria });")]
    [InlineData("const string Type = \"label_model\"; var data = BinaryData.FromObjectAsJson(new { c = new { type = Type } });")]
    [InlineData("var data = BinaryData.FromObjectAsJson(new Dictionary<string, object> { [\"type\"] = \"label_model\" });")]
    public Task Known_grader_is_found_through_variables(string statements) =>
        GradersReported(statements, "BinaryContent.Create(data)");

    [Theory]
    [InlineData("", "BinaryContent.Create(BinaryData.FromObjectAsJson(new { c = new { type = \"azure_ai_evaluator\" } }))")]
    [InlineData("", "BinaryContent.Create(BinaryData.FromObjectAsJson(new { c = new { type = text } }))")]
    [InlineData("", "BinaryContent.Create(BinaryData.FromObjectAsJson(new { c = new { name = \"label_model\" } }))")]
    [InlineData("", "BinaryContent.Create(BinaryData.FromString(\"label_model, but no JSON\"))")]
    [InlineData("", "Own(new { type = \"label_model\" })")]
    [InlineData("var data = BinaryData.FromString(text);", "BinaryContent.Create(data)")]
    public Task Unknown_grader_needs_nothing_more(string statements, string body) =>
        WithGraders(statements, body, $"app {FoundryUser} project").RunAsync();

    [Theory]
    [InlineData(FoundryUser)]
    [InlineData(CognitiveServicesUser)]
    public Task Known_grader_is_allowed_by_a_role_at_the_account(string role) =>
        WithGraders("", Anonymous.Replace("GRADER", "label_model"), $"app {role} account").RunAsync();
}
