namespace Foundry.Analyzers.PackageTests;

/// <summary>The rules keep nothing between compilations, so how a build orders its projects does not matter.</summary>
[Collection(PackageCollection.Name)]
public class GraphBuildTests(PackedPackage package)
{
    [Fact]
    public async Task Projects_built_in_parallel_are_reported_as_if_alone()
    {
        var root = package.NewFolder("graph");
        Add(root, "Models", "");
        Add(root, "Chat", """<ProjectReference Include="../Models/Models.csproj" />""");
        Add(root, "Search", """<ProjectReference Include="../Models/Models.csproj" />""");
        await DotNet.RunAsync(root, "new", "sln", "--name", "All", "--format", "sln");
        await DotNet.RunAsync(root, "sln", "All.sln", "add", "Models/Models.csproj", "Chat/Chat.csproj", "Search/Search.csproj");

        string[] expected = ["Chat.cs(6,69): FDRY2001", "Models.cs(6,69): FDRY2001", "Search.cs(6,69): FDRY2001"];
        Assert.Equal(expected, BuildOutput.Diagnostics(await DotNet.RunAsync(root, "build", "All.sln", "-graph", "-m", "-nologo")));

        // Nothing has changed, so nothing is compiled; a changed manifest compiles all, and access is declared by it.
        Assert.Empty(BuildOutput.Diagnostics(await DotNet.RunAsync(root, "build", "All.sln", "-graph", "-m", "-nologo")));
        File.WriteAllText(Path.Combine(root, "foundry.access.json"), "{ \"version\": 1 }");
        Assert.Equal(expected, BuildOutput.Diagnostics(await DotNet.RunAsync(root, "build", "All.sln", "-graph", "-m", "-nologo")));
    }

    private void Add(string root, string name, string items)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), package.Project(items: items));
        File.WriteAllText(Path.Combine(folder, name + ".cs"), $$"""
            using System.ClientModel.Primitives;
            using OpenAI;

            public class {{name}}
            {
                public OpenAIClient Client { get; } = new(new BearerTokenPolicy(null!, "https://ai.azure.com/.default"));
            }
            """);
    }
}
