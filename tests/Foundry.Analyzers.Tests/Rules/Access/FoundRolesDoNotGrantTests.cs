using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis.Testing;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Rules.Access;

using Verify = RuleVerifier<FoundRolesDoNotGrant>;

public class FoundRolesDoNotGrantTests
{
    private static Task WithBicep(string call, string text, params DiagnosticResult[] expected)
    {
        var test = new Verify.Test
        {
            TestCode = Program(call),
            TestState = { AdditionalFiles = { ("/repo/infra/main.bicep", text) } },
        };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape) => new Verify.Test
    {
        TestState =
        {
            OutputKind = CodeContexts.Kind(shape),
            AdditionalFiles = { ("/repo/infra/main.bicep", Bicep($"account {OpenAIUser} principalId")) },
        },
        TestCode = CodeContexts.Source(shape, Respond, Usings),
    }.RunAsync();

    [Theory]
    [InlineData(Respond, $"account {OpenAIUser} principalId")]
    [InlineData(Respond, $"project {AIDeveloper} principalId")]
    [InlineData(Chat, $"project {FoundryUser} principalId")]
    [InlineData(Chat, $"account {Owner} principalId")]
    [InlineData(Respond, $"account {FoundryUser} project.identity.principalId")]
    public Task Call_is_reported_when_no_assignment_grants_it(string call, string assignment) =>
        WithBicep(call, Bicep(assignment));

    [Theory]
    [InlineData($"account {FoundryUser} principalId")]
    [InlineData($"resourceGroup() {FoundryUser} principalId")]
    [InlineData($"resourceGroup() {Reader} principalId")]
    public Task Call_is_not_reported_when_a_role_grants_it_or_none_is_on_the_account(string assignment) =>
        WithBicep(Unmarked(Respond), Bicep(assignment));

    [Fact]
    public Task Call_is_not_reported_when_a_role_is_unknown() => WithBicep(
        Unmarked(Respond),
        "param roleId string\n"
        + Bicep($"account {OpenAIUser} principalId", $"account {Reader} principalId").Replace($"'{Reader}'", "roleId"));

    [Fact]
    public Task Call_is_not_reported_when_a_conditional_assignment_grants_it() => WithBicep(
        Unmarked(Respond),
        Bicep($"account {OpenAIUser} principalId", $"account {FoundryUser} principalId").Replace(
            "resource assignment1 'Microsoft.Authorization/roleAssignments@2022-04-01' = {",
            "resource assignment1 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (keep) {"));

    [Fact]
    public Task Call_is_not_reported_when_all_grants_are_known() =>
        WithBicep(Unmarked(Respond), Bicep($"account {OpenAIUser} {AppPrincipal}"));

    [Fact]
    public Task Message_names_the_found_role_and_how_to_assign_another() => WithBicep(
        Numbered(Respond),
        Bicep($"account {OpenAIUser} principalId"),
        Verify.Diagnostic(FoundRolesDoNotGrant.Descriptor).WithLocation(0).WithMessage(
            "'CreateResponse' fails with 401 unless a role with AIServices/agents/write is assigned elsewhere. "
            + "Cognitive Services OpenAI User (infra/main.bicep:33) grants only OpenAI/…. "
            + $"Assign Foundry User at the project."));

    [Fact]
    public Task Properties_hold_the_command_that_assigns_the_role()
    {
        var test = new Verify.Test
        {
            TestCode = Program(Respond),
            TestState = { AdditionalFiles = { ("/repo/infra/main.bicep", Bicep($"account {OpenAIUser} principalId")) } },
        };
        test.DiagnosticVerifier = (diagnostic, _, _) => Assert.Equal(
            $"az role assignment create --role {FoundryUser} --assignee-object-id <principal id> "
            + "--assignee-principal-type ServicePrincipal --scope <project id>",
            diagnostic.Properties["Assignment"]);
        return test.RunAsync();
    }

