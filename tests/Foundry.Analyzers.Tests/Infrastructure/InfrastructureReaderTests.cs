using System.Collections.Immutable;
using System.Text;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Infrastructure;
using Foundry.Analyzers.Infrastructure.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Infrastructure;

public class InfrastructureReaderTests
{
    private const string OpenAIUser = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";
    private const string FoundryUser = "53ca6127-db72-4b80-b1b0-d745d6d5456d";
    private const string Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private const string Nobody = "00000000-1111-2222-3333-444444444444";

    private const string Account = """
        resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
          name: 'foundry'
          kind: 'AIServices'
          properties: { disableLocalAuth: true }
          resource project 'projects' = { name: 'project', identity: { type: 'SystemAssigned' } }
        }

        resource app 'Microsoft.App/containerApps@2024-03-01' = { name: 'app' }

        """;

    private static DeclaredInfrastructure Read(params (string Path, string Text)[] files) => Read(files, Parse);

    private static Template? Parse(InfrastructureFile file) => InfrastructureReader.Parse(file, default);

    private static DeclaredInfrastructure Read((string Path, string Text)[] files, Func<InfrastructureFile, Template?> parse) =>
        InfrastructureReader.Read(
            files.Select(file =>
                new InfrastructureFile("/repo/infra/" + file.Path, SourceText.From(file.Text), KindOf(file.Path))).ToList(),
            parse, CancellationToken.None);

    private static FileKind KindOf(string path) =>
        Path.GetExtension(path) == ".csproj" ? FileKind.AppHost : FileKind.OfName(path)!;

    private static string Show(Grant grant) =>
        $"{grant.Role?.Name ?? "?"} at {grant.Scope?.ToString() ?? "?"} for {grant.Principal.Kind}"
        + (grant.Principal.Name is { } name ? $" {name}" : "")
        + (grant.IsConditional ? ", maybe" : "");

    private static string Show(DeclaredAccount account) =>
        (account.Name ?? "?")
        + (account.IsExisting ? ", existing" : "")
        + (account.IsConditional ? ", maybe" : "")
        + $", keys {account.KeysDisabled.Value switch { true => "off", false => "on", null => "?" }}"
        + $", {account.Network.Value?.ToString() ?? "?"}";

    private static string[] Grants(DeclaredInfrastructure infrastructure) => infrastructure.Grants.Select(Show).ToArray();

    private static string[] Openings(DeclaredInfrastructure infrastructure) =>
        infrastructure.IncompleteReasons.Select(opening =>
            $"{opening.Kind} {opening.Path.Substring("/repo/infra/".Length)}").ToArray();

    private static string Assignment(
        string role,
        string scope = "account",
        string principal = "app.identity.principalId",
        string head = "{",
        string rest = "") => $$"""
        resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {{head}}
          {{(scope.Length > 0 ? "scope: " + scope : "")}}
          name: guid('a')
          properties: {
            roleDefinitionId: {{role}}
            principalId: {{principal}}
            {{rest}}
          }
        }{{(head.StartsWith("[") ? "]" : "")}}
        """;

    [Theory]
    [InlineData(
        $"subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '{OpenAIUser}')", "",
        "Cognitive Services OpenAI User")]
    [InlineData($"resourceId('Microsoft.Authorization/roleDefinitions', '{OpenAIUser}')", "", "Cognitive Services OpenAI User")]
    [InlineData(
        $"tenantResourceId('Microsoft.Authorization/roleDefinitions', '{OpenAIUser}')", "", "Cognitive Services OpenAI User")]
    [InlineData(
        $"subscriptionResourceId(subscription().subscriptionId, 'Microsoft.Authorization/roleDefinitions', '{OpenAIUser}')", "",
        "Cognitive Services OpenAI User")]
    [InlineData($"'/providers/Microsoft.Authorization/roleDefinitions/{OpenAIUser}'", "", "Cognitive Services OpenAI User")]
    [InlineData(
        $"'/subscriptions/${{subscription().subscriptionId}}/providers/Microsoft.Authorization/roleDefinitions/{OpenAIUser}'", "",
        "Cognitive Services OpenAI User")]
    [InlineData(
        "'${subscription().id}/providers/Microsoft.Authorization/roleDefinitions/${id}'", $"var id = '{OpenAIUser}'",
        "Cognitive Services OpenAI User")]
    [InlineData(
        "subscriptionResourceId('Microsoft.Authorization/roleDefinitions', toLower(id))",
        "var id = '5E0BD9BD-7b93-4f28-af87-19fc36ad61bd'", "Cognitive Services OpenAI User")]
    [InlineData(
        "az.subscriptionResourceId(type, id)", $"var id = '{OpenAIUser}'\nvar type = 'Microsoft.Authorization/roleDefinitions'",
        "Cognitive Services OpenAI User")]
    [InlineData(
        "definition.id",
        "resource definition 'Microsoft.Authorization/roleDefinitions@2022-04-01' existing = {\n  scope: subscription()\n"
            + $"  name: '{OpenAIUser}'\n}}",
        "Cognitive Services OpenAI User")]
    [InlineData(
        "subscriptionResourceId('Microsoft.Authorization/roleDefinitions', definition.name)",
        $"resource definition 'Microsoft.Authorization/roleDefinitions@2022-04-01' existing = {{\n  name: '{OpenAIUser}'\n}}",
        "Cognitive Services OpenAI User")]
    [InlineData("az.roleDefinitions('Cognitive Services OpenAI User').id", "", "Cognitive Services OpenAI User")]
    [InlineData("roleDefinitions('Azure AI User').id", "", "Foundry User")]
    [InlineData(
        "subscriptionResourceId('Microsoft.Authorization/roleDefinitions', az.roleDefinitions('Reader').roleDefinitionId)", "",
        "Reader")]
    [InlineData("roleDefinitions('No such role').id", "", "?")]
    [InlineData(
        "subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.openAiUser)",
        $"var roles = {{ reader: '{Reader}', openAiUser: '{OpenAIUser}' }}", "Cognitive Services OpenAI User")]
    [InlineData(
        "subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles['openAi User'])",
        $"var roles = {{ 'openAi User': '{OpenAIUser}' }}", "Cognitive Services OpenAI User")]
    [InlineData(
        "subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles[key].id)",
        $"var key = 'user'\nvar roles = {{ user: {{ id: '{OpenAIUser}' }} }}", "Cognitive Services OpenAI User")]
    [InlineData(
        "subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles[1])",
        $"var roles = [ '{Reader}', '{OpenAIUser}' ]", "Cognitive Services OpenAI User")]
    [InlineData(
        "role", $"var id = '{OpenAIUser}'\nvar role = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', id)",
        "Cognitive Services OpenAI User")]
    [InlineData(
        "subscriptionResourceId('Microsoft.Authorization/roleDefinitions', reader)", $"var reader = '{OpenAIUser}'",
        "Cognitive Services OpenAI User")]
    [InlineData(
        "subscriptionResourceId('Microsoft.Authorization/roleDefinitions', big ? roles.a : roles.b)",
        $"param big bool\nvar roles = {{ a: '{Reader}', b: '{OpenAIUser}' }}",
        "Reader, maybe|Cognitive Services OpenAI User, maybe")]
    [InlineData(
        "big ? one : other",
        $"param big bool\nvar one = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '{Reader}')\n"
            + $"var other = '/providers/Microsoft.Authorization/roleDefinitions/{OpenAIUser}'",
        "Reader, maybe|Cognitive Services OpenAI User, maybe")]
    [InlineData(
        "big ? one : one",
        $"param big bool\nvar one = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '{Reader}')", "Reader")]
    [InlineData(
        "roles[?name] ?? subscriptionResourceId('Microsoft.Authorization/roleDefinitions', name)",
        $"var name = 'Reader'\nvar roles = {{ Reader: resourceId('Microsoft.Authorization/roleDefinitions', '{Reader}') }}",
        "Reader")]
    [InlineData(
        "roles[?name] ?? subscriptionResourceId('Microsoft.Authorization/roleDefinitions', name)",
        $"var name = '{OpenAIUser}'\nvar roles = {{ Reader: resourceId('Microsoft.Authorization/roleDefinitions', '{Reader}') }}",
        "Cognitive Services OpenAI User")]
    [InlineData(
        "given ?? role", $"param given string?\nvar role = resourceId('Microsoft.Authorization/roleDefinitions', '{Reader}')",
        "?, maybe|Reader, maybe")]
    [InlineData(
        "big ? one : ''",
        $"param big bool\nvar one = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '{Reader}')", "Reader")]
    [InlineData(
        "true ? one : other",
        $"var one = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '{Reader}')\nparam other string", "Reader")]
    [InlineData(
        "big ? one : other",
        "param big bool\nparam other string\nvar one = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', "
            + $"'{Reader}')",
        "Reader, maybe|?, maybe")]
    [InlineData(
        "subscriptionResourceId('Microsoft.Authorization/roleDefinitions', id)", $"param id string = '{OpenAIUser}'", "?")]
    [InlineData("subscriptionResourceId('Microsoft.Authorization/roleDefinitions', id)", "param id string", "?")]
    [InlineData("subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'Reader')", "", "?")]
    [InlineData($"subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '{Nobody}')", "", "?")]
    [InlineData("subscriptionResourceId('Microsoft.Authorization/roleDefinitions', loadTextContent('role.txt'))", "", "?")]
    [InlineData("subscriptionResourceId('Microsoft.Authorization/roleDefinitions', a)", "var a = b\nvar b = a", "?")]
    [InlineData("subscriptionResourceId('Microsoft.Authorization/roleDefinitions', nothing)", "", "?")]
    [InlineData("", "", "?, maybe")]
    public void Reads_the_role(string expression, string declarations, string expected)
    {
        var infrastructure = Read(("main.bicep", Account + declarations + "\n" + Assignment(expression)));
        Assert.Equal(
            expected.Split('|'),
            infrastructure.Grants.Select(static grant => (grant.Role?.Name ?? "?") + (grant.IsConditional ? ", maybe" : "")));
        Assert.Equal(expected.Contains('?'), Openings(infrastructure).Contains("Unresolved main.bicep"));
    }

    /// <summary>Nobody deploys it, so its arguments say nothing about those of a deployment.</summary>
    [Fact]
    public void Template_that_tests_another_is_not_read() => Assert.Equal(
        ["Cognitive Services OpenAI User at Account for Unknown, maybe"],
        Grants(Read(
            ("main.bicep", "param principalId string = ''\n" + Account + Assignment(
                "subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd')",
                principal: "principalId",
                head: "if (!empty(principalId)) {")),
            ("main.test.bicep", "module main 'main.bicep' = { name: 'main' }"))));

