using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis.Testing;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Rules.Access;

using Verify = RuleVerifier<ProjectIdentityWithoutRole>;

public class ProjectIdentityWithoutRoleTests
{
    private const string Caller = $"app {FoundryUser} account";

    private static Task Verified(string call, string path, string text, params DiagnosticResult[] expected)
    {
        var test = new Verify.Test { TestCode = Program(call), TestState = { AdditionalFiles = { (path, text) } } };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    private static Task WithManifest(string call, params string[] grants) =>
        Verified(call, "/repo/foundry.access.json", Manifest(complete: true, grants));

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape) => new Verify.Test
    {
        TestState =
        {
            OutputKind = CodeContexts.Kind(shape),
            AdditionalFiles = { ("/repo/foundry.access.json", Manifest(true, Caller)) },
        },
        TestCode = CodeContexts.Source(shape, Run, Usings),
    }.RunAsync();

    [Theory]
    [InlineData(Caller)]
    [InlineData(Caller, $"project {FoundryUser} project")]
    [InlineData(Caller, $"project {Contributor} account")]
    public async Task Run_is_reported_when_the_project_identity_has_no_role_at_the_account(params string[] grants)
    {
        await WithManifest(Run, grants);
        await WithManifest(AgentRun, grants);
    }

    [Fact]
    public Task Run_is_reported_when_infrastructure_grants_the_caller_only() =>
        Verified(Run, "/repo/infra/main.bicep", Bicep($"account {FoundryUser} {AppPrincipal}"));

    [Theory]
    [InlineData("{ type: 'UserAssigned', userAssignedIdentities: { '${worker.id}': {} } }")]
    [InlineData("{ type: 'SystemAssigned, UserAssigned', userAssignedIdentities: { '${worker.id}': {} } }")]
    [InlineData("{ type: location }")]
    [InlineData("identityOfProject")]
    public Task Run_is_not_reported_when_the_project_may_use_another_identity(string identity) => Verified(
        Unmarked(Run),
        "/repo/infra/main.bicep",
        "param identityOfProject object\nresource worker 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: "
        + "'worker' }\n"
        + Bicep($"account {FoundryUser} worker.properties.principalId").Replace(
            "name: 'p'\n  location: location\n  identity: { type: 'SystemAssigned' }",
            "name: 'p'\n  location: location\n  identity: " + identity));

    [Fact]
    public Task Run_on_an_undeclared_account_is_not_reported() =>
        Verified(
            Unmarked(Run).Replace("contoso", "fabrikam"),
            "/repo/infra/main.bicep",
            Bicep($"account {FoundryUser} {AppPrincipal}"));

    [Theory]
    [InlineData($"project {FoundryUser} account")]
    [InlineData($"project {CognitiveServicesUser} resourceGroup")]
    [InlineData($"project {OpenAIUser} account")]
    public Task Run_is_not_reported_when_a_role_allows_the_judge_model(string grant) =>
        WithManifest(Unmarked(Run), Caller, grant);

    /// <summary>The check covers the caller only.</summary>
    [Fact]
    public Task Run_after_a_permission_check_of_the_caller_is_reported() => new Verify.Test
    {
        TestCode =
            $"{Usings} class C {{ void M() {{ Foundry.Access.FoundryAccess.EnsureProject(new DefaultAzureCredential(), "
            + $"\"Microsoft.CognitiveServices/accounts/AIServices/evaluations/write\"); var x = {Run}; }} }}",
        TestState = { AdditionalFiles = { ("/repo/foundry.access.json", Manifest(true, Caller)) } },
    }.WithHelper().RunAsync();

    [Fact]
    public Task Run_is_not_reported_when_the_caller_has_no_role() => WithManifest(Unmarked(Run), $"app {Reader} account");

    [Fact]
    public async Task Other_calls_are_not_reported()
    {
        await WithManifest(Unmarked(Respond), Caller);
        await WithManifest(Unmarked(AccountRun), Caller);
    }

    [Fact]
    public Task Run_is_not_reported_when_grants_may_be_missing() =>
        Verified(Unmarked(Run), "/repo/foundry.access.json", Manifest(complete: false, Caller));

    [Fact]
    public async Task Missing_storage_role_is_reported_only_with_an_Entra_connection()
    {
        const string Entra = """ "storage": { "authentication": "entra" }, """;
        const string Key = """ "storage": { "authentication": "key" }, """;
        await Verified(Run, "/repo/foundry.access.json", ManifestWith(true, Entra, Caller, $"project {FoundryUser} account"));
        await Verified(
            Unmarked(Run),
            "/repo/foundry.access.json",
            ManifestWith(true, Entra, Caller, $"project {FoundryUser} account", $"project {BlobDataContributor} storage"));
        await Verified(
            Unmarked(Run), "/repo/foundry.access.json", ManifestWith(true, Key, Caller, $"project {FoundryUser} account"));
    }

    [Fact]
    public Task Message_names_the_roles_found() => Verified(
        Numbered(Run),
        "/repo/foundry.access.json",
        Manifest(true, Caller, $"project {Contributor} account"),
        Verify.Diagnostic(ProjectIdentityWithoutRole.Descriptor).WithLocation(0).WithMessage(
            "'CreateEvaluationRun' runs as the project's identity, which has no role at the account. Foundry User "
            + "(repo/foundry.access.json:7) grants it to 'app' only. Assign Foundry User at the account."));

    /// <summary>Two reports name the role, and no document the action: an info.</summary>
    [Theory]
    [InlineData($"project {FoundryUser} account", false)]
    [InlineData($"project {CognitiveServicesUser} account", false)]
    [InlineData($"project {Contributor} account", true)]
    [InlineData($"project {FoundryUser} project", true)]
    public Task Memory_store_needs_a_role_of_the_project(string grant, bool isReported)
    {
        const string Store = "new Azure.AI.Projects.AIProjectClient(new Uri(\"https://contoso.services.ai.azure.com/api/projects/p\"), "
            + "new DefaultAzureCredential()).MemoryStores.[|CreateMemory|](\"notes\", \"user\", \"likes tea\", default)";
        var expected = isReported
            ? new[] { Verify.Diagnostic(ProjectIdentityWithoutRole.Descriptor).WithLocation(0).WithSeverity(Microsoft.CodeAnalysis.DiagnosticSeverity.Info) }
            : [];
        return Verified(
            isReported ? Numbered(Store) : Unmarked(Store), "/repo/foundry.access.json", Manifest(true, Caller, grant), expected);
    }
}
