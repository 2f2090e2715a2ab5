using System.Globalization;
using System.Text.RegularExpressions;

namespace Foundry.Analyzers.Tests.Documentation;

/// <summary>Tests that docs/first-steps.md shows the real warnings and fixes of its programs.</summary>
public class FirstStepsTests
{
    private static readonly string Page =
        File.ReadAllText(Repository.PathOf("docs/first-steps.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task Evaluation_run_is_reported_and_fixed_as_the_page_shows()
    {
        var program = new SampleProgram(Block("csharp", 0), "/Evaluate", ClientReferences.Host, new Dictionary<string, string>());
        var before = await program.LinesAsync();
        var warnings = await program.WarningsAsync();
        Assert.Contains($"\n    {warnings.Count} Warning(s)\n", Page);
        AssertShown(warnings);

        foreach (var id in warnings.Select(warning => warning.Id))
        {
            var warning = (await program.WarningsAsync()).Single(warning => warning.Id == id);
            program = await program.AfterAsync(await program.FixAsync(warning));
        }

        var after = await program.LinesAsync();
        Assert.All(before.Except(after), line => Assert.Contains($"\n-{line}\n", Page));
        Assert.All(after.Except(before), line => Assert.Contains($"\n+{line}\n", Page));
    }

    [Theory]
    [InlineData("5e0bd9bd-7b93-4f28-af87-19fc36ad61bd", "Cognitive Services OpenAI User", 1)]
    [InlineData("53ca6127-db72-4b80-b1b0-d745d6d5456d", "Foundry User", 0)]
    public async Task Agent_service_is_reported_until_its_role_is_right(string roleId, string roleName, int expected)
    {
        var template = Block("bicep", 0)
            .Replace("5e0bd9bd-7b93-4f28-af87-19fc36ad61bd", roleId)
            .Replace("Cognitive Services OpenAI User", roleName);
        var program = new SampleProgram(
            Block("csharp", 1),
            "/Support/src/Support",
            ClientReferences.AspNetCore,
            new Dictionary<string, string>
            {
                ["/Support/azure.yaml"] = Block("yaml", 0),
                ["/Support/infra/main.bicep"] = template,
            },
            usings: "global using Microsoft.AspNetCore.Builder; global using Microsoft.Extensions.DependencyInjection;");
        var warnings = (await program.WarningsAsync()).Where(warning => warning.Id == "FDRY4001").ToArray();
        Assert.Equal(expected, warnings.Length);
        AssertShown(warnings);
    }

    private static void AssertShown(IEnumerable<Microsoft.CodeAnalysis.Diagnostic> warnings) => Assert.All(warnings, warning =>
    {
        var at = warning.Location.GetLineSpan().StartLinePosition;
        var message = warning.GetMessage(CultureInfo.InvariantCulture);
        Assert.Contains($"\nProgram.cs({at.Line + 1},{at.Character + 1}): warning {warning.Id}: {message}\n", Page);
    });

    private static string Block(string language, int index) =>
        Regex.Matches(Page, $"(?ms)^```{language}\n(.*?)^```")[index].Groups[1].Value;
}