    [Fact]
    public void Reads_a_role_that_the_templates_define()
    {
        const string definition = """
            resource custom 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
              name: guid('x')
              properties: {
                roleName: 'Chatter'
                permissions: [ { actions: [ '*/read' ], dataActions: [ 'Microsoft.CognitiveServices/accounts/OpenAI/*' ] } ]
              }
            }

            """;
        const string ById = "subscriptionResourceId('Microsoft.Authorization/roleDefinitions', custom.name)";
        foreach (var role in new[] { "custom.id", ById })
        {
            var grant = Assert.Single(Read(("main.bicep", Account + definition + Assignment(role))).Grants);
            Assert.Equal("Chatter", grant.Role?.Name);
            Assert.Equal(
                "Microsoft.CognitiveServices/accounts/OpenAI/*",
                Assert.Single(Assert.Single(grant.Role!.Permissions).DataActions));
        }

        var byId = Read(
            (
                "main.bicep",
                Account + Assignment($"subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '{Nobody}')")),
            ("role.bicep", definition.Replace("guid('x')", $"'{Nobody}'")));
        Assert.Equal(Nobody, Assert.Single(byId.Grants).Role?.Id);
        Assert.Empty(byId.IncompleteReasons);
        Assert.Null(Assert.Single(Read((
            "main.bicep",
            "param more array\n" + Account + definition.Replace("[ '*/read' ]", "more") + Assignment("custom.id"))).Grants).Role);
    }

    [Theory]
    [InlineData("account", "", "Account")]
    [InlineData("account::project", "", "Project")]
    [InlineData(
        "other",
        "resource other 'Microsoft.CognitiveServices/accounts/projects@2025-06-01' = {\n  parent: account\n  name: 'p'\n}",
        "Project")]
    [InlineData(
        "other",
        "resource other 'Microsoft.CognitiveServices/accounts/projects@2025-06-01' existing = {\n  parent: account\n"
            + "  name: 'p'\n}",
        "Project")]
    [InlineData(
        "other[0]",
        "resource other 'Microsoft.CognitiveServices/accounts/projects@2025-06-01' = [for i in range(0, 2): {\n"
            + "  parent: account\n  name: 'p${i}'\n}]",
        "Project")]
    [InlineData("other", "resource other 'Microsoft.MachineLearningServices/workspaces@2024-04-01' = { name: 'hub' }", "Hub")]
    [InlineData("other", "resource other 'Microsoft.Storage/storageAccounts@2023-01-01' = { name: 'store' }", "Storage")]
    [InlineData(
        "other",
        "resource other 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-01-01' existing = { name: 'a/b/c' }",
        "Storage")]
    [InlineData("other", "resource other 'Microsoft.Search/searchServices@2023-11-01' = { name: 'search' }", "Search")]
    [InlineData("other", "resource other 'Microsoft.KeyVault/vaults@2023-07-01' = { name: 'vault' }", "Other")]
    [InlineData(
        "other",
        "resource other 'Microsoft.CognitiveServices/accounts@2025-06-01' = {\n  name: 'speech'\n  kind: 'SpeechServices'\n}",
        "Other")]
    [InlineData("", "", "ResourceGroup")]
    [InlineData("resourceGroup()", "", "ResourceGroup")]
    [InlineData("subscription()", "targetScope = 'subscription'", "Subscription")]
    [InlineData("", "targetScope = 'subscription'", "Subscription")]
    [InlineData(
        "other",
        "resource other 'Microsoft.CognitiveServices/accounts/deployments@2025-06-01' = {\n  parent: account\n  name: 'd'\n}",
        "?")]
    [InlineData(
        "other",
        "resource other 'Microsoft.CognitiveServices/accounts/projects/applications@2025-10-01-preview' existing = { name: "
            + "'a/b/c' }",
        "?")]
    [InlineData("nothing", "", "?")]
    [InlineData("big ? account : account", "param big bool", "Account")]
    [InlineData(
        "big ? account : other",
        "param big bool\nresource other 'Microsoft.Storage/storageAccounts@2023-01-01' = { name: 'store' }", "?")]
    public void Reads_the_scope(string expression, string declarations, string expected)
    {
        var infrastructure = Read((
            "main.bicep",
            declarations + "\n" + Account
                + Assignment($"'/providers/Microsoft.Authorization/roleDefinitions/{Reader}'", expression)));
        Assert.Equal(expected, Assert.Single(infrastructure.Grants).Scope?.ToString() ?? "?");
        Assert.Equal(expected == "?", Openings(infrastructure).Contains("Unresolved main.bicep"));
    }

    [Theory]
    [InlineData("app.identity.principalId", "", "Application app")]
    [InlineData("web.identity.principalId", "resource web 'Microsoft.Web/sites@2023-12-01' = { name: 'web' }", "Application web")]
    [InlineData(
        "web!.identity!.principalId", "resource web 'Microsoft.Web/sites@2023-12-01' existing = { name: 'web' }",
        "Application web")]
    [InlineData(
        "slot.identity.principalId", "resource slot 'Microsoft.Web/sites/slots@2023-12-01' = { name: 'web/s' }",
        "Application slot")]
    [InlineData(
        "apps[1].identity.principalId",
        "resource apps 'Microsoft.App/jobs@2024-03-01' = [for i in range(0, 2): { name: 'j${i}' }]", "Application apps")]
    [InlineData(
        "identity.properties.principalId",
        "resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'i' }",
        "Application identity")]
    [InlineData(
        "identity.properties.clientId",
        "resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'i' }", "Unknown")]
    [InlineData("app.identity.userAssignedIdentities['x'].principalId", "", "Application")]
    [InlineData(
        "cluster.properties.identityProfile.kubeletidentity.objectId",
        "resource cluster 'Microsoft.ContainerService/managedClusters@2024-02-01' = { name: 'c' }", "Application cluster")]
    [InlineData("account.identity.principalId", "", "AccountIdentity account")]
    [InlineData("account::project.identity.principalId", "", "ProjectIdentity project")]
    [InlineData(
        "search.identity.principalId", "resource search 'Microsoft.Search/searchServices@2023-11-01' = { name: 'search' }",
        "Other search")]
    [InlineData("deployer().objectId", "", "Other")]
    [InlineData("principalId", "param principalId string", "Unknown")]
    [InlineData("principalId", "var principalId = app.identity.principalId", "Application app")]
    [InlineData("'00000000-0000-0000-0000-000000000001'", "", "Unknown")]
    [InlineData("big ? app.identity.principalId : ''", "param big bool", "Application app")]
    [InlineData("big ? app.identity.principalId : account.identity.principalId", "param big bool", "Unknown")]
    [InlineData(
        "big ? app.identity.principalId : web.identity.principalId",
        "param big bool\nresource web 'Microsoft.Web/sites@2023-12-01' = { name: 'web' }", "Application")]
    [InlineData("reference(app.id, '2024-03-01', 'full').identity.principalId", "", "Application")]
    [InlineData("reference(app.name, '2024-03-01', 'full').identity.principalId", "", "Application")]
    [InlineData(
        "reference(resourceId('Microsoft.Web/sites', account.name), '2023-12-01', 'full').identity.principalId", "",
        "Application")]
    [InlineData("thing.identity.principalId", "resource thing 'Contoso.Things/things@2023-12-01' = { name: 'thing' }", "Unknown")]
    [InlineData("nothing", "", "Unknown")]
    public void Reads_the_principal(string expression, string declarations, string expected)
    {
        var infrastructure = Read((
            "main.bicep",
            Account + declarations + "\n"
                + Assignment($"'/providers/Microsoft.Authorization/roleDefinitions/{Reader}'", principal: expression)));
        Assert.Equal("Reader at Account for " + expected, Show(Assert.Single(infrastructure.Grants)));
        Assert.Empty(infrastructure.IncompleteReasons);
    }

    [Theory]
    [InlineData("if (deploy) {", "param deploy bool", "maybe")]
    [InlineData("if (!empty(x)) {", "param x string", "maybe")]
    [InlineData("if (true) {", "", "always")]
    [InlineData("if (deploy) {", "var deploy = true", "always")]
    [InlineData("if (false) {", "", "never")]
    [InlineData("if (deploy) {", "var deploy = false", "never")]
    [InlineData("if (empty(list)) {", "var list = []", "always")]
    [InlineData("if (empty(list)) {", "var list = [ 'a' ]", "never")]
    [InlineData("if (empty(list)) {", "param other array\nvar list = [ ...other ]", "maybe")]
    [InlineData("if (empty(map)) {", "var map = {}", "always")]
    [InlineData("if (empty(map)) {", "var map = { a: 1 }", "never")]
    [InlineData("if (empty(map)) {", "param other object\nvar map = { ...other }", "maybe")]
    [InlineData("if (empty(x)) {", "var x = ''", "always")]
    [InlineData("if (empty(x)) {", "var x = null", "always")]
    [InlineData("if (empty(x)) {", "var x = 'a'", "never")]
    [InlineData("if (empty('a${x}')) {", "param x string", "never")]
    [InlineData("if (empty('${x}')) {", "param x string", "maybe")]
    public void Reads_the_condition(string head, string declarations, string expected)
    {
        var infrastructure = Read((
            "main.bicep",
            Account + declarations + "\n"
                + Assignment($"'/providers/Microsoft.Authorization/roleDefinitions/{Reader}'", head: head)));
        Assert.Equal(
            expected,
            infrastructure.Grants.IsEmpty ? "never" : Assert.Single(infrastructure.Grants).IsConditional ? "maybe" : "always");
        Assert.Empty(infrastructure.IncompleteReasons);
    }

    [Fact]
    public void A_condition_of_the_assignment_itself_makes_it_conditional()
    {
        var role = $"'/providers/Microsoft.Authorization/roleDefinitions/{Reader}'";
        Assert.True(
            Assert.Single(
                Read(("main.bicep", Account + Assignment(role, rest: "condition: '@Resource[x]'"))).Grants).IsConditional);
        Assert.False(
            Assert.Single(Read(("main.bicep", Account + Assignment(role, rest: "condition: null"))).Grants).IsConditional);
    }

