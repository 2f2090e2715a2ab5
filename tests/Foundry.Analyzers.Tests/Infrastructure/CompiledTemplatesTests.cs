using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Infrastructure;

/// <summary>A template that the compiler of Bicep wrote is read as its source is.</summary>
public class CompiledTemplatesTests
{
    private const string Folder = "tests/Foundry.Analyzers.Tests/Infrastructure/Compiled/";

    [Theory]
    [InlineData("main.json")]
    [InlineData("main.symbolic.json")]
    public void Compiled_template_declares_the_same_grants_as_its_source(string compiled)
    {
        var source = Read("main.bicep", "account.bicep", "app.bicep", "identity.bicep", "role.bicep");
        var template = Read(compiled);
        Assert.Equal(
            [
                "Foundry User at Account for Application",
                "Foundry User at Account for Application",
                "Foundry User at Account for Application",
                "Foundry User at Account for Application",
                "Foundry User at Account for Application",
                "Foundry User at Account for Application",
                "Foundry User at Account for ProjectIdentity",
                "Foundry User at Account for Unknown, a user, maybe",
                "Reader at Subscription for Unknown",
            ],
            Grants(source));
        Assert.Equal(Grants(source), Grants(template));
        Assert.Equal(source.HostsWorkload, template.HostsWorkload);
        Assert.Empty(source.IncompleteReasons);
        Assert.Empty(template.IncompleteReasons);
        Assert.Equal("contoso", Assert.Single(template.Accounts).Name);
    }

    /// <summary>Each is the name of the deployment, and the index of the round that its output comes from.</summary>
    [Theory]
    [InlineData("'a'", "resourceId('Microsoft.Resources/deployments', 'a')", true)]
    [InlineData("'a'", "resourceId('Microsoft.Resources/deployments', 'b')", false)]
    [InlineData("'a'", "resourceId('Microsoft.Storage/storageAccounts', 'a')", false)]
    [InlineData("'a'", "'a'", true)]
    [InlineData("'a'", "'b'", false)]
    [InlineData("variables('name')", "resourceId('Microsoft.Resources/deployments', 'a')", true)]
    [InlineData("'a'", "variables('name')", true)]
    [InlineData("'a'", "resourceId(subscription().id, 'rg', 'Microsoft.Resources/deployments', variables('name'))", true)]
    [InlineData(
        "format('a-{0}', parameters('x'))",
        "resourceId('Microsoft.Resources/deployments', format('a-{0}', parameters('x')))",
        true)]
    [InlineData(
        "format('a-{0}', parameters('x'))",
        "resourceId('Microsoft.Resources/deployments', format('a-{0}', parameters('y')))",
        false)]
    [InlineData("if(true(), 'a', 'c')", "resourceId('Microsoft.Resources/deployments', if(true(), 'a', 'c'))", true)]
    [InlineData("parameters('x').a[0]", "resourceId('Microsoft.Resources/deployments', parameters('x').a[0])", true)]
    [InlineData("parameters('x').a[0]", "resourceId('Microsoft.Resources/deployments', parameters('x').a[1])", false)]
    [InlineData("parameters('x').a", "resourceId('Microsoft.Resources/deployments', parameters('x').b)", false)]
    [InlineData("createArray('b', 'a')[1]", "resourceId('Microsoft.Resources/deployments', createArray('b', 'a')[1])", true)]
    [InlineData("concat('a', 'b')", "resourceId('Microsoft.Resources/deployments', 'ab')", true)]
    [InlineData("guid('a')", "resourceId('Microsoft.Resources/deployments', guid('a'))", true)]
    [InlineData("guid('a')", "resourceId('Microsoft.Resources/deployments', guid('a', 'b'))", false)]
    public void Reference_finds_the_deployment_of_its_name(string name, string reference, bool isFound)
    {
        var principal = $"reference({reference}, '2022-09-01').outputs.p.value";
        var read = ReadText(Template(Deployment($"[{name}]") + ", " + Assignment(principal)));
        Assert.Equal(
            "Foundry User at ResourceGroup for " + (isFound ? "Application" : "Unknown"), Assert.Single(Grants(read)));
    }

    [Theory]
    [InlineData("reference('a').outputs.p.value", "Application")]
    [InlineData(
        "reference(resourceId('Microsoft.App/containerApps', if(parameters('x'), 'app', 'b')), '1', 'full').identity.principalId",
        "Application")]
    [InlineData("reference('a').outputs['p'].value", "Application")]
    [InlineData("reference('a')['outputs'].p['value']", "Application")]
    [InlineData("if(parameters('x'), reference('a'), null()).outputs.p.value", "Application")]
    [InlineData("listOutputsWithSecureValues('a', '2025-04-01').p", "Application")]
    [InlineData("listOutputsWithSecureValues(resourceId('Microsoft.Resources/deployments', 'a'), '2025-04-01').p", "Application")]
    [InlineData("reference('a').outputs.p", "Unknown")]
    [InlineData("reference('a').outputs.p.type", "Unknown")]
    [InlineData("reference('a').outputs.q.value", "Unknown")]
    [InlineData("reference('a').p.value", "Unknown")]
    public void Value_of_an_output_is_read(string principal, string expected) => Assert.Equal(
        "Foundry User at ResourceGroup for " + expected,
        Assert.Single(Grants(ReadText(Template(Deployment("a") + ", " + Assignment(principal))))));

