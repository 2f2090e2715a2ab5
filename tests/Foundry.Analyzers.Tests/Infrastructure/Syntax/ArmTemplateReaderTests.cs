using System.Text;
using Foundry.Analyzers.Infrastructure.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Infrastructure.Syntax;

public class ArmTemplateReaderTests
{
    private const string Schema =
        "\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\", "
            + "\"contentVersion\": \"1.0.0.0\"";

    private const string ArrayForm = """
        {
          "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
          "contentVersion": "1.0.0.0",
          "parameters": {
            "principalId": { "type": "string" },
            "keysOff": { "type": "bool", "defaultValue": true }
          },
          "variables": {
            "user": "53ca6127-db72-4b80-b1b0-d745d6d5456d",
            "role": "[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', variables('user'))]"
          },
          "resources": [
            {
              "type": "Microsoft.CognitiveServices/accounts",
              "apiVersion": "2025-06-01",
              "name": "foundry",
              "kind": "AIServices",
              "properties": {
                "disableLocalAuth": "[parameters('keysOff')]",
                "networkAcls": { "defaultAction": "Deny", "ipRules": [] }
              },
              "resources": [
                { "type": "projects", "apiVersion": "2025-06-01", "name": "project", "dependsOn": [ "foundry" ] }
              ]
            },
            {
              "type": "Microsoft.CognitiveServices/accounts/providers/roleAssignments",
              "apiVersion": "2022-04-01",
              "name": "[concat('foundry', '/Microsoft.Authorization/', guid(parameters('principalId')))]",
              "properties": { "roleDefinitionId": "[variables('role')]", "principalId": "[parameters('principalId')]" }
            },
            {
              "type": "Microsoft.Authorization/roleAssignments",
              "apiVersion": "2022-04-01",
              "scope": "[resourceId('Microsoft.CognitiveServices/accounts', 'foundry')]",
              "name": "[guid('reader')]",
              "condition": "[not(empty(parameters('principalId')))]",
              "copy": { "name": "each", "count": "[length(createArray('a', 'b'))]" },
              "properties": {
                "roleDefinitionId": "[format('/providers/Microsoft.Authorization/roleDefinitions/{0}', variables('user'))]",
                "principalId": "[createArray('a', 'b')[copyIndex()]]"
              }
            }
          ],
          "outputs": {
            "endpoint": { "type": "string",
              "value": "[reference(resourceId('Microsoft.CognitiveServices/accounts', 'foundry')).endpoint]" }
          }
        }
        """;

    private const string SymbolicForm = """
        {
          "$schema": "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#",
          "languageVersion": "2.0",
          "contentVersion": "1.0.0.0",
          "metadata": { "_generator": { "name": "bicep", "version": "0.30.23.60470", "templateHash": "1" } },
          "resources": {
            "account": {
              "existing": true,
              "type": "Microsoft.CognitiveServices/accounts",
              "apiVersion": "2025-06-01",
              "name": "foundry"
            },
            "project": {
              "type": "Microsoft.CognitiveServices/accounts/projects",
              "apiVersion": "2025-06-01",
              "name": "[format('{0}/{1}', 'foundry', 'project')]"
            },
            "assignment": {
              "condition": "[parameters('assign')]",
              "type": "Microsoft.Authorization/roleAssignments",
              "apiVersion": "2022-04-01",
              "scope": "[format('Microsoft.CognitiveServices/accounts/{0}', 'foundry')]",
              "name": "[guid('x')]",
              "properties": {
                "roleDefinitionId": "[resourceInfo('account').id]",
                "principalId": "[reference('project', '2025-06-01', 'full').identity.principalId]"
              }
            },
            "inner": {
              "type": "Microsoft.Resources/deployments",
              "apiVersion": "2022-09-01",
              "name": "inner",
              "resourceGroup": "rg",
              "properties": {
                "expressionEvaluationOptions": { "scope": "inner" },
                "mode": "Incremental",
                "parameters": {
                  "keysOff": { "value": false },
                  "principalId": { "value": "[reference('identity').outputs.principalId.value]" },
                  "secret": { "reference": { "keyVault": { "id": "x" }, "secretName": "y" } },
                  "either": "[if(parameters('assign'), createObject('value', 'a'), createObject('value', 'b'))]"
                },
                "template": {
                  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
                  "languageVersion": "2.0",
                  "contentVersion": "1.0.0.0",
                  "parameters": { "keysOff": { "type": "bool", "defaultValue": true } },
                  "resources": { "search": { "type": "Microsoft.Search/searchServices", "name": "s" } }
                }
              }
            }
          }
        }
        """;