    [Theory]
    [InlineData(
        "[for id in ids: {", $"var ids = [ '{Reader}', '{OpenAIUser}' ]", "id", "Reader|Cognitive Services OpenAI User", false)]
    [InlineData(
        "[for (item, i) in items: {", $"var items = [ {{ role: '{Reader}' }}, {{ role: '{OpenAIUser}' }} ]", "items[i].role",
        "Reader|Cognitive Services OpenAI User", false)]
    [InlineData(
        "[for item in items(roles): {", $"var roles = {{ a: '{Reader}', b: '{OpenAIUser}' }}", "item.value",
        "Reader|Cognitive Services OpenAI User", false)]
    [InlineData(
        "[for i in range(0, 2): {", $"var ids = [ '{Reader}', '{OpenAIUser}' ]", "ids[i]",
        "Reader|Cognitive Services OpenAI User", false)]
    [InlineData(
        "[for id in concat(ids, more): {", $"var ids = [ '{Reader}' ]\nvar more = [ '{OpenAIUser}' ]", "id",
        "Reader|Cognitive Services OpenAI User", false)]
    [InlineData("[for id in [for item in ids: item]: {", $"var ids = [ '{Reader}' ]", "id", "Reader", false)]
    [InlineData("[for id in []: {", "", "id", "", false)]
    [InlineData(
        $"[for id in [ '{Reader}', '{OpenAIUser}' ]: if (id == 'x') {{", "", "id",
        "", false)]
    [InlineData("[for id in ids: {", "param ids array", "id", "?, maybe", true)]
    [InlineData("[for principal in principals: {", $"param principals array\nvar id = '{Reader}'", "id", "Reader, maybe", true)]
    public void Reads_the_loop(string head, string declarations, string id, string expected, bool isOpen)
    {
        var infrastructure = Read((
            "main.bicep",
            Account + declarations + "\n"
                + Assignment($"subscriptionResourceId('Microsoft.Authorization/roleDefinitions', {id})", head: head)));
        Assert.Equal(
            expected.Split('|', StringSplitOptions.RemoveEmptyEntries),
            infrastructure.Grants.Select(static grant => (grant.Role?.Name ?? "?") + (grant.IsConditional ? ", maybe" : "")));
        Assert.Equal(isOpen ? new[] { "Unresolved main.bicep" } : Array.Empty<string>(), Openings(infrastructure));
    }

    private const string Roles = $"var roles = {{ user: '{OpenAIUser}' }}\nvar reader = {{ user: '{Reader}' }}\n";

    /// <summary>What comes later wins, and what may replace a part makes it unknown.</summary>
    [Theory]
    [InlineData("{ ...roles, ...reader }.user", "Reader")]
    [InlineData("{ ...roles, user: 'x', ...unknown }.user", "?")]
    [InlineData("{ ...unknown, ...roles }.user", "Cognitive Services OpenAI User")]
    [InlineData("{ user: 'x', '${key}': 'y' }.user", "?")]
    [InlineData("{ '${key}': 'y', ...roles }.user", "Cognitive Services OpenAI User")]
    [InlineData("{ ...roles }.User", "?")]
    [InlineData("roles.User", "?")]
    [InlineData("roles.admin", "?")]
    [InlineData("roles.?admin ?? reader.user", "Reader")]
    [InlineData("unknown.?admin ?? reader.user", "?, maybe|Reader, maybe")]
    [InlineData("account.properties.?admin ?? reader.user", "?, maybe|Reader, maybe")]
    [InlineData("account.tags.admin ?? reader.user", "?, maybe|Reader, maybe")]
    [InlineData("account.properties.networkAcls.?admin ?? reader.user", "?, maybe|Reader, maybe")]
    [InlineData("[ ...list, reader.user ][0]", "?")]
    [InlineData("[ ...list, reader.user ][^1]", "Reader")]
    [InlineData("last(concat(list, [ reader.user ]))", "Reader")]
    [InlineData("first(skip([ 'x', reader.user ], 1))", "Reader")]
    [InlineData("union(reader, unknown).user", "?")]
    [InlineData("union(unknown, reader).user", "Reader")]
    [InlineData("join([ take(roles.user, 18), skip(roles.user, 18) ], '')", "Cognitive Services OpenAI User")]
    [InlineData("sort([ roles.user, reader.user ], (a, b) => a < b)[0]", "Cognitive Services OpenAI User")]
    [InlineData("map(list, item => reader.user)[0]", "?")]
    [InlineData("toObject([ reader.user ], item => 'k', item => item).k", "Reader")]
    [InlineData("'${true}' == 'True' ? reader.user : roles.user", "Reader")]
    [InlineData("empty(trim(' ')) ? reader.user : roles.user", "Reader")]
    [InlineData("length(string([ 1, true ])) == 8 ? reader.user : roles.user", "Reader")]
    public void Reads_an_expression(string expression, string expected)
    {
        var declarations =
            "param unknown object\nparam list array\nparam key string\n" + Roles + "var value = " + expression + "\n";
        var account = Account.Replace("disableLocalAuth: true", "networkAcls: { bypass: 'None' }");
        var role = "subscriptionResourceId('Microsoft.Authorization/roleDefinitions', value)";
        Assert.Equal(
            expected.Split('|'),
            Read(("main.bicep", declarations + account + Assignment(role))).Grants.Select(static grant =>
                (grant.Role?.Name ?? "?") + (grant.IsConditional ? ", maybe" : "")));
    }

    [Theory]
    [InlineData("func empty(x string) bool => false", "empty('')", "never")]
    [InlineData("func empty(x string) bool => false", "sys.empty('')", "always")]
    [InlineData("import { isOn as empty } from 'shared.bicep'", "empty('')", "always")]
    [InlineData("import * as shared from 'shared.bicep'", "shared.isOn('x')", "never")]
    [InlineData("import { isOn } from 'missing.bicep'", "isOn('')", "maybe")]
    [InlineData("import * as empty from 'shared.bicep'", "empty.on", "always")]
    public void A_function_of_the_template_hides_a_built_in_one(string declaration, string condition, string expected)
    {
        var role = $"'/providers/Microsoft.Authorization/roleDefinitions/{Reader}'";
        var grants = Read(
            ("main.bicep", declaration + "\n" + Account + Assignment(role, head: $"if ({condition}) {{")),
            ("shared.bicep", "@export()\nfunc isOn(x string) bool => x == ''\n@export()\nvar on = true\n")).Grants;
        Assert.Equal(expected, grants.IsEmpty ? "never" : Assert.Single(grants).IsConditional ? "maybe" : "always");
    }

    /// <summary>An account is the one that is deployed only if its name and its resource group certainly are.</summary>
    [Theory]
    [InlineData("'ai-${one}'", "", "'ai-${one}'", "", true)]
    [InlineData("'ai-${one}'", "", "'ai-${two}'", "", false)]
    [InlineData("'ai-${uniqueString(one)}'", "", "'ai-${uniqueString(one)}'", "", true)]
    [InlineData("'ai-${uniqueString(one)}'", "", "'ai-${uniqueString(two)}'", "", false)]
    [InlineData("'ai-${uniqueString(resourceGroup().id)}'", "", "'ai-${uniqueString(subscription().id)}'", "", false)]
    [InlineData("'ai-${newGuid()}'", "", "'ai-${newGuid()}'", "", false)]
    [InlineData("'ai'", "", "'ai'", "scope: resourceGroup('other')", false)]
    [InlineData("'ai'", "scope: resourceGroup('other')", "'ai'", "scope: resourceGroup('other')", true)]
    [InlineData("'ai'", "scope: resourceGroup(one)", "'ai'", "scope: resourceGroup(two)", false)]
    [InlineData("'ai'", "scope: resourceGroup(one)", "'ai'", "scope: resourceGroup(one)", true)]
    [InlineData("(on ? one : two)", "", "(on ? two : one)", "", false)]
    [InlineData("toLower(one)", "", "toLower(one)", "", true)]
    public void An_account_of_a_name_that_is_not_known_is_the_same_only_if_its_parts_are(
        string deployed, string deployedAt, string referred, string referredAt, bool isSame)
    {
        var infrastructure = Read(
            (
                "main.bicep",
                "param one string\nparam two string\nparam on bool\n"
                    + $"module ai 'ai.bicep' = {{\n  {deployedAt}\n  params: {{ name: {deployed} }}\n}}\n"
                    + $"module role 'role.bicep' = {{\n  {referredAt}\n  params: {{ name: {referred} }}\n}}"),
            (
                "ai.bicep",
                "param name string\nresource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = { name: name }"),
            ("role.bicep", "param name string\n" + Referred));
        Assert.Equal(isSame ? Array.Empty<string>() : new[] { "ExistingAccount role.bicep" }, Openings(infrastructure));
    }

    [Theory]
    [InlineData("accounts[0]", "Account")]
    [InlineData("accounts[1]", "Other")]
    [InlineData("named", "Other")]
    [InlineData("unsure", "?")]
    public void A_role_is_at_an_account_only_if_its_kind_serves_models(string scope, string expected)
    {
        var infrastructure = Read(("main.bicep", """
            param kind string
            resource accounts 'Microsoft.CognitiveServices/accounts@2025-06-01' = [for k in [ 'AIServices', 'SpeechServices' ]: {
              name: 'my${k}'
              kind: k
            }]
            resource named 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = { name: 'mySpeechServices' }
            resource unsure 'Microsoft.CognitiveServices/accounts@2025-06-01' = { name: 'unsure', kind: kind }

            """.Replace(", kind: kind", "\n  kind: kind") + Assignment(
                $"'/providers/Microsoft.Authorization/roleDefinitions/{Reader}'", scope, "'x'")));
        Assert.Equal(expected, Assert.Single(infrastructure.Grants).Scope?.ToString() ?? "?");
        Assert.DoesNotContain("ExistingAccount main.bicep", Openings(infrastructure));
    }

    [Theory]
    [InlineData("deploymentTemplate.json", "ResourceGroup")]
    [InlineData("subscriptionDeploymentTemplate.json", "Subscription")]
    [InlineData("tenantDeploymentTemplate.json", "Subscription")]
    public void The_schema_of_an_ARM_template_is_its_scope(string schema, string expected) =>
        Assert.Equal(expected, Assert.Single(Read(("main.json", $$"""
            { "$schema": "https://schema.management.azure.com/schemas/2019-04-01/{{schema}}#", "contentVersion": "1.0.0.0",
              "resources": [ { "type": "Microsoft.Authorization/roleAssignments", "name": "r", "properties": {
                "roleDefinitionId": "/providers/Microsoft.Authorization/roleDefinitions/{{Reader}}", "principalId": "p" } } ] }
            """)).Grants).Scope.ToString());

