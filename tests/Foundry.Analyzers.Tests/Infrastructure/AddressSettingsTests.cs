using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Infrastructure;

/// <summary>The settings that templates fill with the address of an account.</summary>
public class AddressSettingsTests
{
    private const string Account = """
        param name string
        param other string
        param useOther bool

        resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
          name: name
          kind: 'AIServices'
          properties: { customSubDomainName: name }
        }

        resource project 'Microsoft.CognitiveServices/accounts/projects@2025-06-01' = {
          parent: account
          name: 'p'
        }

        """;

    private static string[] Settings(params (string Path, string Text)[] files)
    {
        var read = files.Select(file => new InfrastructureFile(
            "/repo/infra/" + file.Path, SourceText.From(file.Text), FileKind.OfName(file.Path)!)).ToList();
        var infrastructure = InfrastructureReader.Read(
            read, static file => InfrastructureReader.Parse(file, default), CancellationToken.None);
        return infrastructure.Accounts.SelectMany(account => account.Settings).Order(StringComparer.Ordinal).ToArray();
    }

    private static bool IsFilled(string value, string more = "") =>
        Settings(("main.bicep", Account + more + $"\noutput ENDPOINT string = {value}")) is ["ENDPOINT"];

    [Theory]
    [InlineData("account.properties.endpoint")]
    [InlineData("'${account.properties.endpoint}openai/v1'")]
    [InlineData("account.name")]
    [InlineData("'https://${account.name}.openai.azure.com'")]
    [InlineData("'https://${name}.openai.azure.com'")]
    [InlineData("'https://${account.properties.customSubDomainName}.services.ai.azure.com/api/projects/p'")]
    [InlineData("'https://${name}.services.ai.azure.com/api/projects/${project.name}'")]
    [InlineData("project.properties.endpoints['AI Foundry API']")]
    [InlineData("reference(account.id, '2025-06-01').endpoint")]
    [InlineData("toLower(account.properties.endpoint)")]
    [InlineData("useOther ? '' : account.properties.endpoint")]
    [InlineData("address", "var address = account.properties.endpoint")]
    [InlineData(
        "known.properties.endpoint",
        "resource known 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = { name: account.name }")]
    public void Output_is_filled_with_the_address(string value, string more = "") => Assert.True(IsFilled(value, more));

    [Theory]
    [InlineData("other")]
    [InlineData("'https://${other}.openai.azure.com'")]
    [InlineData("'https://${name}.azure-api.net'")]
    [InlineData("useOther ? other : account.properties.endpoint")]
    [InlineData("account.listKeys().key1")]
    [InlineData("'https://fabrikam.openai.azure.com'")]
    [InlineData("missing.properties.endpoint")]
    public void Output_is_filled_with_something_else(string value) => Assert.False(IsFilled(value));

    [Fact]
    public void Address_of_a_known_name_is_recognised()
    {
        var bicep = Account.Replace("name: name", "name: 'contoso'").Replace("customSubDomainName: name", "")
            + "output ENDPOINT string = ";
        Assert.Equal(["ENDPOINT"], Settings(("main.bicep", bicep + "'https://contoso.openai.azure.com'")));
        Assert.Empty(Settings(("main.bicep", bicep + "'https://contoso.azure-api.net'")));
    }

    [Theory]
    [InlineData("properties: { siteConfig: { appSettings: [ { name: 'A__B', value: account.properties.endpoint } ] } }")]
    [InlineData(
        "properties: { siteConfig: { appSettings: concat(extra, [ { name: 'A__B', value: account.properties.endpoint } ]) } }")]
    [InlineData(
        "properties: { siteConfig: { appSettings: [for e in [account.properties.endpoint]: { name: 'A__B', "
        + "value: account.properties.endpoint }] } }")]
    public void Setting_of_an_application_is_read(string body) => Assert.Equal(
        ["A:B"],
        Settings(("main.bicep",
            Account + $"resource app 'Microsoft.Web/sites@2024-04-01' = {{ name: 'app', {body} }}")));