    private static Template ReadTemplate(string text)
    {
        var template = ArmTemplateReader.Read(SourceText.From(text));
        Assert.NotNull(template);
        return template!;
    }

    private static Template WithResources(string resources) => ReadTemplate($"{{ {Schema}, \"resources\": {resources} }}");

    /// <summary>The meaning of a template string, in Bicep syntax.</summary>
    private static string Show(TemplateExpression? expression) => expression switch
    {
        null => "nothing",
        TemplateString text => $"'{text.Value}'",
        TemplateLiteral literal => literal.Text,
        TemplateInterpolation text => "$(" + string.Join(" ", text.Parts.Select(Show)) + ")",
        TemplateName name => $"{name.Kind}:{name.Name}",
        TemplateCall call => $"{call.Name}({string.Join(", ", call.Arguments.Select(Show))})",
        TemplateMember member => $"{Show(member.Target)}.{member.Name}",
        TemplateIndex index => $"{Show(index.Target)}[{Show(index.Index)}]",
        TemplateConditional choice => $"({Show(choice.Test)} ? {Show(choice.WhenTrue)} : {Show(choice.WhenFalse)})",
        TemplateObject map => "{"
            + string.Join(", ", map.Properties.Select(property => $"{property.Name}: {Show(property.Value)}"))
            + (map.IsPartial ? ", …}" : "}"),
        TemplateArray list => "[" + string.Join(", ", list.Items.Select(Show)) + (list.IsPartial ? ", …]" : "]"),
        TemplateLoop loop => $"[for {Show(loop.Iteration.Items)}: {Show(loop.Body)}]",
        TemplateUnknown => "?",
        _ => throw new InvalidOperationException(),
    };

    private static string Show(TemplateResource resource) =>
        (resource.IsExisting ? "existing " : "") + (resource.Symbol ?? "-") + " " + (resource.Type ?? "?")
        + (resource.Condition is null ? "" : $" if {Show(resource.Condition)}")
            + (resource.Loop is null ? "" : $" for {Show(resource.Loop.Items)}")
        + string.Concat(resource.Children.Select(child => $" ({Show(child)})"));