    [Fact]
    public void An_unread_list_of_roles_at_a_storage_account_may_hold_any_role()
    {
        var grant = Assert.Single(Read((
            "main.bicep",
            "param list array\nmodule store 'br/public:avm/res/storage/storage-account:0.14.0' = {\n"
                + "  params: { name: 's', roleAssignments: list }\n}")).Grants);
        Assert.Equal("? at Storage for Unknown, maybe", Show(grant));
    }

    [Fact]
    public void Files_that_are_loaded_are_read_only_if_they_are_among_the_files()
    {
        var template = Account + "var roles = loadJsonContent('data/roles.json')\n" + Assignment(
            "subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles[0])");
        Assert.Equal(
            "Reader", Assert.Single(Read(("main.bicep", template), ("data/roles.json", $"[ \"{Reader}\" ]")).Grants).Role?.Name);
        Assert.Equal("Reader", Assert.Single(Read(
            ("main.bicep", template.Replace("'data/roles.json'", "'data/roles.json', '$.a.b'")),
            ("data/roles.json", $"{{ \"a\": {{ \"b\": [ \"{Reader}\" ] }} }}")).Grants).Role?.Name);
        Assert.Null(Assert.Single(Read(("main.bicep", template)).Grants).Role);
        Assert.Null(Assert.Single(Read(("main.bicep", template), ("data/roles.json", "[ <")).Grants).Role);
    }

    [Theory]
    [InlineData("using 'main.bicep'\nextends 'base.bicepparam'", "on")]
    [InlineData("using 'main.bicep'\nextends 'base.bicepparam'\nvar all = { off: true }\nparam off = all.off", "off")]
    [InlineData("using 'main.bicep'\nextends 'missing.bicepparam'", "?")]
    [InlineData("using 'main.bicep'\nimport { isOff } from 'shared.bicep'\nparam off = isOff", "off")]
    public void A_parameter_file_may_extend_another(string text, string expected) =>
        Assert.Equal($"a, keys {expected}, MayReach", Show(Assert.Single(Read(
            (
                "main.bicep",
                "param off bool\nresource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {\n  name: 'a'\n"
                    + "  properties: { disableLocalAuth: off }\n}"),
            ("main.bicepparam", text),
            ("shared.bicep", "@export()\nvar isOff = true"),
            ("base.bicepparam", "using none\nparam off = false")).Accounts)));

    private const string RoleModule = """
        param accountName string
        param roleDefinitionId string = '00000000-0000-0000-0000-000000000000'
        param principalId string
        resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = { name: accountName }
        resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
          scope: account
          name: guid(account.id, principalId, roleDefinitionId)
          properties: {
            roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleDefinitionId)
            principalId: principalId
          }
        }
        output identityId string = principalId
        """;

    [Fact]
    public void A_module_is_read_for_every_call_of_it()
    {
        var infrastructure = Read(
            ("main.bicep", Account + $$"""
                var roles = { openAiUser: '{{OpenAIUser}}' }
                module first './modules/role.bicep' = {
                  params: { accountName: account.name, roleDefinitionId: roles.openAiUser, principalId: app.identity.principalId }
                }
                module second 'modules\\..\\MODULES/./role.bicep' = {
                  params: {
                    accountName: account.name
                    roleDefinitionId: '{{FoundryUser}}'
                    principalId: first.outputs.identityId
                  }
                }
                """),
            ("modules/role.bicep", RoleModule));
        Assert.Equal(
            new[]
            {
                "Cognitive Services OpenAI User at Account for Application app",
                "Foundry User at Account for Application app",
            },
            Grants(infrastructure));
        Assert.Empty(infrastructure.IncompleteReasons);
        Assert.Equal("foundry, keys off, MayReach", Show(Assert.Single(infrastructure.Accounts)));

        // Each grant is located in its caller.
        Assert.All(infrastructure.Grants, static grant => Assert.Equal("/repo/infra/main.bicep", grant.Source.Path));
        Assert.Equal(
            2,
            infrastructure.Grants.Select(static grant =>
                grant.Source.Location.GetLineSpan().StartLinePosition.Line).Distinct().Count());
    }

    [Fact]
    public void Reads_a_subscription_with_modules_in_modules()
    {
        var infrastructure = Read(
            ("main.bicep", $$"""
                targetScope = 'subscription'
                @description('The developer.')
                param principalId string = ''
                param environmentName string
                var token = toLower(uniqueString(subscription().id, environmentName))
                resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = { name: 'rg-${environmentName}',
                  location: 'westeurope' }
                module ai 'core/ai.bicep' = { name: 'ai', scope: group, params: { name: 'ai-${token}' } }
                module api 'app/api.bicep' = { name: 'api', scope: group, params: { name: 'api' } }
                module users 'core/role.bicep' = [for id in [ '{{OpenAIUser}}', '{{FoundryUser}}' ]: if (!empty(principalId)) {
                  scope: group, name: 'role-${id}'
                  params: { principalId: principalId, roleDefinitionId: id, principalType: 'User' }
                }]
                module apiRole 'core/role.bicep' = {
                  scope: group, name: 'api-role'
                  params: { principalId: api.outputs.identityPrincipalId, roleDefinitionId: '{{OpenAIUser}}' }
                }
                output AZURE_OPENAI_ENDPOINT string = ai.outputs.endpoint
                """.Replace(", ", "\n").Replace("id\nenv", "id, env").Replace("'\n'", "', '")),
            ("core/ai.bicep", """
                param name string
                param disableLocalAuth bool = true
                param publicNetworkAccess string = 'Enabled'
                param networkAcls object = { defaultAction: 'Allow' }
                resource account 'Microsoft.CognitiveServices/accounts@2023-05-01' = {
                  name: name
                  kind: 'OpenAI'
                  properties: {
                    disableLocalAuth: disableLocalAuth
                    publicNetworkAccess: publicNetworkAccess
                    networkAcls: networkAcls
                  }
                }
                output endpoint string = account.properties.endpoint
                """),
            (
                "app/api.bicep",
                "param name string\nmodule host '../core/host.bicep' = {\n  name: name\n  params: {\n    name: name\n  }\n}\n"
                    + "output identityPrincipalId string = host.outputs.identityPrincipalId"),
            ("core/host.bicep", """
                param name string
                param managedIdentity bool = true
                resource app 'Microsoft.Web/sites@2022-03-01' = { name: name }
                output identityPrincipalId string = managedIdentity ? app.identity.principalId : ''
                """),
            ("core/role.bicep", """
                param principalId string
                @allowed([ 'User', 'ServicePrincipal' ])
                param principalType string = 'ServicePrincipal'
                param roleDefinitionId string
                resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
                  name: guid(subscription().id, resourceGroup().id, principalId, roleDefinitionId)
                  properties: {
                    principalId: principalId
                    principalType: principalType
                    roleDefinitionId: resourceId('Microsoft.Authorization/roleDefinitions', roleDefinitionId)
                  }
                }
                """));
        Assert.Equal(
            new[]
            {
                "Cognitive Services OpenAI User at ResourceGroup for Unknown, maybe",
                "Foundry User at ResourceGroup for Unknown, maybe",
                "Cognitive Services OpenAI User at ResourceGroup for Application app",
            },
            Grants(infrastructure));
        Assert.Equal("?, keys off, MayReach", Show(Assert.Single(infrastructure.Accounts)));
        Assert.Empty(infrastructure.IncompleteReasons);
    }

    [Fact]
    public void A_client_id_is_no_principal()
    {
        var infrastructure = Read(
            ("main.bicep", Account + """
                module identity 'identity.bicep' = { name: 'identity' }
                module one 'role.bicep' = { params: { accountName: 'foundry', principalId: identity.outputs.AZURE_CLIENT_ID } }
                module two 'role.bicep' = { params: { accountName: 'foundry', principalId: identity.outputs.principal } }
                output AZURE_CLIENT_ID string = identity.outputs.principal
                """.Replace("principalId:", $"roleDefinitionId: '{Reader}'\n principalId:").Replace(", ", "\n")),
            ("identity.bicep", """
                resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'i' }
                output AZURE_CLIENT_ID string = identity.properties.clientId
                output principal string = identity.properties.principalId
                """),
            ("role.bicep", RoleModule));
        Assert.Equal(
            new[] { "Reader at Account for Unknown", "Reader at Account for Application identity" }, Grants(infrastructure));
    }

    [Theory]
    [InlineData("params: { disableLocalAuth: false }", "on")]
    [InlineData("params: { disableLocalAuth: true }", "off")]
    [InlineData("params: { disableLocalAuth: null }", "off")]
    [InlineData("params: { }", "off")]
    [InlineData("", "off")]
    [InlineData("params: { disableLocalAuth: off }", "?")]
    [InlineData("params: { disableLocalAuth: loadJsonContent('x') }", "?")]
    [InlineData("params: { ...loadJsonContent('x') }", "?")]
    public void An_argument_wins_over_the_default_of_a_module(string parameters, string expected)
    {
        var infrastructure = Read(
            ("main.bicep", $"param off bool = true\nmodule account 'account.bicep' = {{\n  name: 'a'\n  {parameters}\n}}"),
            (
                "account.bicep",
                "param disableLocalAuth bool = true\nresource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {\n"
                    + "  name: 'a'\n  kind: 'OpenAI'\n  properties: {\n    disableLocalAuth: disableLocalAuth\n  }\n}"));
        Assert.Equal($"a, keys {expected}, MayReach", Show(Assert.Single(infrastructure.Accounts)));
    }

