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
    public async Task Run_on_a_closed_network_is_reported(string settings)
    {
        await WithSettings(Run, settings);
        await WithSettings(AgentRun, settings);
    }

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
    public Task Run_is_not_reported_when_the_network_may_be_open(string settings) => WithSettings(Unmarked(Run), settings);

    [Fact]
    public async Task Other_calls_are_not_reported()
    {
        await WithSettings(Unmarked(Respond), Disabled);
        await WithSettings(Unmarked(AccountRun), Disabled);
    }

    [Fact]
    public async Task Run_is_not_reported_when_it_may_use_another_account()
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
    public async Task Network_in_the_manifest_is_used()
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
    public Task Run_with_a_permission_check_and_a_handler_is_reported() => new Verify.Test
    {
        TestCode =
            $"{Usings} class C {{ void M() {{ try {{ Foundry.Access.FoundryAccess.EnsureProject(new DefaultAzureCredential(), "
            + $"\"Microsoft.CognitiveServices/accounts/AIServices/evaluations/write\"); var x = {Run}; }} "
            + $"catch (Exception ex) when (Foundry.Access.FoundryAccess.IsAccessFailure(ex)) {{ throw; }} }} }}",
        TestState = { AdditionalFiles = { ("/repo/infra/main.bicep", BicepWith(Disabled)) } },
    }.WithHelper().RunAsync();

    [Fact]
    public async Task Run_without_infrastructure_is_not_reported() => await Verify.VerifyAnalyzerAsync(Program(Unmarked(Run)));

    [Fact]
    public Task Message_names_the_setting_and_its_place()
    {
        var test = new Verify.Test
        {
            TestCode = Program(Numbered(Run)),
            TestState = { AdditionalFiles = { ("/repo/infra/main.bicep", BicepWith(Disabled)) } },
        };
        test.ExpectedDiagnostics.Add(
            Verify.Diagnostic(ClosedNetwork.Descriptor).WithLocation(0).WithMessage(
                "'CreateEvaluationRun' fails with 400 'Forbidden': the account has publicNetworkAccess Disabled "
                + "(infra/main.bicep:11). Bypass does not help. Use an account with network injection, or with public "
                + "access and no keys."));
        return test.RunAsync();
    }
}