    [Theory]
    [InlineData("plain", "'plain'")]
    [InlineData("", "''")]
    [InlineData("[", "'['")]
    [InlineData("[[x]", "'[x]'")]
    [InlineData("[[x", "'[[x'")]
    [InlineData("[x", "'[x'")]
    [InlineData("x]", "'x]'")]
    [InlineData("['it''s']", "'it's'")]
    [InlineData("[ parameters ( 'a' ) ]", "Parameter:a")]
    [InlineData("[Variables('a')]", "Variable:a")]
    [InlineData("[parameters(variables('a'))]", "parameters(Variable:a)")]
    [InlineData("[parameters('a').b.c]", "Parameter:a.b.c")]
    [InlineData("[parameters('a')['b'][0]]", "Parameter:a.b[0]")]
    [InlineData("[variables('a')[parameters('b')]]", "Variable:a[Parameter:b]")]
    [InlineData("[tryGet(parameters('a'), 'b')]", "Parameter:a.b")]
    [InlineData("[tryGet(parameters('a'), 0)]", "Parameter:a[0]")]
    [InlineData("[reference('a').principalId]", "Resource:a.properties.principalId")]
    [InlineData("[reference('a', '2025-06-01').principalId]", "Resource:a.properties.principalId")]
    [InlineData("[reference('a', '2025-06-01', 'Full').identity.principalId]", "Resource:a.identity.principalId")]
    [InlineData("[reference('a').outputs.b.value]", "Resource:a.outputs.b")]
    [InlineData("[reference('a').outputs['b'].value.value]", "Resource:a.outputs.b.value")]
    [InlineData("[reference('a').outputs.b]", "Resource:a.properties.outputs.b")]
    [InlineData("[reference(resourceId('t', 'n')).outputs.b.value]", "reference(resourceId('t', 'n')).outputs.b.value")]
    [InlineData("[reference('/subscriptions/x').y]", "reference('/subscriptions/x').y")]
    [InlineData("[resourceInfo('a').id]", "Resource:a.id")]
    [InlineData("[subscription().id]", "subscription().id")]
    [InlineData("[contoso.unique('a')]", "contoso.unique('a')")]
    [InlineData("[true()]", "true")]
    [InlineData("[False()]", "false")]
    [InlineData("[null()]", "null")]
    [InlineData("[json('true')]", "true")]
    [InlineData("[json('0.5')]", "0.5")]
    [InlineData("[json('{}')]", "json('{}')")]
    [InlineData("[json(parameters('a'))]", "json(Parameter:a)")]
    [InlineData("[if(equals(1, -2), 'a', parameters('b'))]", "(equals(1, -2) ? 'a' : Parameter:b)")]
    [InlineData("[coalesce(parameters('a'), 'b', 'c')]", "(? ? Parameter:a : (? ? 'b' : 'c'))")]
    [InlineData("[coalesce(parameters('a'), 'b')]", "(? ? Parameter:a : 'b')")]
    [InlineData("[coalesce(parameters('a'))]", "coalesce(Parameter:a)")]
    [InlineData("[coalesce()]", "coalesce()")]
    [InlineData("[createArray()]", "[]")]
    [InlineData("[createArray('a', 1)]", "['a', 1]")]
    [InlineData("[createObject('a', 1, 'b', createObject())]", "{a: 1, b: {}}")]
    [InlineData("[createObject('a', 1, parameters('b'), 2)]", "{a: 1, …}")]
    [InlineData("[createObject('a', 1, 'A', 2)]", "{a: ?}")]
    [InlineData("[createObject('a')]", "createObject('a')")]
    [InlineData("[concat('a', 'b')]", "'ab'")]
    [InlineData("[concat('a', parameters('b'), 'c', 'd')]", "$('a' Parameter:b 'cd')")]
    [InlineData("[concat('a', concat('b', parameters('c')), 'd')]", "$('ab' Parameter:c 'd')")]
    [InlineData("[concat(createArray('a'), createArray('b'))]", "concat(['a'], ['b'])")]
    [InlineData("[concat()]", "concat()")]
    [InlineData("[format('{0}-{1}', 'a', parameters('b'))]", "$('a-' Parameter:b)")]
    [InlineData("[format('{{{0}}}', 'a')]", "'{a}'")]
    [InlineData("[format('{0}{0}', parameters('b'))]", "$(Parameter:b Parameter:b)")]
    [InlineData("[format('{0}{0}', 'a')]", "$('a' ?)")]
    [InlineData("[format('{1}', 'a')]", "?")]
    [InlineData("[format('{0:N2}', 1)]", "?")]
    [InlineData("[format('{', 1)]", "?")]
    [InlineData("[format('}', 1)]", "?")]
    [InlineData("[format('{99999999999}', 1)]", "?")]
    [InlineData("[format(parameters('a'), 1)]", "?")]
    [InlineData("[union(parameters('a'), createObject('b', copyIndex('c')))]", "union(Parameter:a, {b: copyIndex('c')})")]
    [InlineData("[]", "?")]
    [InlineData("[true]", "?")]
    [InlineData("[a(]", "?")]
    [InlineData("[a()) ]", "?")]
    [InlineData("[a()b]", "?")]
    [InlineData("[a('b]", "?")]
    [InlineData("[a('b'']", "?")]
    [InlineData("[a('b' 'c')]", "?")]
    [InlineData("[a().]", "?")]
    [InlineData("[a()[0]", "?")]
    [InlineData("[a()[]]", "?")]
    [InlineData("[1x]", "?")]
    [InlineData("[a()] [b()]", "?")]
    [InlineData("[😀()]", "?")]
    public void Reads_expressions(string text, string expected)
    {
        var span = new TextSpan(7, 11);
        var expression = ArmExpressionReader.Read(text, span);
        Assert.Equal(expected, Show(expression));
        Assert.All(Within(expression), part => Assert.Equal(span, part.Span));
    }

