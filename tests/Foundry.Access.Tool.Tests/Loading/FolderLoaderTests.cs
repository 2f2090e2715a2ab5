using Foundry.Access.Tool.App;

namespace Foundry.Access.Tool.Tests.Loading;

/// <summary>Projects that are read without MSBuild.</summary>
public class FolderLoaderTests
{
    [Theory]
    [InlineData("AgentService")]
    [InlineData("AgentService.Manifest")]
    [InlineData("WebChat")]
    [InlineData("Worker")]
    public async Task Report_is_the_same_as_that_of_MSBuild(string sample)
    {
        var folder = Repository.PathOf("samples/" + sample);
        Restoring.Of(folder);

        var built = await ToolRun.OfAsync(folder, "report", "--format", "json");
        var read = await ToolRun.OfAsync(folder, "report", "--format", "json", "--no-msbuild");

        Assert.Equal((ExitCode.Success, ""), (built.ExitCode, built.Error));
        Assert.Equal(built.Output, read.Output);
    }

    [Fact]
    public async Task No_target_of_the_project_runs()
    {
        using var folder = new TemporaryFolder();
        folder.Write("App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
              <Target Name="Write" BeforeTargets="CoreCompile;ResolveReferences;CollectPackageReferences">
                <WriteLinesToFile File="$(MSBuildProjectDirectory)/ran.txt" Lines="x" />
              </Target>
            </Project>
            """);
        folder.Write("Program.cs", "System.Console.WriteLine();");
        Restoring.Of(folder.Path);
        File.Delete(Path.Combine(folder.Path, "ran.txt"));

        var run = await ToolRun.OfAsync(folder.Path, "report", "--no-msbuild");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.False(File.Exists(Path.Combine(folder.Path, "ran.txt")));
    }

    [Fact]
    public async Task Project_that_is_not_restored_is_named()
    {
        using var folder = new TemporaryFolder();
        folder.Write("App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        folder.Write("Broken.csproj", "<Project");

        var run = await ToolRun.OfAsync(folder.Path, "report", "--no-msbuild");

        Assert.Contains("App.csproj", run.Output);
        Assert.Contains("The project is not restored. Run 'dotnet restore'.", run.Output);
        Assert.Contains("The project file is not XML.", run.Output);
    }
}