    [Theory]
    [InlineData("main.parameters.json", """{ "parameters": { "off": { "value": true } } }""", "off")]
    [InlineData("main.parameters.json", """{ "parameters": { "off": { "value": "${KEYS_OFF}" } } }""", "?")]
    [InlineData("main.parameters.json", """{ "parameters": { "other": { "value": true } } }""", "?")]
    [InlineData("main.dev.parameters.json", """{ "parameters": { "off": { "value": false } } }""", "on")]
    [InlineData("params/main.bicepparam", "using '../main.bicep'\nparam off = true", "off")]
    [InlineData("anything.bicepparam", "using 'main.bicep'\nparam off = true", "off")]
    [InlineData("main.bicepparam", "using 'other.bicep'\nparam off = true", "?")]
    [InlineData("main.bicepparam", "using 'main.bicep'\nparam off = readEnvironmentVariable('X')", "?")]
    [InlineData("other.parameters.json", """{ "parameters": { "off": { "value": true } } }""", "?")]
    public void A_parameter_file_says_the_argument_of_a_root(string path, string text, string expected)
    {
        var template = (
            "main.bicep",
            "param off bool = true\nresource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {\n  name: 'a'\n"
                + "  properties: { disableLocalAuth: off }\n}");
        Assert.Equal($"a, keys {expected}, MayReach", Show(Assert.Single(Read(template, (path, text)).Accounts)));

        // The deployment chooses one of several parameter files.
        var otherText = text.StartsWith("{") ? text : """{ "parameters": { "off": { "value": true } } }""";
        var accounts = Read(template, (path, text), ("main.parameters.other.json", otherText)).Accounts
            .Where(_ => expected != "?")
            .DefaultIfEmpty(Read(template).Accounts[0]);
        Assert.Equal("a, keys ?, MayReach", Show(Assert.Single(accounts)));
    }

    [Theory]
    [InlineData("dev.parameters.json", "?")]
    [InlineData("env/prod.json", "?")]
    [InlineData("role.parameters.json", "off")]
    [InlineData("main.dev.parameters.json", "?")]
    public void A_parameter_file_that_is_named_after_no_template_may_be_for_any(string path, string expected)
    {
        var infrastructure = Read(
            (
                "main.bicep",
                "param off bool\nresource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {\n  name: 'a'\n"
                    + "  properties: { disableLocalAuth: off }\n}"),
            ("role.bicep", "param x string"),
            ("main.parameters.json", """{ "parameters": { "off": { "value": true } } }"""),
            (path, """{ "parameters": { "off": { "value": false } } }"""));
        Assert.Equal($"a, keys {expected}, MayReach", Show(Assert.Single(infrastructure.Accounts)));
    }

    [Theory]
    [InlineData("main.bicep", "main.parameters.json", "off")]
    [InlineData(".main.bicep", ".main.parameters.json", "off")]
    [InlineData("main.bicep", "mainframe.parameters.json", "?")]
    [InlineData("app/main.bicep", "app/env/main.parameters.json", "off")]
    [InlineData("app/main.bicep", "app2/main.parameters.json", "?")]
    public void A_parameter_file_is_for_the_template_it_is_named_after_beside_it_or_below(
        string template, string arguments, string expected)
    {
        var infrastructure = Read(
            (
                template,
                "param off bool\nresource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {\n  name: 'a'\n"
                    + "  properties: { disableLocalAuth: off }\n}"),
            ("mainframe.bicep", "param off bool"),
            (arguments, """{ "parameters": { "off": { "value": true } } }"""));
        Assert.Equal($"a, keys {expected}, MayReach", Show(Assert.Single(infrastructure.Accounts)));
    }

    [Fact]
    public void A_root_parameter_proves_nothing_by_its_default() =>
        Assert.Equal(
            "a, keys ?, ?",
            Show(Assert.Single(Read((
                "main.bicep",
                "param off bool = true\nparam access string = 'Disabled'\n"
                    + "resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {\n  name: 'a'\n"
                    + "  properties: { disableLocalAuth: off, publicNetworkAccess: access }\n}")).Accounts)));

    [Theory]
    [InlineData("", "on", "MayReach")]
    [InlineData("disableLocalAuth: true", "off", "MayReach")]
    [InlineData("publicNetworkAccess: 'Disabled'", "on", "PublicAccessDisabled")]
    [InlineData("publicNetworkAccess: 'disabled', networkInjections: []", "on", "PublicAccessDisabled")]
    [InlineData("publicNetworkAccess: 'Disabled', networkInjections: [ { scenario: 'agent' } ]", "on", "MayReach")]
    [InlineData("publicNetworkAccess: 'Disabled', networkInjections: x", "on", "?")]
    [InlineData("publicNetworkAccess: x", "on", "?")]
    [InlineData("networkAcls: { defaultAction: 'Allow' }", "on", "MayReach")]
    [InlineData("networkAcls: { defaultAction: 'Deny', bypass: 'AzureServices' }", "on", "AllDenied")]
    [InlineData(
        "publicNetworkAccess: 'Enabled', networkAcls: { defaultAction: 'Deny', ipRules: [], virtualNetworkRules: [] }", "on",
        "AllDenied")]
    [InlineData("networkAcls: { defaultAction: 'Deny', ipRules: [ { value: '1.2.3.4' } ] }", "on", "MayReach")]
    [InlineData("networkAcls: { defaultAction: 'Deny', virtualNetworkRules: [ { id: 'x' } ] }", "on", "MayReach")]
    [InlineData("networkAcls: { defaultAction: 'Deny', ipRules: x }", "on", "?")]
    [InlineData("networkAcls: { defaultAction: x }", "on", "?")]
    [InlineData("networkAcls: x", "on", "?")]
    [InlineData("networkAcls: { defaultAction: 'Deny', ...x }", "on", "?")]
    [InlineData("...x", "?", "?")]
    [InlineData("disableLocalAuth: !x", "?", "MayReach")]
    public void Reads_the_settings_of_an_account(string properties, string keys, string network)
    {
        properties = properties.Replace(", ", "\n");
        var infrastructure = Read((
            "main.bicep",
            "param x object\nresource a 'Microsoft.CognitiveServices/accounts@2025-06-01' = {\n  name: 'a'\n"
                + $"  kind: 'AIServices'\n  properties: {{\n{properties}\n}}\n}}"));
        Assert.Equal(
            $"{(properties == "...x" ? "?" : "a")}, keys {keys}, {network}", Show(Assert.Single(infrastructure.Accounts)));
        Assert.Empty(infrastructure.Grants);
    }

    [Theory]
    [InlineData("", "off", "PublicAccessDisabled")]
    [InlineData("disableLocalAuth: false", "on", "PublicAccessDisabled")]
    [InlineData("publicNetworkAccess: 'Enabled'", "off", "MayReach")]
    [InlineData("networkAcls: { defaultAction: 'Deny' }", "off", "AllDenied")]
    [InlineData("networkAcls: { defaultAction: 'Allow' }", "off", "MayReach")]
    [InlineData("networkAcls: x", "off", "?")]
    [InlineData("...x", "?", "?")]
    public void Reads_the_settings_of_the_verified_module(string arguments, string keys, string network)
    {
        var infrastructure = Read((
            "main.bicep",
            "param x object\nmodule a 'br/public:avm/res/cognitive-services/account:0.13.0' = {\n  params: {\n    name: 'a'\n"
                + $"    kind: 'AIServices'\n    {arguments}\n  }}\n}}"));
        Assert.Equal(
            $"{(arguments == "...x" ? "?, maybe" : "a")}, keys {keys}, {network}", Show(Assert.Single(infrastructure.Accounts)));
    }

    [Fact]
    public void Reads_the_roles_that_a_verified_module_assigns()
    {
        var infrastructure = Read(("main.bicep", $$"""
            param both bool
            module identity 'br/public:avm/res/managed-identity/user-assigned-identity:0.4.0' = { params: { name: 'i' } }
            module site 'br:mcr.microsoft.com/bicep/avm/res/web/site:0.15.0' = { params: { name: 's' } }
            module account 'br/public:avm/res/cognitive-services/account:0.13.0' = {
              params: {
                name: 'a'
                kind: 'OpenAI'
                roleAssignments: [
                  { principalId: identity.outputs.principalId, roleDefinitionIdOrName: 'Cognitive Services OpenAI User' }
                  { principalId: site.outputs.systemAssignedMIPrincipalId, roleDefinitionIdOrName: '{{FoundryUser}}' }
                  { principalId: 'x', roleDefinitionIdOrName: 'Reader', condition: '@x' }
                  { principalId: 'x',
                    roleDefinitionIdOrName: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '{{Reader}}') }
                ]
              }
            }
            module store 'br/public:avm/res/storage/storage-account:0.14.0' = {
              params: {
                name: 's'
                roleAssignments: both ? [ { principalId: identity.outputs.clientId, roleDefinitionIdOrName: 'Reader' } ] : []
              }
            }
            module group 'br/public:avm/res/authorization/role-assignment/rg-scope:0.1.0' = {
              params: { principalId: account.outputs.systemAssignedMIPrincipalId, roleDefinitionIdOrName: 'Reader' }
            }
            module single 'br/public:avm/ptn/authorization/resource-role-assignment:0.1.2' = {
              params: {
                principalId: identity.outputs.principalId
                resourceId: account.outputs.resourceId
                roleDefinitionId: '{{Reader}}'
              }
            }
            resource again 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = { name: account.outputs.name }

            """ + Assignment(
                $"'/providers/Microsoft.Authorization/roleDefinitions/{Reader}'",
                "again",
                "site.outputs.systemAssignedMIPrincipalId")));
        Assert.Equal(
            new[]
            {
                "Reader at Account for Application site",
                "Cognitive Services OpenAI User at Account for Application identity",
                "Foundry User at Account for Application site",
                "Reader at Account for Unknown, maybe",
                "Reader at Account for Unknown",
                "Reader at Storage for Unknown, maybe",
                "Reader at ResourceGroup for AccountIdentity account",
                "Reader at Account for Application identity",
            },
            Grants(infrastructure));
        Assert.Empty(infrastructure.IncompleteReasons);
    }

