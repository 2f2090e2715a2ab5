using System.Diagnostics;
using System.Text.Json;

namespace Foundry.Analyzers.PackageTests;

/// <summary>Tests <c>tools/code-scanning.jq</c>, which makes one log for code scanning from the logs of a build.</summary>
[Collection(PackageCollection.Name)]
public class CodeScanningTests(PackedPackage package)
{
    [JqFact]
    public async Task Log_names_the_tool_and_holds_what_is_not_suppressed()
    {
        var folder = package.NewProject("""
            using Azure.AI.OpenAI;
            using Azure.Identity;

            var chat = new AzureOpenAIClient(new Uri("http://contoso.openai.azure.com"), new DefaultAzureCredential());
            #pragma warning disable FDRY1005
            var other = new AzureOpenAIClient(new Uri("http://fabrikam.openai.azure.com"), new DefaultAzureCredential());
            Console.WriteLine(chat == other);
            """, packages: """<PackageReference Include="Azure.AI.OpenAI" Version="2.1.0" />""");
        await DotNet.RunAsync(folder, "build", "--no-incremental", "-nologo", "-p:ErrorLog=build.sarif%2cversion=2.1");
        var before = Run(File.ReadAllText(Path.Combine(folder, "build.sarif")));
        Assert.Equal(2, before.GetProperty("results").EnumerateArray().Count(IsPlainHttp));

        var run = Run(Merge(folder));
        Assert.Equal("Foundry.Analyzers", run.GetProperty("tool").GetProperty("driver").GetProperty("name").GetString());
        var result = Assert.Single(run.GetProperty("results").EnumerateArray());
        Assert.True(IsPlainHttp(result));
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation");
        Assert.Equal("Program.cs", place.GetProperty("uri").GetString());

        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()];
        Assert.Equal("FDRY1005", rule.GetProperty("id").GetString());
        Assert.Contains("/docs/rules/FDRY1005.md", rule.GetProperty("help").GetProperty("markdown").GetString());
        var properties = rule.GetProperty("properties");
        Assert.Equal("8.0", properties.GetProperty("security-severity").GetString());
        Assert.Equal("very-high", properties.GetProperty("precision").GetString());
        Assert.Contains("security", properties.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
    }

    private static bool IsPlainHttp(JsonElement result) => result.GetProperty("ruleId").GetString() == "FDRY1005";

    private static JsonElement Run(string log) => JsonDocument.Parse(log).RootElement.GetProperty("runs")[0];

    private static string Merge(string folder)
    {
        var start = new ProcessStartInfo("jq") { RedirectStandardOutput = true, WorkingDirectory = folder };
        foreach (var argument in (string[])["-s", "--arg", "root", folder, "-f", Repository.PathOf("tools/code-scanning.jq"), "build.sarif"])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var log = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return log;
    }

    /// <summary>A test that is skipped where jq is not installed.</summary>
    private sealed class JqFactAttribute : FactAttribute
    {
        public JqFactAttribute()
        {
            var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
            if (!folders.Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "jq.exe" : "jq"))))
                Skip = "jq is not installed.";
        }
    }
}
