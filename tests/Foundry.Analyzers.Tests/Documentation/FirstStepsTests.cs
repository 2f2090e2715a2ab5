using System.Globalization;
using System.Text.RegularExpressions;

namespace Foundry.Analyzers.Tests.Documentation;

/// <summary>What docs/first-steps.md says that a newcomer will see is what a newcomer sees.</summary>
public class FirstStepsTests
{
    [Fact]
    public async Task The_program_is_reported_and_repaired_as_shown()
    {
        var page = File.ReadAllText(Repository.PathOf("docs/first-steps.md")).ReplaceLineEndings("\n");
        var program = new SampleProgram(Regex.Match(page, "(?ms)^```csharp\n(.*?)^```").Groups[1].Value, folder: "/Evaluate");
        var before = await program.LinesAsync();
        var warnings = await program.WarningsAsync();
        Assert.All(warnings, warning =>
        {
            var at = warning.Location.GetLineSpan().StartLinePosition;
            Assert.Contains($"\nProgram.cs({at.Line + 1},{at.Character + 1}): warning {warning.Id}: {warning.GetMessage(CultureInfo.InvariantCulture)}\n", page);
        });
        Assert.Contains($"\n    {warnings.Count} Warning(s)\n", page);

        foreach (var id in warnings.Select(warning => warning.Id))
            program = await program.AfterAsync(await program.FixAsync((await program.WarningsAsync()).Single(warning => warning.Id == id)));
        var after = await program.LinesAsync();
        Assert.All(before.Except(after), line => Assert.Contains($"\n-{line}\n", page));
        Assert.All(after.Except(before), line => Assert.Contains($"\n+{line}\n", page));
    }
}
