using Foundry.Access.Tool.App;

namespace Foundry.Access.Tool.Tests.App;

public class BadInputTests
{
    [Theory]
    [InlineData("report", "missing.csproj")]
    [InlineData("report", ".")]
    [InlineData("report", "notes.txt")]
    [InlineData("report", "broken.slnx")]
    [InlineData("report", "--fromat", "json")]
    [InlineData("report", "--format", "yaml")]
    [InlineData("rapport")]
    public async Task Bad_input_gives_one_line_and_exit_code_2(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("notes.txt", "");
        if (arguments.Contains("broken.slnx"))
            folder.Write("broken.slnx", "<Solution");

        var run = await ToolRun.OfAsync(folder.Path, arguments);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("foundry-access: ", run.Error);
        Assert.Equal(1, run.Error.Count(static character => character == '\n'));
    }

    [Fact]
    public async Task Help_says_that_loading_runs_the_build()
    {
        var run = await ToolRun.OfAsync(".", "--help");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("runs its MSBuild targets", run.Output);
        Assert.Contains("report", run.Output);
    }
}
