using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Rules.Access;

/// <summary>
/// Templates give the developer the same roles as the service. A user's role does not let the program call where it is deployed.
/// </summary>
public class RolesOfUsersTests
{
    private const string HostCredential = "new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)";
    private const string User = "principalType: 'User'";

    /// <summary>An app that may chat, and a principal that may do everything.</summary>
    private static string Infrastructure(string principalType) =>
        Bicep($"account {OpenAIUser} {AppPrincipal}", $"account {FoundryUser} principalId")
            .Replace("principalId: principalId", "principalId: principalId\n    " + principalType);

    private static (string Path, string Text) Parameters(string name, string value) => (
        "/repo/infra/main.parameters.json", $$"""{ "parameters": { "{{name}}": { "value": "{{value}}" } } }""");

    private static RuleVerifier<TRule>.Test Test<TRule>(string call, string bicep, params (string, string)[] files)
        where TRule : FoundryRule, new()
    {
        var test = new RuleVerifier<TRule>.Test
        {
            TestCode = Program(call), TestState = { AdditionalFiles = { ("/repo/infra/main.bicep", bicep) } },
        };
        foreach (var file in files)
            test.TestState.AdditionalFiles.Add(file);
        return test;
    }

    private static RuleVerifier<RoleDoesNotGrant>.Test Reported(string call, string bicep, DiagnosticSeverity severity)
    {
        var test = Test<RoleDoesNotGrant>(Numbered(call), bicep);
        test.ExpectedDiagnostics.Add(
            RuleVerifier<RoleDoesNotGrant>.Diagnostic(RoleDoesNotGrant.Descriptor).WithLocation(0).WithSeverity(severity));
        return test;
    }

    private static RuleVerifier<RoleOutOfReach>.Test OutOfReach(string call, string bicep, DiagnosticSeverity severity)
    {
        var test = Test<RoleOutOfReach>(Numbered(call), bicep);
        test.ExpectedDiagnostics.Add(
            RuleVerifier<RoleOutOfReach>.Diagnostic(RoleOutOfReach.Descriptor).WithLocation(0).WithSeverity(severity));
        return test;
    }

    [Theory]
    [InlineData(User)]
    [InlineData("principalType: 'user'")]
    [InlineData("principalType: given")]
    [InlineData("principalType: keep ? 'User' : 'user'")]
    public async Task Role_of_a_user_does_not_count_for_a_deployed_service(string principalType)
    {
        var bicep = "param given string = 'User'\n" + Infrastructure(principalType);
        await OutOfReach(Respond, bicep, DiagnosticSeverity.Warning).InService().RunAsync();
        await Test<RoleOutOfReach>(Unmarked(Chat), bicep).InService().RunAsync();
    }

    [Fact]
    public Task Role_of_a_user_does_not_count_for_the_credential_of_a_host() => OutOfReach(
        Respond.Replace("new DefaultAzureCredential()", HostCredential), Infrastructure(User), DiagnosticSeverity.Warning)
        .RunAsync();

    [Fact]
    public Task Role_of_a_user_may_count_for_a_web_application_that_is_not_known_to_be_deployed()
    {
        var test = OutOfReach(Respond, Infrastructure(User), DiagnosticSeverity.Info);
        test.TestState.AnalyzerConfigFiles.Add(Hosts.Config("web"));
        return test.RunAsync();
    }

