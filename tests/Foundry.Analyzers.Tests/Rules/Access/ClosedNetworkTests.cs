using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis.Testing;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Rules.Access;

using Verify = RuleVerifier<ClosedNetwork>;

public class ClosedNetworkTests
{
    private const string Disabled = "publicNetworkAccess: 'Disabled'";
    private const string Denied =
        "publicNetworkAccess: 'Enabled'\n    networkAcls: { defaultAction: 'Deny', bypass: 'AzureServices' }";

    private static Task Verified(string call, params (string Path, string Text)[] files)
    {
        var test = new Verify.Test { TestCode = Program(call) };
        foreach (var file in files)
            test.TestState.AdditionalFiles.Add(file);
        return test.RunAsync();
    }

    private static Task WithSettings(string call, string settings) =>
        Verified(call, ("/repo/infra/main.bicep", BicepWith(settings)));

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape) => new Verify.Test
    {
        TestState =
        {
            OutputKind = CodeContexts.Kind(shape),
            AdditionalFiles = { ("/repo/infra/main.bicep", BicepWith(Disabled)) },
        },
        TestCode = CodeContexts.Source(shape, Run, Usings),
    }.RunAsync();

    [Theory]
    [InlineData(Disabled)]
    [InlineData(Denied)]
    [InlineData("networkAcls: { defaultAction: 'Deny', ipRules: [], virtualNetworkRules: [] }")]
    [InlineData("disableLocalAuth: true\n    publicNetworkAccess: 'Disabled'\n    networkAcls: { defaultAction: 'Allow' }")]
    public Task A_network_that_shuts_the_service_out(string settings) => WithSettings(Run, settings);

    [Theory]
    [InlineData("")]
    [InlineData("publicNetworkAccess: 'Enabled'")]
    [InlineData("disableLocalAuth: true\n    networkAcls: { defaultAction: 'Allow', bypass: 'AzureServices' }")]
    [InlineData("networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '1.2.3.4' }] }")]
    [InlineData("networkAcls: { defaultAction: 'Deny', virtualNetworkRules: [{ id: principalId }] }")]
    [InlineData("publicNetworkAccess: 'Disabled'\n    networkInjections: [{ scenario: 'agent', subnetArmId: principalId }]")]
    [InlineData("publicNetworkAccess: keep ? 'Enabled' : 'Disabled'")]
    [InlineData("publicNetworkAccess: location")]
    [InlineData("networkAcls: { defaultAction: 'Deny', ipRules: rules }")]
    public Task Silent_where_it_may_get_in(string settings) => WithSettings(Unmarked(Run), settings);

    [Fact]
    public async Task Silent_for_other_calls()
    {
        await WithSettings(Unmarked(Respond), Disabled);
        await WithSettings(Unmarked(AccountRun), Disabled);
    }

    [Fact]
    public async Task Silent_where_another_account_may_be_meant()
    {
        await Verified(
            Unmarked(Run),
            ("/repo/infra/main.bicep", BicepWith(Disabled)),
            ("/repo/infra/open.bicep",
                "param name string\nresource other 'Microsoft.CognitiveServices/accounts@2025-06-01' = { name: name, "
                + "properties: { publicNetworkAccess: 'Enabled' } }"));
        await Verified(
            Unmarked(Run),
            ("/repo/infra/main.bicep", BicepWith(Disabled)),
            ("/repo/infra/known.bicep",
                "param name string\nresource other 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = { name: name }"));
        await Verified(Unmarked(Run), ("/repo/infra/main.bicep", BicepWith(Disabled).Replace("'contoso'", "'fabrikam'")));
    }

    [Fact]
    public async Task In_the_manifest()
    {
        await Verified(
            Run, ("/repo/foundry.access.json", ManifestWith(false, """ "account": { "publicNetworkAccess": "Disabled" }, """)));
        await Verified(
            Unmarked(Run),
            ("/repo/foundry.access.json",
                ManifestWith(false, """ "account": { "publicNetworkAccess": "Disabled", "networkInjection": true }, """)));
        await Verified(
            Unmarked(Run),
            ("/repo/foundry.access.json", ManifestWith(false, """ "account": { "publicNetworkAccess": "Closed" }, """)));
    }

    [Fact]
    public Task A_permission_check_does_not_open_a_network() => new Verify.Test
    {
        TestCode =
            $"{Usings} class C {{ void M() {{ try {{ Foundry.Access.FoundryAccess.EnsureProject(new DefaultAzureCredential(), "
            + $"\"Microsoft.CognitiveServices/accounts/AIServices/evaluations/write\"); var x = {Run}; }} "
            + $"catch (Exception ex) when (Foundry.Access.FoundryAccess.IsAccessFailure(ex)) {{ throw; }} }} }}",
        TestState = { AdditionalFiles = { ("/repo/infra/main.bicep", BicepWith(Disabled)) } },
    }.WithHelper().RunAsync();

    [Fact]
    public async Task A_handler_does_not_open_a_network() => await Verify.VerifyAnalyzerAsync(Program(Unmarked(Run)));

    [Fact]
    public Task Message()
    {
        var test = new Verify.Test
        {
            TestCode = Program(Numbered(Run)),
            TestState = { AdditionalFiles = { ("/repo/infra/main.bicep", BicepWith(Disabled)) } },
        };
        test.ExpectedDiagnostics.Add(
            Verify.Diagnostic(ClosedNetwork.Descriptor).WithLocation(0).WithMessage(
                "The run that 'CreateEvaluationRun' starts fails with 400 'Forbidden': "
                + "the account has publicNetworkAccess Disabled (infra/main.bicep:11), "
                + "which shuts the evaluation service out, and bypass does not let it in. "
                + "Use an account with network injection, or one open to the public network that takes no keys."));
        return test.RunAsync();
    }
}
