using System.Net;
using System.Text.RegularExpressions;

namespace Foundry.Analyzers.PackageTests;

/// <summary>The samples show what they say they show. Not beside the other tests here: both restore what is in this repository.</summary>
[Collection(PackageCollection.Name)]
public class SampleTests
{
    [Theory]
    [InlineData("EvaluationRun", "Default", "Program.cs(13,27): FDRY2001", "Program.cs(13,34): FDRY3001", "Program.cs(29,37): FDRY4004")]
    [InlineData("EvaluationRun.Fixed", "Strict")]
    [InlineData("WebChat", "Default", "Program.cs(13,85): FDRY2002", "Program.cs(20,50): FDRY1002")]
    [InlineData("WebChat", "Recommended", "Program.cs(13,37): FDRY2007", "Program.cs(13,85): FDRY2002", "Program.cs(15,24): FDRY1002", "Program.cs(19,27): FDRY2004", "Program.cs(20,50): FDRY1002")]
    [InlineData("WebChat.Fixed", "Strict")]
    [InlineData("AgentService", "Default")]
    [InlineData("AgentService", "Recommended", "Program.cs(28,35): FDRY4012")]
    [InlineData("AgentService.Fixed", "Strict")]
    [InlineData("AgentService.Manifest", "Default", "Program.cs(28,35): FDRY4001")]
    [InlineData("AgentService.Manifest.Fixed", "Strict")]
    [InlineData("Worker", "Default")]
    [InlineData("Worker", "Recommended", "Program.cs(21,28): FDRY2007", "Program.cs(22,39): FDRY2005", "Program.cs(28,13): FDRY5002")]
    [InlineData("Worker.Fixed", "Strict")]
    [InlineData("AppHost", "Default", "Program.cs(15,35): FDRY4002")]
    [InlineData("AppHost.Fixed", "Strict")]
    [InlineData("SemanticKernel", "Default", "Program.cs(9,5): FDRY2002")]
    [InlineData("SemanticKernel.Fixed", "Strict")]
    [InlineData("AgentFramework", "Default", "Program.cs(8,43): FDRY1001", "Program.cs(8,90): FDRY2001")]
    [InlineData("AgentFramework.Fixed", "Strict")]
    public async Task Builds_with_exactly_these_warnings(string sample, string mode, params string[] expected) => Assert.Equal(expected,
        BuildOutput.Diagnostics(await BuildAsync(sample, $"-p:FoundryAnalysisMode={mode}")));

    /// <summary>The unit tests draw the pictures without a build; this is whether a build agrees.</summary>
    [Theory]
    [InlineData("squiggle.svg", "EvaluationRun", "FDRY2001", "FDRY3001")]
    [InlineData("access.svg", "AgentService.Manifest", "FDRY4001")]
    public async Task A_picture_shows_what_the_build_prints(string picture, string sample, params string[] ids)
    {
        var svg = File.ReadAllText(Repository.PathOf($"docs/images/{picture}"));
        var shown = string.Join(' ', Regex.Matches(svg, "<text[^>]*>([^<]*)</text>").Select(line => WebUtility.HtmlDecode(line.Groups[1].Value)));
        var output = await BuildAsync(sample);
        Assert.All(ids, id => Assert.Contains(Regex.Match(output, $@"warning {id}: (.+?) \(https:").Groups[1].Value, shown));
        Assert.All(ids, id => Assert.Contains($"warning {id}: ", output));
    }

    private static async Task<string> BuildAsync(string sample, params string[] more)
    {
        // What the sample refers to is built where it has changed, the sample itself always: a project that is up to date shows no warning.
        var folder = Repository.PathOf($"samples/{sample}");
        await DotNet.RunAsync(folder, "build", "-nologo");
        return await DotNet.RunAsync(folder, ["build", "--no-incremental", "--no-dependencies", "-nologo", .. more]);
    }

    [Fact]
    public void Every_story_is_there_wrong_and_repaired_and_told()
    {
        var samples = Directory.GetDirectories(Repository.PathOf("samples")).Where(folder => Directory.GetFiles(folder, "*.csproj").Length > 0).Select(folder => Path.GetFileName(folder)!).ToArray();
        var tested = typeof(SampleTests).GetMethod(nameof(Builds_with_exactly_these_warnings))!.GetCustomAttributesData()
            .Where(data => data.AttributeType == typeof(InlineDataAttribute))
            .Select(data => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)[0].Value!).Distinct();
        Assert.Equal(samples.Order(), tested.Order());
        Assert.All(samples.Where(sample => !sample.EndsWith(".Fixed")), sample =>
        {
            Assert.Contains(sample + ".Fixed", samples);
            Assert.True(File.Exists(Repository.PathOf($"samples/{sample}/README.md")), sample);
            Assert.Contains($"]({sample}/README.md)", File.ReadAllText(Repository.PathOf("samples/README.md")));
        });
    }
}