    [Fact]
    public void Reads_the_array_form()
    {
        var template = ReadTemplate(ArrayForm);
        Assert.True(template.IsComplete);
        Assert.Equal(
            ["principalId = nothing", "keysOff = true"],
            template.Parameters.Select(parameter => $"{parameter.Name} = {Show(parameter.Default)}"));
        Assert.Equal(
            "subscriptionResourceId('Microsoft.Authorization/roleDefinitions', Variable:user)",
            Show(template.Variables.Single(variable => variable.Name == "role").Value));
        Assert.Equal(
        [
            "- Microsoft.CognitiveServices/accounts (- Microsoft.CognitiveServices/accounts/projects)",
            "- Microsoft.CognitiveServices/accounts/providers/roleAssignments",
            "- Microsoft.Authorization/roleAssignments if not(empty(Parameter:principalId)) for length(['a', 'b'])",
        ], template.Resources.Select(Show));
        Assert.Equal(
            "{disableLocalAuth: Parameter:keysOff, networkAcls: {defaultAction: 'Deny', ipRules: []}}",
            Show(template.Resources[0].Body["properties"]));
        Assert.Equal(
            "$('foundry/Microsoft.Authorization/' guid(Parameter:principalId))", Show(template.Resources[1].Body["name"]));
        Assert.Equal("resourceId('Microsoft.CognitiveServices/accounts', 'foundry')", Show(template.Resources[2].Body["scope"]));
        Assert.Equal(
            "{roleDefinitionId: $('/providers/Microsoft.Authorization/roleDefinitions/' Variable:user), "
                + "principalId: ['a', 'b'][copyIndex()]}",
            Show(template.Resources[2].Body["properties"]));
        Assert.Equal("endpoint = reference(resourceId('Microsoft.CognitiveServices/accounts', 'foundry')).endpoint",
            string.Join("\n", template.Outputs.Select(output => $"{output.Name} = {Show(output.Value)}")));
        Assert.Empty(template.Modules);
        Assert.Empty(template.Suppressions);
    }

    [Fact]
    public void Reads_the_symbolic_form()
    {
        var template = ReadTemplate(SymbolicForm);
        Assert.True(template.IsComplete);
        Assert.Equal(
        [
            "existing account Microsoft.CognitiveServices/accounts",
            "project Microsoft.CognitiveServices/accounts/projects",
            "assignment Microsoft.Authorization/roleAssignments if Parameter:assign",
        ], template.Resources.Select(Show));
        Assert.Equal("'foundry/project'", Show(template.Resources[1].Body["name"]));
        Assert.Equal(
            "{roleDefinitionId: Resource:account.id, principalId: Resource:project.identity.principalId}",
            Show(template.Resources[2].Body["properties"]));

        var module = Assert.Single(template.Modules);
        Assert.Equal("inner", module.Symbol);
        Assert.Null(module.Path);
        Assert.False(module.SharesScope);
        Assert.Equal("resourceGroup('rg')", Show(module.Scope));
        Assert.Equal(
            "{keysOff: false, principalId: Resource:identity.outputs.principalId, secret: ?, "
                + "either: (Parameter:assign ? 'a' : 'b')}",
            Show(module.Arguments));
        Assert.NotNull(module.Inline);
        Assert.True(module.Inline!.IsComplete);
        Assert.Equal("search Microsoft.Search/searchServices", Show(Assert.Single(module.Inline.Resources)));
        Assert.Equal("true", Show(Assert.Single(module.Inline.Parameters).Default));
    }

