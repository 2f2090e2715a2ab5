using Foundry.Access.Tool.App;

namespace Foundry.Access.Tool.Tests.Generation;

/// <summary>The generated files of the samples.</summary>
public class SampleTests
{
    /// <summary>With UPDATE_SAMPLES in the environment the test writes the file.</summary>
    [Fact]
    public async Task Bicep_of_the_agent_service_is_what_the_tool_writes()
    {
        var sample = Repository.PathOf("samples/AgentService");
        Restoring.Of(sample);

        var run = await ToolRun.OfAsync(sample, "generate", "bicep", "--no-msbuild");

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
        var path = Path.Combine(sample, "access.bicep");
        if (Environment.GetEnvironmentVariable("UPDATE_SAMPLES") is not null)
            await File.WriteAllTextAsync(path, run.Output);
        Assert.Equal(run.Output, (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n"));
    }
}
