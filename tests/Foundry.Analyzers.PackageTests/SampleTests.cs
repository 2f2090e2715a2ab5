namespace Foundry.Analyzers.PackageTests;

/// <summary>The samples show what they say they show.</summary>
[Collection(PackageCollection.Name)]
public class SampleTests
{
    [Theory]
    [InlineData("EvaluationRun", "Program.cs(13,27): FDRY2001", "Program.cs(13,34): FDRY3001", "Program.cs(29,37): FDRY4004")]
    [InlineData("EvaluationRun.Fixed")]
    public async Task Builds_with_exactly_these_warnings(string sample, params string[] expected) => Assert.Equal(expected,
        BuildOutput.Diagnostics(await DotNet.RunAsync(Repository.PathOf($"samples/{sample}"), "build", "--no-incremental", "-nologo")));
}