    [Theory]
    [InlineData("module m 'missing.bicep' = { name: 'm' }", true)]
    [InlineData("module m 'br:contoso.azurecr.io/roles:v1' = { name: 'm' }", true)]
    [InlineData("module m 'br/contoso:roles:v1' = { name: 'm' }", true)]
    [InlineData("module m 'ts:00000000-0000-0000-0000-000000000000/rg/spec:v1' = { name: 'm' }", true)]
    [InlineData("module m 'br/public:avm/ptn/azd/ai:0.1.0' = { name: 'm' }", true)]
    [InlineData("module m 'br/public:avm/ptn/azd/monitoring:0.1.0' = { name: 'm' }", false)]
    [InlineData("module m 'br:mcr.microsoft.com/bicep/avm/ptn/azd/container-apps-stack:0.1.0' = { name: 'm' }", false)]
    [InlineData("module m 'br/public:avm/ptn/azd/ml-ai-environment:0.1.0' = { name: 'm' }", true)]
    [InlineData("module m 'br/contoso:avm/ptn/azd/monitoring:0.1.0' = { name: 'm' }", true)]
    [InlineData(
        "resource r 'Microsoft.Resources/deployments@2024-03-01' = if (on) { name: 't', properties: { mode: 'Incremental', "
            + "template: { '$schema': 'x', contentVersion: '1.0.0.0', resources: [] } } }",
        false)]
    [InlineData(
        "resource r 'Microsoft.Resources/deployments@2024-03-01' = { properties: { template: { resources: [{ type: x }] } } }",
        true)]
    [InlineData("resource r 'Microsoft.Resources/deployments@2024-03-01' = { properties: { template: x } }", true)]
    [InlineData("resource r 'Microsoft.Resources/deployments@2024-03-01' = { properties: { templateLink: x } }", true)]
    [InlineData("module m 'br/public:avm/res/resources/deployment-script:0.1.0' = { name: 'm' }", true)]
    [InlineData("module m 'br/public:avm/res/key-vault/vault:0.1.0' = { params: { roleAssignments: x } }", false)]
    [InlineData("module m 'br/public:avm/res/resources/resource-group:0.1.0' = { params: { roleAssignments: x } }", true)]
    [InlineData("module m 'br/public:avm/utl/types/avm-common-types:0.1.0' = { name: 'm' }", false)]
    [InlineData("module m 'missing.bicep' = if (false) { name: 'm' }", false)]
    [InlineData(
        "resource r 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2022-05-15' = { properties: { roleDefinitionId: "
            + "x, principalId: x } }",
        false)]
    [InlineData("resource r 'Contoso.Things/things@2022-05-15' = { properties: x }", false)]
    [InlineData(
        "resource r 'Microsoft.Authorization/roleAssignments@2022-04-01' = { properties: { principalId: x, roleDefinitionId: "
            + "subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'c2f4ef07-c644-48eb-af81-4b1b4947fb11') } }",
        false)] // AcrDelete
    [InlineData("resource r 'Microsoft.Authorization/roleAssignments@2022-04-01' existing = { name: 'x' }", false)]
    [InlineData(
        "resource r 'Microsoft.Authorization/roleAssignments@2022-04-01' = { scope: store, properties: { roleDefinitionId: x, "
            + "principalId: x } }\nresource store 'Microsoft.Storage/storageAccounts@2023-01-01' = { name: 's' }",
        false)]
    [InlineData(
        "resource r 'Microsoft.Authorization/roleAssignments@2022-04-01' = { properties: { roleDefinitionId: x, principalId: x "
            + "} }",
        true)]
    [InlineData(
        "// resource r 'Microsoft.Authorization/roleAssignments@2022-04-01' = { properties: { roleDefinitionId: x } }", false)]
    [InlineData("module a 'main.bicep' = { name: 'a' }", true)]
    [InlineData("var last = list[^1]\nvar other = list[?^2].?name", false)]
    public void Unknown_syntax_makes_the_grants_incomplete(string text, bool opens)
    {
        var infrastructure = Read(("main.bicep", "param x string\n" + text.Replace(", ", "\n")));
        Assert.Equal(opens ? new[] { "Unresolved main.bicep" } : Array.Empty<string>(), Openings(infrastructure));
    }

    [Theory]
    [InlineData("postprovision.sh", "az role assignment create --role Reader", "Script postprovision.sh")]
    [InlineData("roles.ps1", "New-AzRoleAssignment -RoleDefinitionName Reader", "Script roles.ps1")]
    [InlineData("build.sh", "dotnet build", null)]
    [InlineData("azure.yaml", "services:\n  agent:\n    host: azure.ai.agent\n", "HostedAgent azure.yaml")]
    [InlineData("azure.yaml", "services:\n  project:\n    host: azure.ai.project\n", "FoundryProject azure.yaml")]
    [InlineData("azure.yaml", "infra:\n  provider: microsoft.foundry\n", "FoundryProject azure.yaml")]
    [InlineData("azure.yaml", "services:\n  web:\n    host: appservice\n", null)]
    [InlineData("azure.yaml", "infra:\n  provider: bicep\n", null)]
    [InlineData("azure.yaml", "infra:\n  provider: terraform\n", "Unresolved azure.yaml")]
    [InlineData("azure.yaml", "infra: { provider: terraform }\n", "Unresolved azure.yaml")]
    [InlineData("azure.yaml", "infra:\n  path: elsewhere\n", "Unresolved azure.yaml")]
    [InlineData("azure.yaml", "infra:\n  layers:\n    - name: a\n      path: elsewhere\n", "Unresolved azure.yaml")]
    [InlineData("AppHost.csproj", "", "AppHost AppHost.csproj")]
    [InlineData("abbreviations.json", "{ \"a\": \"b\" }", null)]
    [InlineData("main.bicep", "this is no Bicep {", "Incomplete main.bicep")]
    [InlineData("broken.json", "{ \"$sch", "Incomplete broken.json")]
    public void Files_that_may_assign_roles_make_the_grants_incomplete(string path, string text, string? expected) =>
        Assert.Equal(expected is null ? Array.Empty<string>() : new[] { expected }, Openings(Read((path, text))));

    [Fact]
    public void Infrastructure_folders_with_known_templates_keep_the_grants_complete() =>
        Assert.Empty(Openings(Read(
            ("azure.yaml", "infra:\n  layers:\n    - name: a\n      path: ./core\n    - name: b\n      path: roles\n"),
            ("core/main.bicep", "param x string"),
            ("roles/main.json", Arm("[]")))));

    [Theory]
    [InlineData("scriptContent: 'az role assignment create --role Reader'", "Script main.bicep")]
    [InlineData("scriptContent: 'echo ${x} hello'", null)]
    [InlineData("scriptContent: loadTextContent('x.sh')", "Unresolved main.bicep")]
    [InlineData("primaryScriptUri: 'https://example.com/x.sh'", "Unresolved main.bicep")]
    [InlineData("scriptContent: './x.sh'\nsupportingScriptUris: [ 'https://example.com/x.sh' ]", "Unresolved main.bicep")]
    public void A_deployment_script_makes_the_grants_incomplete(string script, string? expected) =>
        Assert.Equal(
            expected is null ? Array.Empty<string>() : new[] { expected },
            Openings(Read((
                "main.bicep",
                "param x string\nresource script 'Microsoft.Resources/deploymentScripts@2023-08-01' = {\n  name: 's'\n"
                    + $"  properties: {{\n    {script}\n  }}\n}}"))));

    [Theory]
    [InlineData("Microsoft.Authorization/roleAssignmentScheduleRequests")]
    [InlineData("Microsoft.Resources/deployments")]
    [InlineData("Microsoft.ServiceLinker/linkers")]
    public void Resources_that_may_assign_roles_make_the_grants_incomplete(string type) =>
        Assert.Equal(
            new[] { "Unresolved main.bicep" },
            Openings(Read(("main.bicep", $"resource r '{type}@2022-01-01' = {{ name: 'r' }}"))));

    [Fact]
    public void An_account_known_by_id_only_makes_the_grants_incomplete()
    {
        var assignment = $$"""
            { "type": "Microsoft.Authorization/roleAssignments",
              "scope": "[resourceId('Microsoft.CognitiveServices/accounts', 'a')]",
              "properties": { "roleDefinitionId": "/providers/Microsoft.Authorization/roleDefinitions/{{Reader}}",
                "principalId": "p" } }
            """;
        Assert.Equal(new[] { "ExistingAccount main.json" }, Openings(Read(("main.json", Arm($"[ {assignment} ]")))));
        Assert.Empty(Openings(ReadBesideAccount("OpenAI")));
        Assert.Equal("Other", Assert.Single(ReadBesideAccount("FormRecognizer").Grants).Scope.ToString());

        DeclaredInfrastructure ReadBesideAccount(string kind) => Read(("main.json", Arm($$"""
            [ {{assignment}}, { "type": "Microsoft.CognitiveServices/accounts", "name": "a", "kind": "{{kind}}" } ]
            """)));
        Assert.Equal(
            new[] { "ExistingAccount main.bicep" },
            Openings(Read((
                "main.bicep",
                "resource project 'Microsoft.CognitiveServices/accounts/projects@2025-06-01' existing = { name: 'a/p' }\n"
                    + Assignment($"'/providers/Microsoft.Authorization/roleDefinitions/{Reader}'", "project", "'x'")))));
    }

    private const string Referred =
        "resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {\n  name: name\n}\n";

    [Fact]
    public void An_existing_account_makes_the_grants_incomplete()
    {
        var infrastructure = Read(("main.bicep", "param name string\n" + Referred));
        Assert.Equal(new[] { "ExistingAccount main.bicep" }, Openings(infrastructure));
        Assert.Equal("?, existing, keys ?, ?", Show(Assert.Single(infrastructure.Accounts)));
    }

    [Theory]
    [InlineData("account.name", true)]
    [InlineData("last(split(account.id, '/'))", true)]
    [InlineData("split(account.id, '/')[8]", true)]
    [InlineData("split(account.id, '/')[4]", false)]
    [InlineData("name", false)]
    [InlineData("'foundry'", true)]
    [InlineData("'another'", false)]
    public void An_account_that_a_module_is_passed_is_the_one_that_is_deployed(string name, bool isSame)
    {
        var infrastructure = Read(
            ("main.bicep", "param name string\n" + Account + $"module role 'role.bicep' = {{\n  params: {{ name: {name} }}\n}}"),
            ("role.bicep", "param name string\n" + Referred));
        Assert.Equal(isSame ? Array.Empty<string>() : new[] { "ExistingAccount role.bicep" }, Openings(infrastructure));
        Assert.Equal(isSame ? 1 : 2, infrastructure.Accounts.Length);
    }