    [Theory]
    [InlineData("{ \"template\": { \"resources\": [] } }", true, true, null, "{}")]
    [InlineData(
        "{ \"template\": { \"resources\": [] }, \"expressionEvaluationOptions\": { \"scope\": \"outer\" } }", true, true, null,
        "{}")]
    [InlineData(
        "{ \"template\": { \"resources\": [] }, \"expressionEvaluationOptions\": { \"scope\": \"Inner\" } }", true, false, null,
        "{}")]
    [InlineData(
        "{ \"templateLink\": { \"relativePath\": \"nested/a.json\" }, \"parameters\": { \"a\": { \"value\": 1 } } }", false, true,
        "nested/a.json", "{a: 1}")]
    [InlineData("{ \"templateLink\": { \"relativePath\": \"[parameters('a')]\" } }", false, true, null, "{}")]
    [InlineData(
        "{ \"templateLink\": { \"uri\": \"https://example.com/a.json\" }, \"parametersLink\": { } }", false, true, null, "{, …}")]
    [InlineData("{ \"templateLink\": { \"id\": \"x\" }, \"parameters\": \"[parameters('a')]\" }", false, true, null, "{, …}")]
    [InlineData("{ }", false, true, null, "{}")]
    [InlineData("\"[parameters('a')]\"", false, true, null, "{, …}")]
    public void Reads_deployments(string properties, bool isInline, bool sharesScope, string? path, string arguments)
    {
        var template = WithResources(
            "[ { \"type\": \"microsoft.resources/deployments\", \"copy\": { \"count\": 2 }, \"condition\": false, "
                + $"\"properties\": {properties} }} ]");
        Assert.Empty(template.Resources);
        var module = Assert.Single(template.Modules);
        Assert.Equal(isInline, module.Inline is not null);
        Assert.Equal(sharesScope, module.SharesScope);
        Assert.Equal(path, module.Path);
        Assert.Equal(arguments, Show(module.Arguments));
        Assert.Equal("2", Show(module.Loop?.Items));
        Assert.Equal("false", Show(module.Condition));
        Assert.Null(module.Scope);
    }

    [Theory]
    [InlineData("\"scope\": \"x\", \"resourceGroup\": \"rg\"", "'x'")]
    [InlineData("\"subscriptionId\": \"s\", \"resourceGroup\": \"rg\"", "resourceGroup('s', 'rg')")]
    [InlineData("\"subscriptionId\": \"s\"", "subscription('s')")]
    public void Reads_where_a_deployment_goes(string properties, string expected)
    {
        var template = WithResources($"[ {{ \"type\": \"Microsoft.Resources/deployments\", {properties} }} ]");
        Assert.Equal(expected, Show(Assert.Single(template.Modules).Scope));
    }

    [Theory]
    [InlineData(
        "[ { \"type\": \"A.B/c\", \"resources\": [ { \"type\": \"d\", \"resources\": [ { \"type\": \"e\" } ] } ] } ]",
        "- A.B/c (- A.B/c/d (- A.B/c/d/e))")]
    [InlineData("[ { \"type\": \"A.B/c\", \"resources\": [ { \"type\": \"A.B/c/d\" } ] } ]", "- A.B/c (- A.B/c/d)")]
    [InlineData(
        "[ { \"type\": \"A.B/c\", \"resources\": [ { \"type\": \"providers/roleAssignments\" } ] } ]",
        "- A.B/c (- A.B/c/providers/roleAssignments)")]
    [InlineData(
        "[ { \"type\": \"[parameters('t')]\", \"resources\": [ { \"type\": \"d\" }, { \"type\": \"A.B/c\" } ] } ]",
        "- ? (- ?) (- A.B/c)")]
    [InlineData("[ { \"type\": \"d\" } ]", "- ?")]
    [InlineData("[ { } ]", "- ?")]
    [InlineData("{ \"a\": { \"type\": \"Microsoft.Graph/applications@v1.0\" } }", "a Microsoft.Graph/applications")]
    [InlineData("{ \"a\": { \"type\": \"A.B/c\", \"existing\": false, \"copy\": \"?\" } }", "a A.B/c for ?")]
    [InlineData(
        "[ { \"existing\": true, \"type\": \"Microsoft.Resources/deployments\" } ]",
        "existing - Microsoft.Resources/deployments")]
    public void Reads_types(string resources, string expected) =>
        Assert.Equal(expected, Show(Assert.Single(WithResources(resources).Resources)));

