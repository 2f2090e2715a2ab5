using System.Text;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Infrastructure;

/// <summary>Small templates with large results: reading them makes no more than the budget.</summary>
public class LargeResultTests
{
    private const int Uses = 2_000;
    private const long MostAllocated = 64 * 1024 * 1024;

    /// <summary>One kilobyte.</summary>
    private static readonly string Long = string.Concat(Enumerable.Repeat("Aa/b", 256));

    private const string Honest = """
        resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = { name: 'foundry', kind: 'AIServices' }
        resource app 'Microsoft.App/containerApps@2024-03-01' = { name: 'app' }
        resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
          scope: account
          name: guid('a')
          properties: {
            roleDefinitionId: resourceId('Microsoft.Authorization/roleDefinitions', 'acdd72a7-3385-48ef-bd42-f606fba81ae7')
            principalId: app.identity.principalId
          }
        }

        """;

    /// <summary>The declarations, and an expression that uses them and the number <c>#</c>.</summary>
    [Theory]
    [InlineData("var a = range(0, 9000)", "range(#, 9000)")]
    [InlineData("var a = range(0, 5000)", "concat(a, a)")]
    [InlineData("var a = [range(0, 5000), range(0, 5000)]", "flatten(a)")]
    [InlineData("var a = '{long}{long}{long}'", "split(a, 'a')")]
    [InlineData("var a = '{long}{long}{long}'", "toLower(a)")]
    [InlineData("var a = '{long}{long}{long}'", "toUpper(a)")]
    [InlineData("var a = '{long}'", "'${a}${a}${a}'")]
    [InlineData("var a = '{long}'", "concat(a, a, a)")]
    [InlineData("var a = '{long}'", "format('{0}{0}{0}', a)")]
    [InlineData("var a = '{long}'", "replace(a, 'a', a)")]
    [InlineData("var a = '{long}'", "join([a, a, a], a)")]
    [InlineData("var a = '{long}'", "resourceId('Microsoft.Storage/storageAccounts/a/b', a, a, a)")]
    [InlineData("var a = range(0, 5000)", "union(a, range(5000, 5000))")]
    [InlineData("var a = { {long}: range(0, 9000), b: range(0, 9000) }", "items(a)")]
    [InlineData("var a = range(0, 5000)", "[for i in a: [for j in a: '${i}${j}']]")]
    [InlineData("param c bool\nvar a = c ? '{long}' : '{long}b'", "'${a}${a}${a}'")]
    [InlineData("var a = '{long}{long}{long}{long}{long}{long}{long}{long}'", "split(a, 'a')")]
    [InlineData("var a = '{long}{long}{long}{long}{long}{long}{long}{long}'", "'${a}#'")]
    public void Results_are_bounded_by_what_is_made(string declarations, string expression)
    {
        var text = new StringBuilder(declarations.Replace("{long}", Long)).AppendLine();
        for (var i = 0; i < Uses; i++)
            text.AppendLine($"var x{i} = {expression.Replace("#", i.ToString())}");
        AssertBounded("main.bicep", AppendUse(text));
    }

    /// <summary>Every variable is twice as long as the one before it.</summary>
    [Theory]
    [InlineData("['a']", "concat(#, #)")]
    [InlineData("['a']", "flatten([#, #])")]
    [InlineData("['a']", "union(#, #)")]
    [InlineData("['a']", "[for i in #: #]")]
    [InlineData("'a'", "'${#}${#}'")]
    [InlineData("'a'", "concat(#, #)")]
    [InlineData("'a'", "replace(#, 'a', 'aa')")]
    [InlineData("'a,'", "split(join([#, #], ','), ',')")]
    public void Doubling_is_bounded(string first, string next)
    {
        var text = new StringBuilder($"var x0 = {first}\n");
        for (var i = 1; i < Uses; i++)
            text.AppendLine($"var x{i} = {next.Replace("#", $"x{(i % 40 == 0 ? 0 : i - 1)}")}");
        AssertBounded("main.bicep", AppendUse(text));
    }

    [Theory]
    [InlineData("[concat(variables('a'), variables('a'), variables('a'))]")]
    [InlineData("[format('{0}{0}{0}', variables('a'))]")]
    [InlineData("[split(variables('a'), 'a')]")]
    [InlineData("[toUpper(variables('a'))]")]
    public void Results_of_ARM_are_bounded(string expression)
    {
        var variables = string.Join(", ", Enumerable.Range(0, Uses).Select(i => $"\"x{i}\": \"{expression}\""));
        var uses = string.Join(", ", Enumerable.Range(0, Uses).Select(static i => $"variables('x{i}')"));
        AssertBounded("main.json", $$"""
            {
              "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
              "variables": { "a": "{{Long}}", {{variables}} },
              "resources": [ { "type": "Microsoft.Authorization/roleAssignments", "apiVersion": "2022-04-01", "name": "a",
                "properties": { "roleDefinitionId": "[createArray({{uses}})]", "principalId": "b" } } ]
            }
            """);
    }

    /// <summary>After the budget, even what is small is unknown, and nothing is refused.</summary>
    [Fact]
    public void What_is_read_after_the_budget_is_unknown()
    {
        var text = new StringBuilder("var a = range(0, 5000)\n");
        for (var i = 0; i < Uses; i++)
            text.AppendLine($"var x{i} = concat(a, a)");
        var infrastructure = Read(("a.bicep", AppendUse(text)), ("b.bicep", Honest));
        Assert.All(infrastructure.Grants, static grant => Assert.Null(grant.Role));
        Assert.Contains(infrastructure.IncompleteReasons, static reason => reason.Kind == IncompleteReasonKind.Unresolved);
    }

    [Theory]
    [InlineData("echo done", null)]
    [InlineData("az role assignment create --role Reader", "Script")]
    public void A_long_script_is_read_to_its_end(string command, string? expected)
    {
        var script = string.Concat(Enumerable.Repeat("echo next\n", Limits.LongestText)) + command;
        var infrastructure = Read(("main.bicep", $$"""
            var script = '''{{script}}'''
            resource run 'Microsoft.Resources/deploymentScripts@2023-08-01' = {
              name: 'run'
              properties: { scriptContent: script }
            }
            """));
        var reasons = infrastructure.IncompleteReasons.Select(static reason => reason.Kind.ToString());
        Assert.Equal(expected is null ? [] : [expected], reasons);
    }

    private static string AppendUse(StringBuilder text) => text.Append($$"""
        resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
          name: guid('a')
          properties: {
            roleDefinitionId: [{{string.Join(", ", Enumerable.Range(0, Uses).Select(static i => $"x{i}"))}}]
            principalId: 'b'
          }
        }
        """).ToString();

    private static void AssertBounded(string path, string text)
    {
        // The first reading also compiles the code.
        Read(("a.bicep", Honest));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var infrastructure = Read(("a.bicep", Honest), (path, text));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);

        Assert.Equal(["Reader", null], infrastructure.Grants.Select(static grant => grant.Role?.Name));
        Assert.Contains(
            infrastructure.IncompleteReasons,
            reason => reason.Kind == IncompleteReasonKind.Unresolved && reason.Path.EndsWith(path));
    }

    private static DeclaredInfrastructure Read(params (string Path, string Text)[] files) => InfrastructureReader.Read(
        [.. files.Select(static file => new InfrastructureFile(
            "/repo/infra/" + file.Path, SourceText.From(file.Text), FileKind.OfName(file.Path)!))],
        static file => InfrastructureReader.Parse(file, default),
        CancellationToken.None);
}
