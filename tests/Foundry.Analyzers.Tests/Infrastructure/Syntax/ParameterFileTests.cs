using Foundry.Analyzers.Infrastructure.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Infrastructure.Syntax;

public class ParameterFileTests
{
    private static string Json(string text) => TemplateText.Show(ParameterFile.Read(SourceText.From(text)).Values);

    private static TemplateArguments Bicep(string text) => BicepReader.ReadArguments(SourceText.From(text));

    [Theory]
    [InlineData("'a'", "'a'")]
    [InlineData("''", "''")]
    [InlineData("1", "1")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    [InlineData("['a', 2]", "['a', 2]")]
    [InlineData("{'b': ['c'], 'd': {'e': false}}", "{b: ['c'], d: {e: false}}")]
    [InlineData("'${AZURE_PRINCIPAL_ID}'", "unknown")]
    [InlineData("'${AZURE_LOCATION=westeurope}'", "unknown")]
    [InlineData("'a-${ENV}'", "unknown")]
    [InlineData("'#{principalId}#'", "unknown")]
    [InlineData("'$(principalId)'", "unknown")]
    [InlineData("'<principal-id>'", "unknown")]
    [InlineData("{'b': '${ENV}', 'c': 'd'}", "{b: unknown, c: 'd'}")]
    public void A_value_is_read(string value, string expected) =>
        Assert.Equal(
            $"{{x: {expected}, y: 1}}",
            Json($"{{'$schema': 's', 'parameters': {{'x': {{'value': {value}}}, 'y': {{'value': 1}}}}}}".Replace('\'', '"')));

    [Theory]
    [InlineData("{'reference': {'keyVault': {'id': 'i'}, 'secretName': 's'}}")]
    [InlineData("{'reference': {}, 'value': 'a'}")]
    [InlineData("{}")]
    [InlineData("'a'")]
    [InlineData("{'type': 'string', 'defaultValue': 'a'}")]
    public void What_holds_no_value_is_unknown(string parameter) =>
        Assert.Equal("{x: unknown}", Json($"{{'parameters': {{'x': {parameter}}}}}".Replace('\'', '"')));

    [Theory]
    [InlineData("", "{ …}")]
    [InlineData("[]", "{ …}")]
    [InlineData("{\"parameters\": []}", "{ …}")]
    [InlineData("{\"parameters\": {}}", "{}")]
    [InlineData("{\"parameters\": {\"x\": {\"value\": 1}, \"y\": {\"value\": [1, <], \"z\": {\"value\": 2}}}", "{ …}")]
    [InlineData(
        "{\"parameters\": {\"x\": {\"value\": 1}, \"y\": {\"value\": [1, <]}, \"z\": {\"value\": 2}}}", "{x: 1, y: unknown …}")]
    public void What_a_mistake_may_have_changed_is_unknown(string text, string expected) => Assert.Equal(expected, Json(text));

    [Fact]
    public void Values_have_the_spans_of_their_text()
    {
        const string Text = "{\r\n  \"parameters\": {\"x\": {\"value\": \"😀\"}}}";
        var property = ParameterFile.Read(SourceText.From(Text)).Values.Properties[0];
        Assert.Equal("\"😀\"", Text.Substring(property.Value.Span.Start, property.Value.Span.Length));
        Assert.Equal("\"x\"", Text.Substring(property.NameSpan.Start, property.NameSpan.Length));
    }

    [Fact]
    public void Reads_a_Bicep_parameter_file()
    {
        const string Text = """
            using './main.bicep' // the template

            var suffix = 'dev'
            var list = ['a']
            @description('x')
            param name = 'acct-${suffix}-${other}'
            param kind = suffix
            param id = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
            param key = az.getSecret('s', 'rg', 'kv', 'secret')
            param tags = {
              env: suffix
              'a b': [1, true, -2, null]
              who: name
            }
            param token = '#{token}#'
            param names = [for x in list: x]
            param flag = !true
            """;
        var arguments = Bicep(Text);
        Assert.Equal("./main.bicep", arguments.Template);
        Assert.Equal("var suffix = 'dev'\nvar list = ['a']", TemplateText.Show(arguments.Names));
        Assert.Equal(
            "{name: $('acct-' suffix '-' other), kind: suffix, id: readEnvironmentVariable('AZURE_PRINCIPAL_ID', ''), "
                + "key: getSecret('s', 'rg', 'kv', 'secret'), "
                + "tags: {env: suffix, a b: [1, true, -2, null], who: name}, token: unknown, names: [for x in list: x], "
                + "flag: !true}",
            TemplateText.Show(arguments.Values));
        Assert.Equal(
            "kind",
            Text.Substring(arguments.Values.Properties[1].NameSpan.Start, arguments.Values.Properties[1].NameSpan.Length));
    }

    [Theory]
    [InlineData("using none\nparam a = 1", null, "{a: 1}")]
    [InlineData("using '${x}'\nparam a = 1", null, "{a: 1}")]
    [InlineData("using 'br/public:avm/x:1.0.0' with {\n}\nparam a = 1", "br/public:avm/x:1.0.0", "{a: 1}")]
    [InlineData("using 'm.bicep'\nextends 'base.bicepparam'\nparam a = 1", "m.bicep", "{a: 1}")]
    [InlineData("using 'm.bicep'\nimport { x } from 'y.bicep'\nparam a = x", "m.bicep", "{a: x}")]
    [InlineData("param a = {\nparam b = 1", null, "{a: { …}, b: 1 …}")]
    [InlineData("param a =\nparam b = 1", null, "{a: unknown, b: 1 …}")]
    [InlineData("param = 1", null, "{ …}")]
    [InlineData("nonsense", null, "{ …}")]
    [InlineData("// param a = 1", null, "{}")]
    [InlineData("var a = b\nvar b = a\nparam c = a", null, "{c: a}")]
    [InlineData("", null, "{}")]
    public void A_Bicep_parameter_file_says_what_it_knows(string text, string? template, string expected)
    {
        var arguments = Bicep(text);
        Assert.Equal(template, arguments.Template);
        Assert.Equal(expected, TemplateText.Show(arguments.Values));
    }

    [Fact]
    public void Any_text_is_read()
    {
        const string Text =
            "using 'm.bicep'\nparam a = { b: ['${c}', (1)] }\n{\"parameters\": {\"x\": {\"value\": [\"a\", {\"b\": null}]}}}";
        for (var start = 0; start < Text.Length; start++)
        {
            for (var length = 1; length <= Text.Length - start; length++)
            {
                Bicep(Text.Remove(start, length));
                Json(Text.Remove(start, length));
            }
        }

        Bicep("param a = " + new string('[', 100_000));
        Json("{\"parameters\": {\"a\": {\"value\": " + new string('[', 100_000));
    }
}
