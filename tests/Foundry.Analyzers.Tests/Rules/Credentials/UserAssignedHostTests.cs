using Foundry.Analyzers.CodeFixes.Fixes.Credentials;
using Foundry.Analyzers.Rules.Credentials;
using Foundry.Analyzers.Tests.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Credentials;

using Verify = RuleVerifier<UserAssignedHost, UserAssignedHostFix>;

public class UserAssignedHostTests
{
    private const string Usings = "using System; using Azure.AI.OpenAI; using Azure.Core; using Azure.Identity;";
    private const string Default = "[|new DefaultAzureCredential()|]";
    private const string UserAssigned = "identity: { type: 'UserAssigned', userAssignedIdentities: { '${id.id}': {} } }";

    /// <summary>The tag by which the Azure Developer CLI finds the host of the service.</summary>
    private const string Tag = "tags: { 'azd-service-name': 'app' }";

    private static string Client(string credential) => $"new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), {credential})";

    private static string Program(string credential) => $"{Usings} class C {{ void M(TokenCredential other, string given, bool isOn) {{ var x = {Client(credential)}; }} }}";

    private static string Site(string identity, string more = "", string type = "Microsoft.Web/sites@2024-04-01") => $$"""
        resource id 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'app-id', location: 'westeurope' }
        resource app '{{type}}' = {
          name: 'app'
          location: 'westeurope'
          {{identity}}
          {{more}}
        }
        """;

    private static Verify.Test Test(string source, string bicep, string yaml = "services:\n  app:\n    project: ./src/App\n")
    {
        var test = new Verify.Test { TestCode = source };
        test.TestState.AdditionalFiles.Add(("/repo/infra/main.bicep", bicep));
        test.TestState.AdditionalFiles.Add(("/repo/azure.yaml", yaml));
        test.TestState.AnalyzerConfigFiles.Add(Hosts.Properties("MSBuildProjectFullPath = /repo/src/App/App.csproj"));
        return test;
    }