    [Fact]
    public void Reads_lists_that_copy_makes()
    {
        var template = ReadTemplate($$"""
            { {{Schema}},
              "variables": { "copy": [ { "name": "names", "count": 2, "input": "[copyIndex('names')]" } ], "one": 1 },
              "resources": [ { "type": "A.B/c", "properties": {
                "copy": [ { "name": "rules", "count": "[length(parameters('p'))]", "input": { "a": 1 } }, { "count": 1 } ],
                "b": { "copy": "x" } } } ],
              "outputs": { "all": { "copy": { "count": 2, "input": "x" } },
                "some": { "condition": "[parameters('p')]", "value": 1 } } }
            """);
        Assert.Equal(
            ["names = [for 2: copyIndex('names')]", "one = 1"],
            template.Variables.Select(variable => $"{variable.Name} = {Show(variable.Value)}"));
        Assert.Equal(
            "{rules: [for length(Parameter:p): {a: 1}], b: {copy: 'x'}, …}", Show(template.Resources[0].Body["properties"]));
        Assert.Equal(["all = [for 2: 'x']", "some = ?"], template.Outputs.Select(output => $"{output.Name} = {Show(output.Value)}"));
    }

    [Fact]
    public void Everything_has_a_place()
    {
        var text = ArrayForm.ReplaceLineEndings("\r\n").Replace("\"reader\"", "\"r😀der\"");
        var template = ReadTemplate(text);
        Assert.Equal("\"keysOff\"", At(template.Parameters[1].Span));
        Assert.Equal("\"Microsoft.CognitiveServices/accounts\"", At(template.Resources[0].TypeSpan));
        Assert.StartsWith("{", At(template.Resources[1].Span));
        var properties = Assert.IsType<TemplateObject>(template.Resources[1].Body["properties"]);
        Assert.Equal("\"roleDefinitionId\"", At(properties.Properties[0].NameSpan));
        Assert.Equal("\"[variables('role')]\"", At(properties.Properties[0].Value.Span));

        string At(TextSpan span) => text.Substring(span.Start, span.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("{}")]
    [InlineData("{ \"resources\": [] }")]
    [InlineData(
        "{ \"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#\", "
            + "\"contentVersion\": \"1.0.0.0\", \"parameters\": {} }")]
    [InlineData("{ \"$schema\": 1 }")]
    public void Other_files_are_no_templates(string text) => Assert.Null(ArmTemplateReader.Read(SourceText.From(text)));

    [Theory]
    [InlineData("{ \"$schema\": \"http://schema.management.azure.com/schemas/2015-01-01/DeploymentTemplate.json\" }")]
    [InlineData("{ \"$schema\": \"https://schema.management.azure.com/schemas/2019-08-01/tenantDeploymentTemplate.json#\" }")]
    [InlineData("{ \"contentVersion\": \"1.0.0.0\", \"resources\": [] }")]
    public void Templates_are_recognised(string text) => Assert.True(ReadTemplate(text).IsComplete);

    [Theory]
    [InlineData("\"[parameters('all')]\"")]
    [InlineData("[ \"[parameters('one')]\" ]")]
    [InlineData("[ 1 ]")]
    [InlineData("{ \"[parameters('name')]\": { \"type\": \"A.B/c\" } }")]
    [InlineData("[ { \"type\": \"A.B/c\", \"resources\": 1 } ]")]
    [InlineData("[ { \"type\": \"A.B/c\", \"[parameters('name')]\": 1 } ]")]
    [InlineData("[ ], \"resources\": [ ]")]
    [InlineData("[ ], \"parameters\": \"[x()]\"")]
    [InlineData("[ ] \"x\": 1")]
    public void What_is_not_understood_leaves_the_template_incomplete(string resources) =>
        Assert.False(WithResources(resources).IsComplete);

    [Fact]
    public void Behind_the_first_mistake_nothing_is_certain()
    {
        var template = WithResources("""
            [ { "type": "A.B/c", "name": "a" },
              { "type": "A.B/c", "name": "b", "properties": { "x": 1 oops, "y": 2 }, "condition": false },
              { "type": "A.B/c", "name": "c" } ]
            """);
        Assert.False(template.IsComplete);
        Assert.Equal(["- A.B/c", "- A.B/c if ?"], template.Resources.Select(Show));
        Assert.Equal("{x: 1, y: ?, …}", Show(template.Resources[1].Body["properties"]));
    }

    [Theory]
    [InlineData(ArrayForm)]
    [InlineData(SymbolicForm)]
    public void No_damage_makes_it_throw_or_claim_to_be_complete(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var cut = ArmTemplateReader.Read(SourceText.From(text.Substring(0, i)));
            Assert.False(cut?.IsComplete ?? false);
            ArmTemplateReader.Read(SourceText.From(text.Remove(i, 1)));
            ArmTemplateReader.Read(SourceText.From(text.Insert(i, "]")));
            ArmTemplateReader.Read(SourceText.From(text.Remove(i, Math.Min(40, text.Length - i))));
        }
    }