    private static Task InService(string call, string bicep, string more = "")
    {
        var test = new Verify.Test { TestCode = Program(call) };
        test.TestState.AdditionalFiles.Add(("/repo/infra/main.bicep", bicep));
        test.TestState.AdditionalFiles.Add(("/repo/azure.yaml", "services:\n  app:\n    project: ./src/App\n" + more));
        test.TestState.AnalyzerConfigFiles.Add(Hosts.Properties("MSBuildProjectFullPath = /repo/src/App/App.csproj"));
        return test.RunAsync();
    }

    [Fact]
    public Task Call_is_reported_when_the_templates_deploy_account_and_host_and_assign_nothing() => InService(Respond, Bicep());

    [Fact]
    public Task Unknown_assignment_is_no_missing_assignment() => InService(
        Unmarked(Respond), "param scope string\n" + Bicep($"account {FoundryUser} principalId").Replace("'" + FoundryUser + "'", "scope"));

    [Theory]
    [InlineData("hooks:\n  postprovision:\n    run: ./roles.py\n")]
    [InlineData("infra:\n  provider: terraform\n")]
    public Task Script_or_another_provider_may_assign(string more) => InService(Unmarked(Respond), Bicep(), more);

    [Fact]
    public Task Existing_account_may_have_assignments_from_elsewhere() => InService(
        Unmarked(Respond),
        "resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = { name: 'contoso' }\n"
        + Bicep()[Bicep().IndexOf("resource project", StringComparison.Ordinal)..]);

    private const string Module = """
        param principalId string
        param roleId string
        resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
          name: guid(principalId, roleId)
          properties: {
            principalId: principalId
            roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleId)
          }
        }
        """;

    private static Task BesideModule(string call, string module, string bicep, string more = "", (string Path, string Text)[]? files = null)
    {
        var test = new Verify.Test { TestCode = Program(call) };
        test.TestState.AdditionalFiles.Add(("/repo/infra/main.bicep", bicep));
        test.TestState.AdditionalFiles.Add(("/repo/infra/core/role.bicep", module));
        foreach (var file in files ?? [])
            test.TestState.AdditionalFiles.Add(file);
        test.TestState.AdditionalFiles.Add(("/repo/azure.yaml", "services:\n  app:\n    project: ./src/App\n" + more));
        test.TestState.AnalyzerConfigFiles.Add(Hosts.Properties("MSBuildProjectFullPath = /repo/src/App/App.csproj"));
        return test.RunAsync();
    }

    [Fact]
    public async Task Module_that_no_template_calls_assigns_nothing()
    {
        await BesideModule(Respond, Module, Bicep());
        await BesideModule(Respond, Module, Bicep($"account {OpenAIUser} principalId"));
        await BesideModule(Respond, "param accountName string\nresource account 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = { name: accountName }\n" + Module, Bicep());
    }

    [Fact]
    public async Task Module_that_may_be_deployed_alone_may_assign_the_role()
    {
        await BesideModule(Unmarked(Respond), Module.Replace("param principalId string\nparam roleId string", "param principalId string = ''\nparam roleId string = ''"), Bicep());
        await BesideModule(Unmarked(Respond), Module.Replace("roleId)\n  }", $"'{FoundryUser}')\n  }}"), Bicep());
        await BesideModule(Unmarked(Respond), Module, Bicep(), "infra:\n  module: core/role\n");
        await BesideModule(Unmarked(Respond), Module, Bicep(), files: [("/repo/infra/core/role.bicepparam", "using 'role.bicep'\nparam principalId = 'a'\nparam roleId = readEnvironmentVariable('ROLE')\n")]);
    }

    [Fact]
    public Task Called_module_assigns_the_role() => BesideModule(Unmarked(Respond), Module, Bicep() + $$"""

        module access 'core/role.bicep' = {
          name: 'access'
          params: { principalId: app.identity.principalId, roleId: '{{FoundryUser}}' }
        }
        """);

    [Fact]
    public Task Host_without_a_known_identity_is_not_judged() =>
        InService(Unmarked(Respond), Bicep().Replace("""
              name: 'app'
              location: location
              identity: { type: 'SystemAssigned' }
            """, """
              name: 'app'
              location: location
            """));
}