    private static Task Silent(string credential, string bicep, string yaml = "services:\n  app:\n    project: ./src/App\n") =>
        Test(Program(AccessFiles.Unmarked(credential)), bicep, yaml).RunAsync();

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape)
    {
        // One arm of a choice may never be used.
        var client = Client(shape == "switch arm" ? AccessFiles.Unmarked(Default) : Default);
        var test = Test(CodeContexts.Source(shape, client, Usings), Site(UserAssigned));
        test.TestState.OutputKind = CodeContexts.Kind(shape);
        return test.RunAsync();
    }

    [Theory]
    [InlineData(Default)]
    [InlineData("[|new DefaultAzureCredential(includeInteractiveCredentials: false)|]")]
    [InlineData("[|new DefaultAzureCredential(DefaultAzureCredential.DefaultEnvironmentVariableName)|]")]
    [InlineData("[|new DefaultAzureCredential(new DefaultAzureCredentialOptions { ExcludeEnvironmentCredential = true })|]")]
    [InlineData("[|new ManagedIdentityCredential()|]")]
    [InlineData("[|new ManagedIdentityCredential((string)null)|]")]
    [InlineData("[|new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)|]")]
    public Task Credential_without_an_identity_is_reported(string credential) =>
        Test(Program(credential), Site(UserAssigned)).RunAsync();

    [Theory]
    [InlineData("other")]
    [InlineData("new ManagedIdentityCredential(given)")]
    [InlineData("new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(given))")]
    [InlineData("new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = given })")]
    [InlineData("new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityResourceId = new ResourceIdentifier(given) })")]
    [InlineData("new ChainedTokenCredential(new ManagedIdentityCredential(), other)")]
    [InlineData("isOn ? new ManagedIdentityCredential() : other")]
    [InlineData("new AzureCliCredential()")]
    public Task Credential_that_names_an_identity_or_is_one_of_several_is_not_reported(string credential) =>
        Silent(credential, Site(UserAssigned));

    [Theory]
    [InlineData("identity: { type: 'SystemAssigned' }")]
    [InlineData("identity: { type: 'SystemAssigned, UserAssigned', userAssignedIdentities: { '${id.id}': {} } }")]
    [InlineData("")]
    [InlineData("identity: { type: 'None' }")]
    public Task Host_with_another_or_no_identity_is_not_reported(string identity) => Silent(Default, Site(identity));

    [Fact]
    public Task Host_with_an_identity_from_a_parameter_is_not_reported() =>
        Silent(Default, "param kind string\n" + Site("identity: { type: kind }"));

    [Theory]
    [InlineData("properties: { siteConfig: { appSettings: [ { name: 'AZURE_CLIENT_ID', value: id.properties.clientId } ] } }")]
    [InlineData("// AZURE_CLIENT_ID comes from the pipeline")]
    public Task Default_credential_is_not_reported_where_the_setting_may_be_there(string more) =>
        Silent(Default, Site(UserAssigned, more));

    /// <summary>Only DefaultAzureCredential reads the setting.</summary>
    [Fact]
    public Task Managed_identity_credential_is_reported_even_with_the_setting() => Test(
        Program("[|new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)|]"),
        Site(UserAssigned, "// AZURE_CLIENT_ID")).RunAsync();

    private const string WithSetting =
        "properties: { siteConfig: { appSettings: [ { name: 'AZURE_CLIENT_ID', value: id.properties.clientId } ] } }";

    private const string Named =
        "new ManagedIdentityCredential(Environment.GetEnvironmentVariable(\"AZURE_CLIENT_ID\") is { Length: > 0 } clientId "
        + "? ManagedIdentityId.FromUserAssignedClientId(clientId) : ManagedIdentityId.SystemAssigned)";

    [Theory]
    [InlineData("[|new ManagedIdentityCredential()|]")]
    [InlineData("[|new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)|]")]
    public async Task Client_id_that_the_host_sets_is_passed(string credential)
    {
        var test = Test(Program(credential), Site(UserAssigned, WithSetting));
        test.FixedCode = Program(Named);
        await test.RunAsync();

        // The other rule about the identity has nothing to say either.
        var other = new RuleVerifier<UnnamedManagedIdentity>.Test { TestCode = Program(Named) };
        other.TestState.AdditionalFiles.Add(("/repo/infra/main.bicep", Site(UserAssigned, WithSetting)));
        other.TestState.AdditionalFiles.Add(("/repo/azure.yaml", "services:\n  app:\n    project: ./src/App\n"));
        other.TestState.AnalyzerConfigFiles.Add(Hosts.Properties("MSBuildProjectFullPath = /repo/src/App/App.csproj"));
        await other.RunAsync();
    }

    /// <summary>The setting is of another resource, or in a comment.</summary>
    [Theory]
    [InlineData("// AZURE_CLIENT_ID", "")]
    [InlineData("// 'AZURE_CLIENT_ID' comes from AZURE_CLIENT_ID: x", "")]
    [InlineData("properties: { siteConfig: { appSettings: [ /* { name: 'AZURE_CLIENT_ID' } */ ] } }", "")]
    [InlineData("", "output AZURE_CLIENT_ID string = id.properties.clientId")]
    public Task Client_id_that_the_host_does_not_set_is_not_passed(string inside, string outside)
    {
        const string Credential = "[|new ManagedIdentityCredential()|]";
        var test = Test(Program(Credential), Site(UserAssigned, inside) + "\n" + outside);
        test.FixedCode = Program(Credential);
        return test.RunAsync();
    }

    [Fact]
    public Task Container_app_sets_the_client_id_too()
    {
        const string Env = "properties: { template: { containers: [ { name: 'app', env: [ { name: 'AZURE_CLIENT_ID', value: id.properties.clientId } ] } ] } }";
        var test = Test(Program("[|new ManagedIdentityCredential()|]"), Site(UserAssigned, Env, "Microsoft.App/containerApps@2024-03-01"));
        test.FixedCode = Program(Named);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("appservice", "Microsoft.Web/sites@2024-04-01", true)]
    [InlineData("function", "Microsoft.Web/sites@2024-04-01", true)]
    [InlineData("containerapp", "Microsoft.App/containerApps@2024-03-01", true)]
    [InlineData("containerapp", "Microsoft.Web/sites@2024-04-01", false)]
    [InlineData("aks", "Microsoft.Web/sites@2024-04-01", false)]
    [InlineData("containerapp", "Microsoft.Compute/virtualMachines@2024-07-01", false)]
    public Task Host_is_of_the_kind_that_the_service_names(string host, string type, bool isReported)
    {
        var yaml = $"services:\n  app:\n    project: ./src/App\n    host: {host}\n";
        return Test(Program(isReported ? Default : AccessFiles.Unmarked(Default)), Site(UserAssigned, type: type), yaml).RunAsync();
    }

    [Fact]
    public Task Host_is_the_one_with_the_tag_of_the_service()
    {
        var other = Site("identity: { type: 'SystemAssigned' }").Replace("resource id", "resource id2").Replace("resource app", "resource api");
        return Test(Program(Default), Site(UserAssigned, Tag) + "\n" + other).RunAsync();
    }

    [Fact]
    public Task Two_hosts_without_a_tag_are_not_reported()
    {
        var other = Site(UserAssigned).Replace("resource id", "resource id2").Replace("resource app", "resource api");
        return Silent(Default, Site(UserAssigned) + "\n" + other);
    }

    [Fact]
    public Task Conditional_host_is_not_reported() =>
        Silent(Default, "param isOn bool\n" + Site(UserAssigned).Replace("2024-04-01' = {", "2024-04-01' = if (isOn) {"));

    [Fact]
    public Task Module_of_the_registry_is_read() => Test(Program(Default), """
        module app 'br/public:avm/res/web/site:0.15.1' = {
          name: 'app'
          params: {
            name: 'app'
            kind: 'app'
            serverFarmResourceId: 'plan'
            tags: { 'azd-service-name': 'app' }
            managedIdentities: { userAssignedResourceIds: [ 'id' ] }
          }
        }
        """).RunAsync();

    [Fact]
    public Task Program_that_no_service_deploys_is_not_reported() =>
        Silent(Default, Site(UserAssigned), "services:\n  other:\n    project: ./src/Other\n");

    [Fact]
    public Task Script_that_may_set_the_variable_makes_it_an_info()
    {
        var test = Test(
            Program("{|#0:new DefaultAzureCredential()|}"),
            Site(UserAssigned),
            "services:\n  app:\n    project: ./src/App\nhooks:\n  postprovision:\n    run: ./settings.py\n");
        test.ExpectedDiagnostics.Add(
            Verify.Diagnostic(UserAssignedHost.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("[|new DefaultAzureCredential()|]")]
    public Task Other_rule_leaves_the_credential_to_this_one(string credential)
    {
        var test = new RuleVerifier<DefaultCredentialInHost>.Test { TestCode = Program(AccessFiles.Unmarked(credential)) };
        test.TestState.AdditionalFiles.Add(("/repo/infra/main.bicep", Site(UserAssigned)));
        test.TestState.AdditionalFiles.Add(("/repo/azure.yaml", "services:\n  app:\n    project: ./src/App\n"));
        test.TestState.AnalyzerConfigFiles.Add(
            Hosts.Properties("MSBuildProjectFullPath = /repo/src/App/App.csproj", "UsingMicrosoftNETSdkWeb = true"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("identity: { type: 'SystemAssigned' }", false)]
    [InlineData("identity: { type: 'SystemAssigned, UserAssigned' }", true)]
    [InlineData(UserAssigned, false)]
    public Task Unnamed_identity_is_judged_by_the_host(string identity, bool isReported)
    {
        var credential = isReported ? "[|new ManagedIdentityCredential()|]" : "new ManagedIdentityCredential()";
        var test = new RuleVerifier<UnnamedManagedIdentity>.Test { TestCode = Program(credential) };
        test.TestState.AdditionalFiles.Add(("/repo/infra/main.bicep", Site(identity)));
        test.TestState.AdditionalFiles.Add(("/repo/azure.yaml", "services:\n  app:\n    project: ./src/App\n"));
        test.TestState.AnalyzerConfigFiles.Add(Hosts.Properties("MSBuildProjectFullPath = /repo/src/App/App.csproj"));
        return test.RunAsync();
    }
}