    [Theory]
    [InlineData("param name string", "name", "name", true)]
    [InlineData("param name string\nparam other string", "name", "other", false)]
    [InlineData("param name string", "'${name}'", "name", true)]
    [InlineData("param config object", "config.ai.name", "config.ai.name", true)]
    [InlineData("param config object", "config.ai.name", "config.speech.name", false)]
    [InlineData("param token string\nvar name = take(token, 24)", "name", "name", true)]
    [InlineData("param given string\nparam token string\nvar name = !empty(given) ? given : 'ai-${token}'", "name", "name", true)]
    [InlineData(
        "param given string\nparam token string\nvar name = !empty(given) ? given : 'ai-${token}'", "name", "given", false)]
    [InlineData("param token string", "'ai-${token}'", "'shared'", false)]
    public void A_name_that_is_not_known_is_known_by_where_it_comes_from(
        string declarations, string deployed, string referred, bool isSame)
    {
        var infrastructure = Read(
            (
                "main.bicep",
                declarations
                    + $"\nmodule ai 'ai.bicep' = {{\n  params: {{ name: {deployed} }}\n}}\n"
                    + $"module role 'role.bicep' = {{\n  params: {{ name: {referred} }}\n}}"),
            (
                "ai.bicep",
                "param name string\nresource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = { name: name }"),
            ("role.bicep", "param name string\n" + Referred));
        Assert.Equal(isSame ? Array.Empty<string>() : new[] { "ExistingAccount role.bicep" }, Openings(infrastructure));
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("b", false)]
    [InlineData("c[1]", true)]
    public void Of_a_module_that_is_called_twice_the_one_that_is_meant_counts(string module, bool isSame)
    {
        var infrastructure = Read(
            ("main.bicep", $$"""
                param deploy bool
                module a 'ai.bicep' = { name: 'a' }
                module b 'ai.bicep' = if (deploy) { name: 'b' }
                module c 'ai.bicep' = [for i in range(0, 2): { name: 'c' }]
                module role 'role.bicep' = { params: { name: {{module}}.outputs.name } }
                """),
            (
                "ai.bicep",
                "resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = { name: guid('x') }\n"
                    + "output name string = account.name"),
            ("role.bicep", "param name string\n" + Referred));
        Assert.Equal(isSame ? Array.Empty<string>() : new[] { "ExistingAccount role.bicep" }, Openings(infrastructure));
    }

    [Fact]
    public void A_role_at_an_account_that_serves_no_models_is_not_at_one_that_does()
    {
        var infrastructure = Read(
            (
                "main.bicep",
                Account + "module speech 'speech.bicep' = { name: 's' }\nmodule role 'role.bicep' = {\n  params: {\n"
                    + "    accountName: speech.outputs.name\n    principalId: app.identity.principalId\n"
                    + $"    roleDefinitionId: '{Reader}'\n  }}\n}}"),
            (
                "speech.bicep",
                "resource speech 'Microsoft.CognitiveServices/accounts@2025-06-01' = {\n  name: guid('s')\n"
                    + "  kind: 'SpeechServices'\n}\noutput name string = speech.name"),
            ("role.bicep", RoleModule));
        Assert.Equal("Reader at Other for Application app", Assert.Single(Grants(infrastructure)));
        Assert.Single(infrastructure.Accounts);
        Assert.Empty(infrastructure.IncompleteReasons);
    }

    [Fact]
    public void An_account_that_may_be_deployed_or_not_does_not_stand_for_one_that_is_referred_to() =>
        Assert.Equal(new[] { "ExistingAccount role.bicep" }, Openings(Read(
            (
                "main.bicep",
                "param name string\nparam create bool\nresource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = if "
                    + "(create) { name: name }\nmodule role 'role.bicep' = {\n  params: { name: name }\n}"),
            ("role.bicep", "param name string\n" + Referred))));

    [Fact]
    public void Files_that_disagree_are_both_listed() =>
        Assert.Equal(
            new[] { "a, keys off, MayReach", "b, keys on, MayReach" },
            Read(
                (
                    "one.bicep",
                    "resource a 'Microsoft.CognitiveServices/accounts@2025-06-01' = {\n  name: 'a'\n"
                        + "  properties: { disableLocalAuth: true }\n}"),
                (
                    "two.bicep",
                    "resource a 'Microsoft.CognitiveServices/accounts@2025-06-01' = {\n  name: 'b'\n"
                        + "  properties: { disableLocalAuth: false }\n}")).Accounts.Select(Show));

    [Fact]
    public void Modules_in_a_circle_are_unresolved()
    {
        Assert.Equal(
            new[] { "Unresolved a.bicep", "Unresolved b.bicep" },
            Openings(Read(("a.bicep", "module b 'b.bicep' = { name: 'b' }"), ("b.bicep", "module a 'a.bicep' = { name: 'a' }"))));
        Assert.NotEmpty(Openings(Read(
            ("main.bicep", "module a 'a.bicep' = { name: 'a' }"),
            ("a.bicep", "module one 'a.bicep' = { name: 'b' }\nmodule two 'a.bicep' = { name: 'c' }"))));
    }

    private static string Arm(string resources, string rest = "") => $$"""
        {
          "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
          "contentVersion": "1.0.0.0",
          {{rest}}
          "resources": {{resources}}
        }
        """;

    private static readonly string StoryInBicep = $$"""
        param flag bool
        var roles = { user: '{{FoundryUser}}' }
        resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
          name: 'foundry'
          kind: 'AIServices'
          properties: { disableLocalAuth: true, publicNetworkAccess: 'Disabled' }
        }
        resource project 'Microsoft.CognitiveServices/accounts/projects@2025-06-01' = { parent: account, name: 'project' }
        resource app 'Microsoft.App/containerApps@2024-03-01' = { name: 'app' }
        resource one 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
          scope: account
          properties: {
            roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.user)
            principalId: app.identity.principalId
          }
        }
        resource two 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (flag) {
          scope: project
          properties: {
            roleDefinitionId: '/providers/Microsoft.Authorization/roleDefinitions/{{Reader}}'
            principalId: project.identity.principalId
          }
        }
        resource three 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for id in [ '{{Reader}}', '{{OpenAIUser}}' ]: {
          properties: {
            roleDefinitionId: resourceId('Microsoft.Authorization/roleDefinitions', id)
            principalId: account.identity.principalId
          }
        }]
        module four 'br/public:avm/ptn/some/thing:1.0.0' = { name: 'four' }
        """.Replace(", ", "\n").Replace("Definitions'\n", "Definitions', ");

    private static readonly string StoryInJson = $$"""
        "parameters": { "flag": { "type": "bool" } },
        "variables": { "roles": { "user": "{{FoundryUser}}" }, "ids": [ "{{Reader}}", "{{OpenAIUser}}" ] },
        """;

    private static string StoryResources(Func<string, string> entry, string app, string project, string account) => $$"""
        {{entry("account")}} { "type": "Microsoft.CognitiveServices/accounts", "apiVersion": "1", "name": "foundry",
          "kind": "AIServices",
          "properties": { "disableLocalAuth": true, "publicNetworkAccess": "Disabled" } },
        {{entry("project")}} { "type": "Microsoft.CognitiveServices/accounts/projects", "apiVersion": "1",
          "name": "foundry/project" },
        {{entry("app")}} { "type": "Microsoft.App/containerApps", "apiVersion": "1", "name": "app" },
        {{entry("one")}} { "type": "Microsoft.Authorization/roleAssignments", "apiVersion": "1",
          "scope": "[resourceId('Microsoft.CognitiveServices/accounts', 'foundry')]",
          "name": "[guid('1')]",
          "properties": {
            "roleDefinitionId": "[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', variables('roles').user)]",
            "principalId": "[{{app}}.identity.principalId]" } },
        {{entry("two")}} { "type": "Microsoft.Authorization/roleAssignments", "apiVersion": "1",
          "condition": "[parameters('flag')]",
          "scope": "[format('Microsoft.CognitiveServices/accounts/{0}/projects/{1}', 'foundry', 'project')]",
          "name": "[guid('2')]",
          "properties": { "roleDefinitionId": "/providers/Microsoft.Authorization/roleDefinitions/{{Reader}}",
            "principalId": "[{{project}}.identity.principalId]" } },
        {{entry("three")}} { "type": "Microsoft.Authorization/roleAssignments", "apiVersion": "1",
          "copy": { "name": "three", "count": "[length(variables('ids'))]" },
          "name": "[guid('3')]",
          "properties": {
            "roleDefinitionId": "[resourceId('Microsoft.Authorization/roleDefinitions', variables('ids')[copyIndex()])]",
            "principalId": "[{{account}}.identity.principalId]" } },
        {{entry("four")}} { "type": "Microsoft.Resources/deployments", "apiVersion": "1", "name": "four",
          "properties": { "templateLink": { "uri": "https://example.com" } } }
        """;

    [Fact]
    public void Bicep_and_ARM_declare_the_same_grants()
    {
        var bicep = Read(("main.bicep", StoryInBicep));
        var symbolic = Read((
            "main.json",
            Arm(
                "{"
                    + StoryResources(
                        static name => $"\"{name}\":", "reference('app', '1', 'full')", "reference('project', '1', 'full')",
                        "resourceInfo('account')")
                    + "}",
                StoryInJson + "\"languageVersion\": \"2.0\",")));
        var list = Read(("main.json", Arm("[" + StoryResources(
            static name => "",
            "reference(resourceId('Microsoft.App/containerApps', 'app'), '1', 'full')",
            "reference(resourceId('Microsoft.CognitiveServices/accounts/projects', 'foundry', 'project'), '1', 'Full')",
            "reference(resourceId('Microsoft.CognitiveServices/accounts', 'foundry'), '1', 'full')") + "]", StoryInJson)));

        Assert.Equal(
            new[]
            {
                "Foundry User at Account for Application app",
                "Reader at Project for ProjectIdentity project, maybe",
                "Reader at ResourceGroup for AccountIdentity account",
                "Cognitive Services OpenAI User at ResourceGroup for AccountIdentity account",
            },
            Grants(bicep));
        Assert.Equal(Grants(bicep), Grants(symbolic));
        Assert.Equal(Grants(bicep).Select(WithoutName), Grants(list).Select(WithoutName));
        Assert.All(new[] { bicep, symbolic, list }, static infrastructure =>
        {
            Assert.Equal("foundry, keys off, PublicAccessDisabled", Show(Assert.Single(infrastructure.Accounts)));
            Assert.Equal(IncompleteReasonKind.Unresolved, Assert.Single(infrastructure.IncompleteReasons).Kind);
        });

        // The array form has no symbolic names.
        static string WithoutName(string grant) => System.Text.RegularExpressions.Regex.Replace(grant, "(for \\w+) \\w+", "$1");
    }

    [Fact]
    public void Reads_assignments_nested_in_their_resource()
    {
        const string Identity = "resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'i')";
        Assert.Equal(
            new[] { "Reader at Account for Application", "Reader at Storage for Unknown" },
            Grants(Read(("main.json", Arm($$"""
                [
                  { "type": "Microsoft.CognitiveServices/accounts/providers/roleAssignments",
                    "name": "a/Microsoft.Authorization/x",
                    "properties": {
                      "roleDefinitionId": "[concat('/providers/Microsoft.Authorization/roleDefinitions/', '{{Reader}}')]",
                      "principalId": "[reference({{Identity}}, '2023-01-31').principalId]" } },
                  { "type": "Microsoft.Storage/storageAccounts/providers/roleAssignments", "name": "a/Microsoft.Authorization/x",
                    "properties": {
                      "roleDefinitionId": "[concat('/providers/Microsoft.Authorization/roleDefinitions/', '{{Reader}}')]",
                      "principalId": "[reference({{Identity}}, '2023-01-31').clientId]" } }
                ]
                """)))));
    }