    [Fact]
    public Task Call_that_no_role_grants_is_a_warning_in_any_web_application()
    {
        var test = Reported(Respond, Infrastructure(User).Replace(FoundryUser, Owner), DiagnosticSeverity.Warning);
        test.TestState.AnalyzerConfigFiles.Add(Hosts.Config("web"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("console")]
    [InlineData("library")]
    public Task Role_of_a_user_counts_for_a_program_that_the_user_may_run(string host)
    {
        var test = Test<RoleOutOfReach>(Unmarked(Respond), Infrastructure(User));
        test.TestState.AnalyzerConfigFiles.Add(Hosts.Config(host));
        return test.RunAsync();
    }

    /// <summary>A group may have the workload as a member, and a pipeline's principal may be the workload.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("principalType: 'Group'")]
    [InlineData("principalType: 'ServicePrincipal'")]
    [InlineData("principalType: unknown")]
    [InlineData("principalType: keep ? 'User' : 'ServicePrincipal'")]
    public Task Role_of_a_principal_that_may_be_the_workload_counts(string principalType) =>
        Test<RoleOutOfReach>(Unmarked(Respond), "param unknown string\n" + Infrastructure(principalType)).InService().RunAsync();

    [Theory]
    [InlineData("${AZURE_PRINCIPAL_TYPE}")]
    [InlineData("ServicePrincipal")]
    public Task Default_does_not_count_when_a_parameter_file_passes_another_type(string type) =>
        Test<RoleOutOfReach>(
            Unmarked(Respond),
            "param given string = 'User'\n" + Infrastructure("principalType: given"),
            Parameters("given", type)).InService().RunAsync();

    [Fact]
    public Task Parameter_file_tells_the_type()
    {
        var test = OutOfReach(
            Respond, "param given string\n" + Infrastructure("principalType: given"), DiagnosticSeverity.Warning);
        test.TestState.AdditionalFiles.Add(Parameters("given", "User"));
        return test.InService().RunAsync();
    }

    /// <summary>The Azure Developer CLI fills this with the one who deploys.</summary>
    [Theory]
    [InlineData("${AZURE_PRINCIPAL_ID}")]
    [InlineData("${AZURE_PRINCIPAL_ID=}")]
    public Task Principal_of_the_deployment_counts_as_a_user(string value)
    {
        var test = OutOfReach(Respond, Infrastructure(""), DiagnosticSeverity.Warning);
        test.TestState.AdditionalFiles.Add(Parameters("principalId", value));
        return test.InService().RunAsync();
    }

    [Fact]
    public Task Principal_of_the_deployment_in_a_Bicep_parameter_file_counts_as_a_user()
    {
        var test = OutOfReach(Respond, Infrastructure(""), DiagnosticSeverity.Warning);
        test.TestState.AdditionalFiles.Add((
            "/repo/infra/main.bicepparam",
            "using './main.bicep'\nparam principalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID')"));
        return test.InService().RunAsync();
    }

    [Fact]
    public Task Principal_that_the_template_does_not_tell_is_not_the_one_who_deploys() => Test<RoleOutOfReach>(
        Unmarked(Respond), Infrastructure("").Replace("principalId: principalId", "principalId: app.properties.other"))
        .InService().RunAsync();

    [Theory]
    [InlineData("${AZURE_PRINCIPAL_ID_OF_APP}")]
    [InlineData("${APP_PRINCIPAL_ID}")]
    public Task Another_principal_of_a_parameter_file_counts(string value) => Test<RoleOutOfReach>(
        Unmarked(Respond),
        Infrastructure(""),
        Parameters("principalId", value))
        .InService().RunAsync();

    /// <summary>Without an identity for a host, the program runs as somebody else.</summary>
    [Theory]
    [InlineData("identity: { type: 'None' }")]
    [InlineData("")]
    public Task Role_of_a_user_counts_when_no_host_has_an_identity(string identity) => Test<RoleOutOfReach>(
        Unmarked(Respond),
        Infrastructure(User).Replace(
            "name: 'app'\n  location: location\n  identity: { type: 'SystemAssigned' }",
            "name: 'app'\n  location: location\n  " + identity)).InService().RunAsync();

    [Fact]
    public Task Role_of_a_user_counts_when_the_host_is_conditional() => Test<RoleOutOfReach>(
        Unmarked(Respond),
        Infrastructure(User).Replace(
            "'Microsoft.App/containerApps@2024-03-01' = {", "'Microsoft.App/containerApps@2024-03-01' = if (keep) {"))
        .InService().RunAsync();

    [Fact]
    public Task Message_names_the_user()
    {
        var test = Test<RoleOutOfReach>(Numbered(Respond), Infrastructure(User)).InService();
        test.ExpectedDiagnostics.Add(RuleVerifier<RoleOutOfReach>.Diagnostic(RoleOutOfReach.Descriptor).WithLocation(0)
            .WithMessage(
                "'CreateResponse' fails with 401: it needs a role at the project. Foundry User (infra/main.bicep:42) grants "
                + "it to a user only. Assign Foundry User to the application at the project."));
        return test.RunAsync();
    }

    /// <summary>Azure rejects a project's identity under the type of a user.</summary>
    [Fact]
    public async Task Role_of_a_user_is_not_the_projects()
    {
        var test = Test<ProjectIdentityWithoutRole>(Numbered(Run), Infrastructure(User).Replace(OpenAIUser, FoundryUser));
        test.ExpectedDiagnostics.Add(RuleVerifier<ProjectIdentityWithoutRole>
            .Diagnostic(ProjectIdentityWithoutRole.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Warning));
        await test.RunAsync();
        await Test<ProjectIdentityWithoutRole>(Unmarked(Run), Infrastructure("").Replace(OpenAIUser, FoundryUser)).RunAsync();
    }

    // ---- Roles at the resource group

    [Theory]
    [InlineData(OpenAIUser)]
    [InlineData("25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68")] // Cognitive Services Contributor
    public Task Role_of_accounts_at_the_resource_group_closes_the_grants_of_a_workload(string role) =>
        Reported(Respond, Bicep($"resourceGroup() {role} {AppPrincipal}"), DiagnosticSeverity.Warning).RunAsync();

    /// <summary>These may be for other resources of the group, and somebody else may assign the account's.</summary>
    [Theory]
    [InlineData(Contributor, AppPrincipal)]
    [InlineData(Reader, AppPrincipal)]
    [InlineData(BlobDataContributor, AppPrincipal)]
    [InlineData("c2f4ef07-c644-48eb-af81-4b1b4947fb11", AppPrincipal)] // AcrDelete
    [InlineData(OpenAIUser, "principalId")]
    [InlineData(OpenAIUser, "project.identity.principalId")]
    public async Task Another_role_or_principal_at_the_resource_group_does_not_close_them(string role, string principal)
    {
        await Test<RoleDoesNotGrant>(Unmarked(Respond), Bicep($"resourceGroup() {role} {principal}")).RunAsync();
        await Test<FoundRolesDoNotGrant>(Unmarked(Respond), Bicep($"resourceGroup() {role} {principal}")).RunAsync();
    }

    [Fact]
    public Task Role_at_the_resource_group_that_grants_is_not_reported() =>
        Test<RoleDoesNotGrant>(Unmarked(Respond), Bicep($"resourceGroup() {FoundryUser} {AppPrincipal}")).RunAsync();

    /// <summary>A role of another service has no place in the message, and leaves the grants closed.</summary>
    [Fact]
    public Task Roles_of_other_services_do_not_open_the_grants() => Reported(
        Respond,
        Bicep($"account {OpenAIUser} {AppPrincipal}", "resourceGroup() c2f4ef07-c644-48eb-af81-4b1b4947fb11 principalId"),
        DiagnosticSeverity.Warning).RunAsync();
}
