using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Rules.Access;

/// <summary>
/// A repository holds samples, tools and other programs. What a template declares counts for a program only where azure.yaml, a
/// setting or the address itself ties them together.
/// </summary>
public class InfrastructureOfProgramTests
{
    private const string KeysOff = "disableLocalAuth: true";
    private const string Setting = "Environment.GetEnvironmentVariable(\"ENDPOINT\")";
    private const string ProjectPath = "MSBuildProjectFullPath = /repo/src/App/App.csproj";

    private static readonly (string, string) KeylessBicep = ("/repo/infra/main.bicep", BicepWith(KeysOff));

    private static string Key(string address) =>
        $"new AzureOpenAIClient(new Uri({address}), [|new System.ClientModel.ApiKeyCredential(\"k\")|])";

    /// <summary>A call with an address that is not hard-coded, marked.</summary>
    private static string Deployed(string call) => call
        .Replace("\"https://contoso.openai.azure.com\"", Setting)
        .Replace("\"https://contoso.services.ai.azure.com/api/projects/p\"", Setting);

    private static RuleVerifier<TRule>.Test Test<TRule>(string source, params (string, string)[] files)
        where TRule : FoundryRule, new()
    {
        var test = new RuleVerifier<TRule>.Test { TestCode = source };
        foreach (var file in files)
            test.TestState.AdditionalFiles.Add(file);
        return test;
    }

    private static Task Silent<TRule>(string call, string bicep) where TRule : FoundryRule, new() =>
        Test<TRule>(Program(Unmarked(Deployed(call))), ("/repo/infra/main.bicep", bicep)).RunAsync();

    private static Task Reported<TRule>(string call, string bicep, DiagnosticSeverity severity = DiagnosticSeverity.Warning)
        where TRule : FoundryRule, new()
    {
        var test = Test<TRule>(Program(Numbered(Deployed(call))), ("/repo/infra/main.bicep", bicep)).InService();
        test.ExpectedDiagnostics.Add(
            RuleVerifier<TRule>.Diagnostic(new TRule().SupportedDiagnostic).WithLocation(0).WithSeverity(severity));
        return test.RunAsync();
    }

    // ---- azure.yaml

    [Theory]
    [InlineData("project: src/App", true)]
    [InlineData("project: ./src/App/", true)]
    [InlineData("project: src\\App", true)]
    [InlineData("project: src/App/App.csproj", true)]
    [InlineData("project: src/App\n    language: docker", true)]
    [InlineData("project: src/Other", false)]
    [InlineData("project: src", false)]
    [InlineData("host: containerapp", false)]
    public Task Account_is_that_of_a_service(string service, bool isReported)
    {
        var call = Key(Setting);
        var test = Test<KeyOnKeylessAccount>(
            Program(isReported ? call : Unmarked(call)),
            KeylessBicep,
            ("/repo/azure.yaml", $"services:\n  app:\n    {service}\n"));
        test.TestState.AnalyzerConfigFiles.Add(Hosts.Properties(ProjectPath));
        return test.RunAsync();
    }

    [Fact]
    public Task Account_is_not_that_of_every_program_below_azure_yaml()
    {
        var test = Test<KeyOnKeylessAccount>(
            Program(Unmarked(Key(Setting))), KeylessBicep, ("/repo/azure.yaml", "name: sample\n"));
        test.TestState.AnalyzerConfigFiles.Add(Hosts.Properties(ProjectPath));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("Default", null)]
    [InlineData("Recommended", null)]
    [InlineData("strict", DiagnosticSeverity.Info)]
    public Task Report_about_the_account_of_another_program_is_advice(string mode, DiagnosticSeverity? severity)
    {
        var test = Test<KeyOnKeylessAccount>(Program(Numbered(Key(Setting))), KeylessBicep);
        test.TestState.AnalyzerConfigFiles.Add(Hosts.Properties("FoundryAnalysisMode = " + mode));
        if (severity is { } shown)
        {
            test.ExpectedDiagnostics.Add(
                RuleVerifier<KeyOnKeylessAccount>.Diagnostic(KeyOnKeylessAccount.Descriptor).WithLocation(0).WithSeverity(shown));
        }

        return test.RunAsync();
    }

    // ---- The address

    [Theory]
    [InlineData("\"https://contoso.openai.azure.com\"", true)]
    [InlineData("\"https://CONTOSO.services.ai.azure.com\"", true)]
    [InlineData("\"https://fabrikam.openai.azure.com\"", false)]
    public Task Account_is_that_of_an_address_with_its_name(string address, bool isReported) => Test<KeyOnKeylessAccount>(
        Program(isReported ? Key(address) : Unmarked(Key(address))), KeylessBicep).RunAsync();

    [Fact]
    public Task Hard_coded_address_is_not_that_of_an_account_without_a_known_name() => Test<KeyOnKeylessAccount>(
        Program(Unmarked(Key("\"https://contoso.openai.azure.com\""))),
        ("/repo/infra/main.bicep", BicepWith(KeysOff).Replace("name: 'contoso'", "name: location"))).RunAsync();

