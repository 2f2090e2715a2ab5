using Foundry.Analyzers.CodeFixes.Fixes.Credentials;
using Foundry.Analyzers.Rules;
using Foundry.Analyzers.Rules.Credentials;
using Foundry.Analyzers.Tests.Rules.Access;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.CodeFixes.Fixes.Credentials;

using Verify = RuleVerifier<UserAssignedHost, HostSettingFix>;

public class HostSettingFixTests
{
    private const string Site = "Microsoft.Web/sites@2024-04-01";
    private const string App = "Microsoft.App/containerApps@2024-03-01";
    private const string Value = "value: id.properties.clientId";
    private const string Item = $"{{ name: 'AZURE_CLIENT_ID', {Value} }}";
    private const string File = "/repo/infra/main.bicep";
    private const string Identity = "identity: { type: 'UserAssigned', userAssignedIdentities: { '${id.id}': {} } }";

    private static string Program(string credential) => $$"""
        using System; using Azure.AI.OpenAI; using Azure.Identity;
        class C { object M() => new AzureOpenAIClient(new Uri("https://contoso.openai.azure.com"), {{credential}}); }
        """;

    private static readonly string Reported = Program("[|new DefaultAzureCredential()|]");
    private static readonly string Unmarked = Program("new DefaultAzureCredential()");

    private static string Bicep(string properties, string type = Site, string identity = Identity) => $$"""
        resource id 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'app-id', location: 'westeurope' }
        resource app '{{type}}' = {
          name: 'app' // the program
          location: 'westeurope'
          tags: { 'azd-service-name': 'app' }
          {{identity}}
          properties: {
            {{properties}}
          }
        }
        """;

    private static string SiteOf(string settings) => Bicep($"siteConfig: {{\n      appSettings: {settings}\n    }}");

    private static string AppOf(string env, string more = "") =>
        Bicep($"template: {{ containers: [ {{ name: 'app', env: {env} }}{more} ] }}", App);

    private static TTest With<TTest>(TTest test, string source, string bicep, string other = "")
        where TTest : AnalyzerTest<DefaultVerifier>
    {
        test.TestState.Sources.Add(source);
        test.TestState.AdditionalFiles.Add((File, bicep));
        test.TestState.AdditionalFiles.Add(("/repo/azure.yaml", "services:\n  app:\n    project: ./src/App\n"));
        if (other.Length > 0)
            test.TestState.AdditionalFiles.Add(("/repo/infra/other.bicep", other));
        test.TestState.AnalyzerConfigFiles.Add(Hosts.Properties("MSBuildProjectFullPath = /repo/src/App/App.csproj"));
        return test;
    }

    private static async Task Edits(string before, string after)
    {
        var test = With(new Verify.Test(), Reported, before);
        test.FixedState.Sources.Add(Unmarked);
        test.FixedState.AdditionalFiles.Add((File, after));
        test.FixedState.AdditionalFiles.Add(test.TestState.AdditionalFiles[1]);
        await test.RunAsync();

        // No rule has anything to say about the program with its new template.
        await With(new RuleTest<CertainRules, EmptyCodeFixProvider>(), Unmarked, after).RunAsync();
        await With(new RuleTest<LikelyRules, EmptyCodeFixProvider>(), Unmarked, after).RunAsync();
    }

