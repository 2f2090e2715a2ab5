using System.Text.Json.Nodes;
using Foundry.Access.Tool.App;

namespace Foundry.Access.Tool.Tests.Loading;

/// <summary>Projects on disk, loaded by MSBuild.</summary>
public class LoadingTests
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="../Library/Library.csproj" Condition="Exists('../Library/Library.csproj')" />
          </ItemGroup>
        </Project>
        """;

    private const string Solution = """
        <Solution>
          <Project Path="App/App.csproj" />
          <Project Path="Fs/Fs.fsproj" />
          <Project Path="Vb/Vb.vbproj" />
          <Project Path="Gone/Gone.csproj" />
        </Solution>
        """;

    [Fact]
    public async Task Sample_is_reported_as_a_build_sees_it()
    {
        var sample = Repository.PathOf("samples/AgentService");
        Restoring.Of(sample);

        var run = await ToolRun.OfAsync(sample, "report", "--format", "json");

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
        var program = JsonNode.Parse(run.Output)!["programs"]![0]!;
        Assert.Equal("some", (string?)program["declaredGrants"]);
        var operation = program["identities"]![0]!["operations"]![0]!;
        Assert.Equal("responses.project", (string?)operation["operation"]);
        Assert.Equal("missing", (string?)operation["state"]);
        Assert.Equal("Program.cs", (string?)operation["calls"]![0]!["path"]);
        Assert.DoesNotContain(sample, run.Output);
    }

    [Fact]
    public async Task Projects_that_are_not_read_are_named_with_the_reason()
    {
        using var folder = new TemporaryFolder();
        folder.Write("All.slnx", Solution);
        folder.Write("App/App.csproj", Project);
        folder.Write("App/Program.cs", "System.Console.WriteLine();");
        folder.Write("Fs/Fs.fsproj", Project);
        folder.Write("Vb/Vb.vbproj", Project);

        var run = await ToolRun.OfAsync(folder.Path, "report", "All.slnx", "--format", "json");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        var report = JsonNode.Parse(run.Output)!;
        Assert.Empty(report["programs"]!.AsArray());
        Assert.Equal(
            [
                ("App/App.csproj", "The project is not restored. Run 'dotnet restore'."),
                ("Fs/Fs.fsproj", "F# projects are not read."),
                ("Gone/Gone.csproj", "The file does not exist."),
                ("Vb/Vb.vbproj", "Visual Basic projects are not read."),
            ],
            report["skipped"]!.AsArray().Select(static skipped => ((string)skipped!["path"]!, (string)skipped["reason"]!)));
    }

    [Fact]
    public async Task Calls_of_a_library_are_its_programs_and_frameworks_are_joined()
    {
        using var folder = new TemporaryFolder();
        folder.Write("All.slnx", """
            <Solution><Project Path="App/App.csproj" /><Project Path="Library/Library.csproj" /></Solution>
            """);
        folder.Write("App/App.csproj", Project);
        folder.Write("App/Program.cs", "Chat.Ask();");
        folder.Write("Library/Library.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Azure.AI.OpenAI" Version="2.9.0-beta.1" />
                <PackageReference Include="Azure.Identity" Version="1.21.0" />
              </ItemGroup>
            </Project>
            """);
        folder.Write("Library/Chat.cs", """
            using System;
            public static class Chat
            {
                public static void Ask() => new Azure.AI.OpenAI.AzureOpenAIClient(
                    new Uri("https://contoso.openai.azure.com"), new Azure.Identity.DefaultAzureCredential())
                        .GetChatClient("gpt").CompleteChat("Hello");
            }
            """);
        Restoring.Of(Path.Combine(folder.Path, "All.slnx"));

        var all = await ToolRun.OfAsync(folder.Path, "report", "All.slnx", "--format", "json");
        var alone = await ToolRun.OfAsync(folder.Path, "report", "Library", "--format", "json");

        var program = Assert.Single(JsonNode.Parse(all.Output)!["programs"]!.AsArray())!;
        Assert.Equal("App/App.csproj", (string?)program["path"]);
        var call = Assert.Single(program["identities"]![0]!["operations"]![0]!["calls"]!.AsArray())!;
        Assert.Equal(("Library/Chat.cs", 6), ((string?)call["path"], (int)call["line"]!));

        var library = Assert.Single(JsonNode.Parse(alone.Output)!["programs"]!.AsArray())!;
        Assert.Equal(
            ["net10.0", "netstandard2.0"],
            library["frameworks"]!.AsArray().Select(static framework => (string?)framework));
        Assert.Single(library["identities"]![0]!["operations"]![0]!["calls"]!.AsArray());
    }

    [Fact]
    public async Task Nothing_is_written_if_no_call_needs_a_role()
    {
        using var folder = new TemporaryFolder();
        folder.Write("App.csproj", Project);
        folder.Write("Program.cs", "System.Console.WriteLine();");
        Restoring.Of(folder.Path);

        var run = await ToolRun.OfAsync(folder.Path, "generate", "bicep", "--output", "access.bicep");

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("No call that needs a role was found", run.Error);
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.Path), static file => file.Contains("access.bicep"));
    }

    [Fact]
    public async Task Report_goes_to_a_file_and_leaves_nothing_beside_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("report.json", "old");
        var console = new ToolConsole(TextReader.Null, TextWriter.Null, TextWriter.Null, folder.Path);

        await OutputFile.WriteAsync("new", "report.json", console, default);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            OutputFile.WriteAsync("half", "report.json", console, new CancellationToken(canceled: true)));

        Assert.Equal("new", File.ReadAllText(Path.Combine(folder.Path, "report.json")));
        Assert.Single(Directory.EnumerateFiles(folder.Path));
    }
}
