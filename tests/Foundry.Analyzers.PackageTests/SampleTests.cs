namespace Foundry.Analyzers.PackageTests;

/// <summary>The samples show what they say they show.</summary>
[Collection(PackageCollection.Name)]
public class SampleTests
{
    [Theory]
    [InlineData("EvaluationRun", "Default", "Program.cs(13,27): FDRY2001", "Program.cs(13,34): FDRY3001", "Program.cs(29,37): FDRY4004")]
    [InlineData("EvaluationRun.Fixed", "Strict")]
    [InlineData("WebChat", "Default", "Program.cs(16,68): FDRY2002", "Program.cs(26,50): FDRY1002")]
    [InlineData("WebChat", "Recommended", "Program.cs(16,16): FDRY2007", "Program.cs(16,68): FDRY2002", "Program.cs(25,27): FDRY2004", "Program.cs(26,50): FDRY1002")]
    [InlineData("WebChat.Fixed", "Strict")]
    [InlineData("AgentService", "Default")]
    [InlineData("AgentService", "Recommended", "Program.cs(14,26): FDRY4012")]
    [InlineData("AgentService.Fixed", "Strict")]
    [InlineData("AgentService.Manifest", "Default", "Program.cs(14,26): FDRY4001")]
    [InlineData("AgentService.Manifest.Fixed", "Strict")]
    public async Task Builds_with_exactly_these_warnings(string sample, string mode, params string[] expected) => Assert.Equal(expected,
        BuildOutput.Diagnostics(await DotNet.RunAsync(Repository.PathOf($"samples/{sample}"), "build", "--no-incremental", "-nologo", $"-p:FoundryAnalysisMode={mode}")));
}
