namespace Foundry.Analyzers.PackageTests;

/// <summary>Projects in every language the clients can be called from: found, repaired with the helper's source among them, and built again.</summary>
[Collection(PackageCollection.Name)]
public class LanguageTests(PackedPackage package)
{
    private static readonly string[] Versions = ["7.3", "8", "10", "12", "latest"];

    [Fact]
    public async Task Warns_repairs_and_is_clean()
    {
        var root = package.NewFolder("languages");
        File.WriteAllText(Path.Combine(root, "All.slnx"), $"<Solution>{string.Concat(Versions.Select(version => $"""<Project Path="{version}/{version}.csproj" />"""))}</Solution>");
        foreach (var version in Versions)
            Add(root, version);

        Assert.Equal(Versions.Order().SelectMany(version => new[] { $"{version}.cs(12,35): FDRY2001", $"{version}.cs(12,41): FDRY3001", $"{version}.cs(16,20): FDRY4004" }), await BuildAsync(root));
        await DotNet.RunAsync(root, "format", "analyzers", "All.slnx", "--severity", "warn", "--no-restore");
        Assert.Empty(await BuildAsync(root));
        Assert.All(Versions, version => Assert.Contains("FoundryAccess.Explain(ex)", File.ReadAllText(Path.Combine(root, version, version + ".cs"))));
    }

    private static async Task<string[]> BuildAsync(string root) => BuildOutput.Diagnostics(await DotNet.RunAsync(root, "build", "All.slnx", "--no-incremental", "-nologo"));

    private void Add(string root, string version)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, version)).FullName;
        File.WriteAllText(Path.Combine(folder, version + ".csproj"), package.Project($"<OutputType>Exe</OutputType><LangVersion>{version}</LangVersion><ImplicitUsings>disable</ImplicitUsings><Nullable>disable</Nullable>"));
        File.WriteAllText(Path.Combine(folder, version + ".cs"), """
            using System;
            using System.ClientModel;
            using System.ClientModel.Primitives;
            using OpenAI.Evals;

            namespace Consumer
            {
                public class Evaluations
                {
                    private static readonly Uri Endpoint = new Uri("https://my-resource.services.ai.azure.com/api/projects/my-project/openai/v1");
                    private static readonly EvaluationClient Client = new EvaluationClient(
                        new BearerTokenPolicy(null, "https://cognitiveservices.azure.com/.default"),
                        new EvaluationClientOptions { Endpoint = Endpoint });

                    public ClientResult Run(BinaryContent content) =>
                        Client.CreateEvaluationRun("evaluation", content);

                    public static void Main() { }
                }
            }

            """);
    }
}
