using System.Globalization;
using System.Text.RegularExpressions;

namespace Foundry.Analyzers.Tests.Documentation;

/// <summary>Tests that docs/first-steps.md shows the real warnings and fixes of its program.</summary>
public class FirstStepsTests
{
    [Fact]
    public async Task Program_is_reported_and_fixed_as_the_page_shows()
    {
        var page = File.ReadAllText(Repository.PathOf("docs/first-steps.md")).ReplaceLineEndings("\n");
        var program = new SampleProgram(Regex.Match(page, "(?ms)^```csharp\n(.*?)^```").Groups[1].Value, folder: "/Evaluate");
        var before = await program.LinesAsync();
        var warnings = await program.WarningsAsync();
        Assert.All(warnings, warning =>
        {
            var at = warning.Location.GetLineSpan().StartLinePosition;
            var message = warning.GetMessage(CultureInfo.InvariantCulture);
            Assert.Contains($"\nProgram.cs({at.Line + 1},{at.Character + 1}): warning {warning.Id}: {message}\n", page);
        });
        Assert.Contains($"\n    {warnings.Count} Warning(s)\n", page);

        foreach (var id in warnings.Select(warning => warning.Id))
        {
            var warning = (await program.WarningsAsync()).Single(warning => warning.Id == id);
            program = await program.AfterAsync(await program.FixAsync(warning));
        }

        var after = await program.LinesAsync();
        Assert.All(before.Except(after), line => Assert.Contains($"\n-{line}\n", page));
        Assert.All(after.Except(before), line => Assert.Contains($"\n+{line}\n", page));
    }
}