    [Fact]
    public void No_damage_to_an_expression_makes_it_throw()
    {
        const string Text =
            "[if(equals(parameters('a').b[0], format('{0}{1}', 'it''s', -1)), createObject('c', concat('d', variables('e'))), "
                + "reference('f').outputs.g.value)]";
        for (var i = 0; i < Text.Length; i++)
        {
            ArmExpressionReader.Read(Text.Remove(i, 1), default);
            ArmExpressionReader.Read(Text.Substring(0, i) + "]", default);
            foreach (var letter in "()[]{}',.-9a")
                ArmExpressionReader.Read(Text.Insert(i, letter.ToString()), default);
        }
    }

    [Theory]
    [InlineData("f(", "", ")")]
    [InlineData("f()[", "0", "]")]
    [InlineData("f()", "", ".a")]
    [InlineData("f()", "", "[0]")]
    [InlineData("concat('a', parameters('p'), ", "'b'", ")")]
    [InlineData("format('{0}{0}{0}{0}{0}{0}{0}{0}', ", "'b'", ")")]
    [InlineData("format('{0}{0}{0}{0}{0}{0}{0}{0}', ", "variables('b')", ")")]
    [InlineData("coalesce('a', 'b', ", "'c'", ")")]
    [InlineData("f('''", "", "")]
    [InlineData("(", "", "")]
    public void Deep_and_long_expressions_take_bounded_time_and_depth(string before, string middle, string after)
    {
        foreach (var count in new[] { 15, 31, 32, 33, 100_000 })
        {
            Deadline.Keeps(() =>
            {
                var expression = ArmExpressionReader.Read(
                    "[" + Repeat(before, count) + middle + Repeat(after, count) + "]", default);
                Assert.True(Within(expression).Take(100_001).Count() <= 100_000);
            });
        }

        static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();
    }

    [Fact]
    public void A_large_template_takes_linear_time()
    {
        const string Start = "\"resources\": [";
        var from = ArrayForm.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var resource = ArrayForm.Substring(from, ArrayForm.LastIndexOf("],", StringComparison.Ordinal) - from);
        const int Count = 2_000;
        var text = "[" + string.Join(",", Enumerable.Repeat(resource, Count)) + "]";
        Deadline.Keeps(() => Assert.Equal(3 * Count, WithResources(text).Resources.Length));
    }

    private static IEnumerable<TemplateExpression> Within(TemplateExpression expression)
    {
        var open = new Stack<TemplateExpression>();
        open.Push(expression);
        while (open.Count > 0)
        {
            var next = open.Pop();
            yield return next;
            TemplateExpression[] parts = next switch
            {
                TemplateInterpolation text => [.. text.Parts],
                TemplateCall call => [.. call.Arguments],
                TemplateMember member => [member.Target],
                TemplateIndex index => [index.Target, index.Index],
                TemplateConditional choice => [choice.Test, choice.WhenTrue, choice.WhenFalse],
                TemplateObject map => [.. map.Properties.Select(property => property.Value)],
                TemplateArray list => [.. list.Items],
                _ => [],
            };
            foreach (var part in parts)
                open.Push(part);
        }
    }
}