    private static Task Leaves(string bicep, string other = "")
    {
        var test = With(new Verify.Test(), Reported, bicep, other);
        test.FixedState.Sources.Add(Reported);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("[]", $"[ {Item} ]")]
    [InlineData("[ ]", $"[ {Item} ]")]
    [InlineData("[ { name: 'A', value: 'b' } ] // all", $"[ {{ name: 'A', value: 'b' }}, {Item} ] // all")]
    [InlineData("[{\n  name: 'A'\n  value: x.y\n}]", $"[{{\n  name: 'A'\n  value: x.y\n}}, {Item}]")]
    [InlineData("[\n        { name: 'A', value: 'b' } // a\n        // end\n      ]",
        $"[\n        {{ name: 'A', value: 'b' }} // a\n        // end\n        {Item}\n      ]")]
    [InlineData("[\n        {\n          name: 'A'\n          value: 'b'\n        }\n      ]",
        "[\n        {\n          name: 'A'\n          value: 'b'\n        }\n"
        + $"        {{\n          name: 'AZURE_CLIENT_ID'\n          {Value}\n        }}\n      ]")]
    [InlineData("[\n      ]", $"[\n        {Item}\n      ]")]
    [InlineData("[\n\t\t\t{ name: 'A', value: 'b' }\n\t\t]", $"[\n\t\t\t{{ name: 'A', value: 'b' }}\n\t\t\t{Item}\n\t\t]")]
    public async Task Setting_is_added_to_the_literal_settings_of_a_site(string before, string after)
    {
        await Edits(SiteOf(before), SiteOf(after));
        await Edits(SiteOf(before).ReplaceLineEndings("\r\n"), SiteOf(after).ReplaceLineEndings("\r\n"));
    }

    [Theory]
    [InlineData("[]", $"[ {Item} ]")]
    [InlineData("[ { name: 'A', secretRef: 'a' } ]", $"[ {{ name: 'A', secretRef: 'a' }}, {Item} ]")]
    public Task Variable_is_added_to_the_only_container_of_an_app(string before, string after) =>
        Edits(AppOf(before), AppOf(after));

    [Theory]
    [InlineData("settings")]
    [InlineData("[ for name in names: { name: name, value: 'b' } ]")]
    [InlineData("concat([], settings)")]
    [InlineData("[ ...settings ]")]
    [InlineData("[ { name: name, value: 'b' } ]")]
    [InlineData("[ setting ]")]
    [InlineData("[ /* none */ ]")]
    public Task Settings_that_are_not_literal_are_left(string settings) => Leaves(SiteOf(settings));

    [Theory]
    [InlineData("siteConfig: config")]
    [InlineData("siteConfig: { }")]
    [InlineData("serverFarmId: 'plan'")]
    public Task Site_without_settings_is_left(string properties) => Leaves(Bicep(properties));

    [Fact]
    public Task App_with_two_containers_is_left() => Leaves(AppOf("[]", ", { name: 'sidecar', env: [] }"));

    [Theory]
    [InlineData("{ '${id.id}': {}, '${id2.id}': {} }")]
    [InlineData("{ '${given}': {} }")]
    [InlineData("{ '${other.id}': {} }")]
    [InlineData("{ '/subscriptions/x/y': {} }")]
    public Task Identity_that_is_not_the_only_one_of_the_file_is_left(string identities) => Leaves(
        Bicep("siteConfig: { appSettings: [] }", Site, $"identity: {{ type: 'UserAssigned', userAssignedIdentities: {identities} }}")
        + "\nparam given string\nresource id2 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'b' }"
        + "\nresource other 'Microsoft.Storage/storageAccounts@2023-01-01' existing = { name: 'b' }");

    /// <summary>Settings in a resource replace those of the site.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Site_whose_settings_are_a_resource_is_left(bool isSameFile)
    {
        const string Config = "\nresource config 'Microsoft.Web/sites/config@2024-04-01' = { name: 'app/appsettings', properties: {} }";
        return Leaves(SiteOf("[]") + (isSameFile ? Config : ""), isSameFile ? "" : Config);
    }

    [Fact]
    public Task Credentials_that_need_the_setting_share_one_edit()
    {
        const string Credential = "new DefaultAzureCredential()";
        var test = With(new Verify.Test(), Reported + Reported.Split('\n')[1].Replace("class C", "class D"), SiteOf("[]"));
        test.FixedState.Sources.Add(Program(Credential) + Program(Credential).Split('\n')[1].Replace("class C", "class D"));
        test.FixedState.AdditionalFiles.Add((File, SiteOf($"[ {Item} ]")));
        test.FixedState.AdditionalFiles.Add(test.TestState.AdditionalFiles[1]);
        return test.RunAsync();
    }
}