    /// <summary>Only the type in an id decides the scope: a resource may have the name of another.</summary>
    [Theory]
    [InlineData("Microsoft.CognitiveServices/accounts", "account.name", "Account")]
    [InlineData("Microsoft.CognitiveServices/accounts", "store.name", "Account")]
    [InlineData("Microsoft.Storage/storageAccounts", "account.name", "Storage")]
    public void A_name_does_not_say_what_an_id_is_of(string type, string name, string expected)
    {
        var infrastructure = Read(("main.bicep", Account + $$"""
            resource store 'Microsoft.Storage/storageAccounts@2023-01-01' = { name: 'store' }
            module role 'br/public:avm/ptn/authorization/resource-role-assignment:0.1.2' = {
              params: {
                principalId: app.identity.principalId
                resourceId: resourceId('{{type}}', {{name}})
                roleDefinitionId: '{{Reader}}'
              }
            }
            """));
        Assert.Equal($"Reader at {expected} for Application app", Assert.Single(Grants(infrastructure)));
    }

    [Theory]
    [InlineData("inner", "Reader")]
    [InlineData("outer", "Foundry User")]
    public void Reads_nested_deployments(string scope, string expected)
    {
        var infrastructure = Read(("main.json", Arm($$"""
            [ { "type": "Microsoft.Resources/deployments", "name": "d", "resourceGroup": "other", "properties": {
                "expressionEvaluationOptions": { "scope": "{{scope}}" },
                "parameters": { "role": { "value": "{{Reader}}" } },
                "template": {
                  "parameters": { "role": { "type": "string" } },
                  "variables": { "id": "[parameters('role')]" },
                  "resources": [ { "type": "Microsoft.Authorization/roleAssignments", "name": "x",
                    "properties": {
                    "roleDefinitionId": "[resourceId('Microsoft.Authorization/roleDefinitions', variables('id'))]",
                    "principalId": "p" } } ] } } } ]
            """, $"\"variables\": {{ \"id\": \"{FoundryUser}\" }},")));
        Assert.Equal($"{expected} at ResourceGroup for Unknown", Assert.Single(Grants(infrastructure)));
        Assert.Empty(infrastructure.IncompleteReasons);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("#disable-next-line FDRY4002\n", true)]
    [InlineData("#disable-next-line no-unused-vars FDRY4002\n", true)]
    [InlineData("#disable-next-line FDRY4008\n", false)]
    [InlineData("#disable-next-line FDRY4002\n\n", false)]
    public void A_line_can_silence_a_rule(string before, bool isSuppressed)
    {
        var text = Account + Assignment($"'/providers/Microsoft.Authorization/roleDefinitions/{Reader}'")
            .Replace("roleDefinitionId:", before + "roleDefinitionId:");
        Assert.Equal(isSuppressed, Assert.Single(Read(("main.bicep", text)).Grants).Source.IsSuppressed("FDRY4002"));
    }

    [Theory]
    [InlineData($"var openAiUser = '{Reader}'", "Reader, openAiUser")]
    [InlineData($"var roles = {{ contributor: '{Reader}' // Contributor\n}}", "Reader, contributor, //Contributor")]
    [InlineData($"// Foundry User\nvar id = '{Reader}'", "Reader, id?, //Foundry User")]
    [InlineData($"param openAiUser string = '{Reader}'", "Reader, openAiUser")]
    [InlineData(
        $"resource contributor 'Microsoft.Authorization/roleDefinitions@2022-04-01' existing = {{\n  name: '{Reader}'\n}}",
        "Reader, contributor")]
    [InlineData("var x = az.roleDefinitions('Azure AI User').id", "Foundry User, x")]
    [InlineData("var x = az.roleDefinitions('No such').id", "?, x")]
    [InlineData(
        "module a 'br/public:avm/res/cognitive-services/account:0.13.0' = {\n  params: {\n    roleAssignments: [\n      {\n"
            + "        roleDefinitionIdOrName: 'Azure AI User'\n      }\n    ]\n  }\n}",
        "Foundry User, by name")]
    [InlineData($"output openAiUser string = '{Reader}'", "Reader, openAiUser")]
    [InlineData("output name string = 'Reader'", "")]
    [InlineData($"var a = guid('{Reader}')\nvar b = '{Nobody}'", "")]
    public void Collects_where_roles_are_written(string text, string expected)
    {
        var shown = Read(("main.bicep", text)).RoleLiterals.Select(static literal =>
            (literal.Role?.Name ?? "?")
            + (literal.Label is { } label ? ", " + label : "")
            + (literal.IsModuleRole ? ", by name" : "")
            + (literal.Comment is { } comment ? ", //" + comment : ""));
        Assert.Equal(expected.Replace(", id?", ""), string.Join("|", shown));
    }

    [Fact]
    public void Collects_roles_in_nested_deployments()
    {
        var infrastructure = Read(("main.json", Arm($$"""
            [ { "type": "Microsoft.Resources/deployments", "name": "d", "properties": { "template": {
              "variables": { "openAiUser": "{{Reader}}" }, "resources": [] } } } ]
            """)));
        Assert.Equal("openAiUser", Assert.Single(infrastructure.RoleLiterals).Label);
    }

    [Fact]
    public void A_mention_stands_at_its_text()
    {
        var text = $"// 😀 é\r\nvar roles = {{\r\n  openAiUser: '{Reader}'\r\n}}\r\n";
        var span = Assert.Single(Read(("main.bicep", text)).RoleLiterals).Source.Location.SourceSpan;
        Assert.Equal($"'{Reader}'", text.Substring(span.Start, span.Length));
    }

    private static string Many(int count)
    {
        var text = new StringBuilder(Account);
        text.Append($"var roles = {{ user: '{OpenAIUser}' }}\n");
        for (var i = 0; i < count; i++)
        {
            var assignment = Assignment("subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.user)");
            text.Append(assignment.Replace("resource assignment", $"resource a{i}")).Append('\n');
        }

        return text.ToString();
    }

    [Fact]
    public void Reads_many_assignments_in_linear_time()
    {
        const int Count = 20_000;
        Deadline.Keeps(() => Assert.Equal(Count, Read(("main.bicep", Many(Count))).Grants.Length));
    }

    [Fact]
    public void Exponential_expressions_and_modules_are_bounded()
    {
        var doubling = new StringBuilder("var v0 = 'aaaaaaaaaa'\nvar w0 = { x: 'a' }\n");
        for (var i = 1; i < 60; i++)
            doubling.Append($"var v{i} = '${{v{i - 1}}}${{v{i - 1}}}'\nvar w{i} = {{ x: c ? w{i - 1}.x : w{i - 1}.x }}\n");
        var modules = Enumerable.Range(0, 40).Select(i =>
            (
                $"m{i}.bicep",
                $"module a 'm{i + 1}.bicep' = {{ name: 'a' }}\nmodule b 'm{i + 1}.bicep' = {{ name: 'b' }}\n")).ToArray();

        Deadline.Keeps(() =>
        {
            Assert.Null(Assert.Single(
                Read(("main.bicep", Account + "param c bool\n" + doubling + Assignment("'${v59}${w59.x}'"))).Grants).Role);
            Assert.NotEmpty(Read(modules).IncompleteReasons);
            Assert.NotEmpty(Read(
                ("main.bicep", "module a 'main2.bicep' = [for i in range(0, 9000): { name: 'a' }]"),
                ("main2.bicep", "module a 'main3.bicep' = [for i in range(0, 9000): { name: 'a' }]"),
                ("main3.bicep", Account)).IncompleteReasons);
        });
    }

    [Fact]
    public void No_input_makes_it_throw()
    {
        var sources = new[]
        {
            (
                "main.bicep",
                StoryInBicep
                    + "\nmodule r './role.bicep' = "
                    + "{ params: { accountName: account.name, principalId: app.identity.principalId } }\n"
                    + Account),
            ("role.bicep", RoleModule),
            (
                "main.json",
                Arm(
                    "{"
                        + StoryResources(
                            static name => $"\"{name}\":", "reference('app', '1', 'full')", "reference('project', '1', 'full')",
                            "resourceInfo('account')")
                        + "}",
                    StoryInJson)),
            ("main.parameters.json", """{ "parameters": { "flag": { "value": true } } }"""),
            ("role.bicepparam", "using 'role.bicep'\nparam principalId = 'x'"),
            ("azure.yaml", "services:\n  a:\n    host: x"),
        };
        var random = new Random(4711);
        const string letters = "{}[]()'\"$:,.=?!\n\r\\/@# a0\0\uD83D";
        for (var round = 0; round < 1_500; round++)
        {
            var files = sources.Select(source => (source.Item1, Mutate(source.Item2))).ToArray();
            var infrastructure = Read(files);
            Assert.All(infrastructure.Grants, static grant => Assert.NotNull(grant.Source.Location));
        }

        string Mutate(string text)
        {
            var mutated = new StringBuilder(text);
            for (var i = random.Next(4); i > 0 && mutated.Length > 1; i--)
            {
                var at = random.Next(mutated.Length);
                switch (random.Next(3))
                {
                    case 0:
                        mutated.Remove(at, Math.Min(random.Next(1, 30), mutated.Length - at));
                        break;
                    case 1:
                        mutated.Insert(at, letters[random.Next(letters.Length)]);
                        break;
                    default:
                        var from = random.Next(text.Length);
                        mutated.Insert(at, text.Substring(from, Math.Min(random.Next(40), text.Length - from)));
                        break;
                }
            }

            return mutated.ToString();
        }
    }

    [Fact]
    public void A_template_that_is_kept_can_be_read_again()
    {
        var kept = new Dictionary<string, Template?>();
        var files = new[] { ("main.bicep", StoryInBicep), ("role.bicep", RoleModule) };
        var first = Read(files, Keep);
        Assert.Equal(Grants(first), Grants(Read(files, Keep)));

        Template? Keep(InfrastructureFile file) =>
            kept.TryGetValue(file.Path, out var template) ? template : kept[file.Path] = Parse(file);
    }
}