    // ---- The setting

    [Theory]
    [InlineData(Setting)]
    [InlineData("Environment.GetEnvironmentVariable(\"endpoint\")")]
    [InlineData("Environment.GetEnvironmentVariable(\"ENDPOINT\")!")]
    [InlineData("Environment.GetEnvironmentVariable(\"ENDPOINT\") ?? throw new InvalidOperationException()")]
    [InlineData("Environment.GetEnvironmentVariable(\"OTHER\") ?? Environment.GetEnvironmentVariable(\"ENDPOINT\")")]
    [InlineData("Environment.GetEnvironmentVariable(\"ENDPOINT\").TrimEnd('/') + \"/\"")]
    [InlineData("$\"{Environment.GetEnvironmentVariable(\"ENDPOINT\")}\"")]
    [InlineData("Environment.GetEnvironmentVariable(\"OTHER\")", false)]
    [InlineData("DateTime.Now.Year > 2000 ? Environment.GetEnvironmentVariable(\"ENDPOINT\") : \"x\"", false)]
    public async Task Account_is_that_of_a_setting_that_the_template_fills(string address, bool isReported = true)
    {
        var filled = ("/repo/infra/main.bicep", BicepWith(KeysOff) + "\noutput ENDPOINT string = account.properties.endpoint");
        var call = isReported ? Key(address) : Unmarked(Key(address));
        await Test<KeyOnKeylessAccount>(Program(call), filled).RunAsync();
        await Test<KeyOnKeylessAccount>(Program(Unmarked(call)), KeylessBicep).RunAsync();
        await Test<KeyOnKeylessAccount>(
            $"{Usings} class C {{ private readonly string _address = {address}; object M() => {call.Replace(address, "_address")}; }}",
            filled).RunAsync();
    }

    [Fact]
    public Task Account_is_that_of_a_setting_in_top_level_statements()
    {
        var test = Test<KeyOnKeylessAccount>(
            $"{Usings} var address = {Setting}; var client = {Key("address")};",
            ("/repo/infra/main.bicep", BicepWith(KeysOff) + "\noutput ENDPOINT string = account.properties.endpoint"));
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task Account_is_that_of_a_configuration_key() => Test<KeyOnKeylessAccount>(
        $"{Usings} class C {{ object M(Microsoft.Extensions.Configuration.IConfiguration c) => "
        + $"{Key("c[\"AzureOpenAI:Endpoint\"]")}; }}",
        ("/repo/infra/main.bicep",
            BicepWith(KeysOff).Replace(
                "identity: { type: 'SystemAssigned' }\n}",
                "identity: { type: 'SystemAssigned' }\n  properties: { template: { containers: [ { name: 'app', env: [ "
                + "{ name: 'AzureOpenAI__Endpoint', value: account.properties.endpoint } ] } ] } }\n}")))
        .RunAsync();

    // ---- Every rule that compares a call with the infrastructure

    [Fact]
    public async Task Roles_count_for_the_program_only()
    {
        await Silent<RoleDoesNotGrant>(Chat, Bicep($"account {Owner} {AppPrincipal}"));
        await Reported<RoleDoesNotGrant>(Chat, Bicep($"account {Owner} {AppPrincipal}"));

        await Silent<RoleOutOfReach>(Chat, Bicep($"project {FoundryUser} {AppPrincipal}"));
        await Reported<RoleOutOfReach>(Chat, Bicep($"project {FoundryUser} {AppPrincipal}"));

        await Silent<FoundRolesDoNotGrant>(Respond, Bicep($"account {OpenAIUser} principalId"));
        await Reported<FoundRolesDoNotGrant>(Respond, Bicep($"account {OpenAIUser} principalId"), DiagnosticSeverity.Info);
    }

    [Fact]
    public async Task Run_is_compared_with_the_account_of_the_program_only()
    {
        const string Closed = "publicNetworkAccess: 'Disabled'";
        await Silent<ClosedNetwork>(Run, BicepWith(Closed));
        await Reported<ClosedNetwork>(Run, BicepWith(Closed));

        await Silent<ProjectIdentityWithoutRole>(Run, Bicep($"account {FoundryUser} {AppPrincipal}"));
        await Reported<ProjectIdentityWithoutRole>(Run, Bicep($"account {FoundryUser} {AppPrincipal}"));
    }

    [Fact]
    public Task Roles_of_another_program_do_not_hide_that_a_call_is_unguarded()
    {
        // The template says nothing about this program, so nothing establishes its access to the closed account.
        var test = Test<UnguardedEvaluationRun>(
            Program(Deployed(Run)), ("/repo/infra/main.bicep", BicepWith("publicNetworkAccess: 'Disabled'")));
        return test.InProgram().RunAsync();
    }
}