    [Theory]
    [InlineData("0", "ProjectIdentity")]
    [InlineData("1", "Application")]
    [InlineData("parameters('x')", "Unknown")]
    public void Index_of_a_reference_chooses_the_round(string index, string expected)
    {
        const string Copy = "\"copy\": { \"name\": \"a\", \"count\": 2 }, ";
        const string Project = "resourceId('Microsoft.CognitiveServices/accounts/projects', 'c', 'p')";
        const string App = "resourceId('Microsoft.App/containerApps', 'app')";
        var loop = Deployment("[format('a-{0}', copyIndex())]", Copy, "parameters('p')")
            .Replace("\"parameters\": { }", "\"parameters\": { \"p\": { \"value\": \"[if(equals(copyIndex(), 0), "
                + $"reference({Project}, '1', 'full').identity.principalId, "
                + $"reference({App}, '1', 'full').identity.principalId)]\" }} }}")
            .Replace("\"resources\": []", "\"parameters\": { \"p\": { \"type\": \"string\" } }, \"resources\": []");
        foreach (var reference in new[]
        {
            $"reference(resourceId('Microsoft.Resources/deployments', format('a-{{0}}', {index})))",
            $"reference(format('a[{{0}}]', {index}))",
        })
        {
            var resources = reference.Contains("a[") ? "{ \"a\": " + loop + ", \"r\": " : "[ " + loop + ", ";
            var end = reference.Contains("a[") ? " }" : " ]";
            var read = ReadText(TemplateOf(resources + Assignment(reference + ".outputs.p.value") + end));
            Assert.Equal("Foundry User at ResourceGroup for " + expected, Assert.Single(Grants(read)));
        }
    }

    /// <summary>Deployments in two resource groups may have the same name.</summary>
    [Fact]
    public void Reference_to_one_of_two_deployments_of_a_name_is_unknown()
    {
        var resources = Deployment("[format('a')]") + ", " + Deployment("[format('a')]") + ", "
            + Assignment("reference(resourceId('Microsoft.Resources/deployments', 'a')).outputs.p.value");
        Assert.Equal("Foundry User at ResourceGroup for Unknown", Assert.Single(Grants(ReadText(Template(resources)))));
    }

    [Theory]
    [InlineData("2019-04-01/deploymentTemplate.json#", "ResourceGroup")]
    [InlineData("2018-05-01/subscriptionDeploymentTemplate.json#", "Subscription")]
    [InlineData("2019-08-01/managementGroupDeploymentTemplate.json#", "Subscription")]
    [InlineData("2019-08-01/tenantDeploymentTemplate.json#", "Subscription")]
    public void Schema_tells_the_scope_of_the_deployment(string schema, string expected) => Assert.Equal(
        $"Foundry User at {expected} for Unknown",
        Assert.Single(Grants(ReadText(
            Template(Assignment("parameters('x')")).Replace("2019-04-01/deploymentTemplate.json#", schema)))));

    private static string Template(string resources) => TemplateOf($"[ {resources} ]");

    private static string TemplateOf(string resources) => $$"""
        {
          "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
          "contentVersion": "1.0.0.0",
          "parameters": { "x": { "type": "string" }, "y": { "type": "string" } },
          "variables": { "name": "a" },
          "resources": {{resources}}
        }
        """;

    /// <summary>A deployment with the output <c>p</c>: the principal of an application.</summary>
    private static string Deployment(
        string name, string rest = "",
        string principal = "reference(resourceId('Microsoft.App/containerApps', 'app'), '1', 'full').identity.principalId") =>
        $$"""
        { "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "{{name}}", {{rest}}
          "properties": {
            "expressionEvaluationOptions": { "scope": "inner" },
            "parameters": { },
            "template": {
              "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
              "contentVersion": "1.0.0.0",
              "resources": [],
              "outputs": { "p": { "type": "string", "value": "[{{principal}}]" } } } } }
        """;

    private static string Assignment(string principal) => $$"""
        { "type": "Microsoft.Authorization/roleAssignments", "apiVersion": "2022-04-01", "name": "[guid('a')]",
          "properties": {
            "roleDefinitionId": "/providers/Microsoft.Authorization/roleDefinitions/53ca6127-db72-4b80-b1b0-d745d6d5456d",
            "principalId": "[{{principal}}]" } }
        """;

    private static DeclaredInfrastructure Read(params string[] names) =>
        ReadFiles(names.Select(name => (name, File.ReadAllText(Repository.PathOf(Folder + name)))));

    private static DeclaredInfrastructure ReadText(string template) => ReadFiles([("main.json", template)]);

    private static DeclaredInfrastructure ReadFiles(IEnumerable<(string Name, string Text)> files) => InfrastructureReader.Read(
        files.Select(file =>
            new InfrastructureFile("/repo/infra/" + file.Name, SourceText.From(file.Text), FileKind.OfName(file.Name)!)).ToList(),
        file => InfrastructureReader.Parse(file, default),
        CancellationToken.None);

    private static string[] Grants(DeclaredInfrastructure infrastructure) => infrastructure.Grants
        .Select(grant => $"{grant.Role?.Name} at {grant.Scope} for {grant.Principal.Kind}"
            + (grant.Principal.IsUser ? ", a user" : "")
            + (grant.IsConditional ? ", maybe" : ""))
        .Order(StringComparer.Ordinal)
        .ToArray();
}