    [Fact]
    public void Setting_in_a_variable_is_read() => Assert.Equal(
        ["A:B", "C"],
        Settings(("main.bicep", Account + """
            var variables = [ { name: 'A__B', value: account.properties.endpoint } ]
            var appSettings = { C: account.properties.endpoint }
            var others = { D: account.properties.endpoint }
            """)));

    [Fact]
    public void Settings_resource_is_read() => Assert.Equal(
        ["ENDPOINT"],
        Settings(("main.bicep", Account + """
            resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
              name: 'app/appsettings'
              properties: { ENDPOINT: account.properties.endpoint, OTHER: other }
            }
            """)));

    [Fact]
    public void Address_is_followed_through_modules() => Assert.Equal(
        ["AZURE_OPENAI_ENDPOINT", "Address", "ENDPOINT", "Own"],
        Settings(
            ("main.bicep", """
                param name string
                module account 'account.bicep' = { name: 'a', params: { accountName: name } }
                module app 'app.bicep' = {
                  name: 'b'
                  params: { endpoint: account.outputs.endpoint, appSettings: { ENDPOINT: account.outputs.endpoint } }
                }
                output AZURE_OPENAI_ENDPOINT string = account.outputs.endpoint
                output OTHER string = app.outputs.uri
                """),
            ("account.bicep", """
                param accountName string
                resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
                  name: accountName
                  kind: 'OpenAI'
                  properties: {}
                }
                output endpoint string = account.properties.endpoint
                """),
            ("app.bicep", """
                param endpoint string
                param appSettings object
                resource app 'Microsoft.App/containerApps@2024-03-01' = {
                  name: 'app'
                  properties: { template: { containers: [ { env: [ { name: 'Address', value: endpoint } ] } ] } }
                }
                resource job 'Microsoft.App/jobs@2024-03-01' = {
                  name: 'job'
                  properties: { template: { containers: [ { env: [ { name: 'Own', value: '${endpoint}openai/v1' } ] } ] } }
                }
                output uri string = app.properties.fqdn
                """)));

    [Fact]
    public void Address_of_a_verified_module_is_recognised() => Assert.Equal(
        ["ENDPOINT"],
        Settings(("main.bicep", """
            module account 'br/public:avm/res/cognitive-services/account:0.9.0' = {
              name: 'a'
              params: { name: 'contoso', kind: 'OpenAI' }
            }
            output ENDPOINT string = account.outputs.endpoint
            """)));

    [Fact]
    public void Each_account_has_its_own_settings()
    {
        var files = new InfrastructureFile("/repo/infra/main.bicep", SourceText.From("""
            param one string
            param two string
            resource a 'Microsoft.CognitiveServices/accounts@2025-06-01' = { name: one, kind: 'OpenAI', properties: {} }
            resource b 'Microsoft.CognitiveServices/accounts@2025-06-01' = { name: two, kind: 'OpenAI', properties: {} }
            output A string = a.properties.endpoint
            output B string = 'https://${two}.openai.azure.com'
            """), FileKind.Bicep);
        var accounts = InfrastructureReader.Read(
            [files], static file => InfrastructureReader.Parse(file, default), CancellationToken.None).Accounts;
        Assert.Equal([["A"], ["B"]], accounts.Select(account => account.Settings.ToArray()));
    }

    [Fact]
    public void Arm_template_is_read_too() => Assert.Equal(
        ["ENDPOINT"],
        Settings(("main.json", """
            {
              "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
              "parameters": { "name": { "type": "string" } },
              "resources": [
                {
                  "type": "Microsoft.CognitiveServices/accounts", "apiVersion": "2025-06-01", "kind": "OpenAI",
                  "name": "[parameters('name')]", "properties": {}
                }
              ],
              "outputs": {
                "ENDPOINT": {
                  "type": "string",
                  "value": "[reference(resourceId('Microsoft.CognitiveServices/accounts', parameters('name'))).endpoint]"
                },
                "OTHER": { "type": "string", "value": "[resourceGroup().location]" }
              }
            }
            """)));
}
