using System.Text.RegularExpressions;
using Foundry.Access.Tool.App;
using Foundry.Analyzers.Tests.Documentation;

namespace Foundry.Access.Tool.Tests.Output;

/// <summary>Draws the picture of the README from the real report of a sample, if UPDATE_PICTURES is in the environment.</summary>
public partial class ReportPictureTests
{
    [Fact]
    public async Task Picture_shows_the_report_of_the_sample()
    {
        var sample = Repository.PathOf("samples/AgentService");
        Restoring.Of(sample);
        var run = await ToolRun.OfAsync(sample, "report", "--no-msbuild");
        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));

        var lines = run.Output.TrimEnd().Split('\n').Select(static line => line.TrimEnd()).ToArray();
        var picture = new Picture("The roles that a program needs", lines.Max(static line => line.Length))
            .Line(("$ foundry-access report samples/AgentService", Picture.Blue))
            .Space();
        foreach (var line in lines)
            picture.Line([.. Part().Matches(line).Select(static part => (part.Value, ColourOf(part.Value.Trim())))]);

        var path = Repository.PathOf("docs/images/report.svg");
        var drawn = picture.Space().ToString();
        if (Environment.GetEnvironmentVariable("UPDATE_PICTURES") is not null)
            await File.WriteAllTextAsync(path, drawn);
        Assert.Equal(drawn, (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n"));
    }

    private static string ColourOf(string cell) => cell switch
    {
        "missing" => Picture.Red,
        "Foundry User" => Picture.Green,
        _ => Picture.Plain,
    };

    /// <summary>A cell, with the spaces before it.</summary>
    [GeneratedRegex(@"\s*\S+(?: \S+)*")]
    private static partial Regex Part();
}
