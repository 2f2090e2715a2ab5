using Foundry.Access.Tool.App;

namespace Foundry.Access.Tool.Tests.Lock;

/// <summary>A lock in a repository on disk, before and after a change.</summary>
public class LockedChangeTests
{
    [Fact]
    public async Task Change_that_adds_DeleteAgent_changes_one_line_of_the_lock()
    {
        using var folder = new TemporaryFolder();
        folder.Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Azure.Identity" Version="1.21.0" />
                <ProjectReference Include="{Repository.PathOf("tests/StandIns/Azure.AI.Projects/Azure.AI.Projects.csproj")}" />
              </ItemGroup>
            </Project>
            """);
        var before = await LockAsync(folder, "project.AgentAdministrationClient.GetAgent(\"support\");");
        var unchanged = await ToolRun.OfAsync(folder.Path, "check", "--no-msbuild");
        folder.Write("Program.cs", File.ReadAllText(Path.Combine(folder.Path, "Program.cs"))
            + "project.AgentAdministrationClient.DeleteAgent(\"support\");\n");
        var changed = await ToolRun.OfAsync(folder.Path, "check", "--no-msbuild");
        var after = await LockAsync(folder, "project.AgentAdministrationClient.GetAgent(\"support\");\n"
            + "project.AgentAdministrationClient.DeleteAgent(\"support\");");

        Assert.Equal((ExitCode.Success, ""), (unchanged.ExitCode, unchanged.Output));
        Assert.Equal(ExitCode.Difference, changed.ExitCode);
        Assert.StartsWith("App.csproj: 'Delete an agent, project endpoint' (Program.cs:6) needs ", changed.Output);
        var line = Assert.Single(after.Except(before));
        Assert.StartsWith("      \"application agents.v2.delete\": [", line);
        Assert.Equal(before, after.Where(other => other != line));
    }

    private static async Task<string[]> LockAsync(TemporaryFolder folder, string calls)
    {
        folder.Write("Program.cs", $$"""
            using Azure.AI.Projects;
            using Azure.Identity;
            var project = new AIProjectClient(
                new Uri("https://contoso.services.ai.azure.com/api/projects/support"), new DefaultAzureCredential());
            {{calls}}

            """);
        Restoring.Of(folder.Path);
        var run = await ToolRun.OfAsync(folder.Path, "lock", "--no-msbuild");
        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
        return await File.ReadAllLinesAsync(Path.Combine(folder.Path, "foundry.access.lock.json"));
    }
}
