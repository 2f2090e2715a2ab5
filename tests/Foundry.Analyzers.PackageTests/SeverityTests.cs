namespace Foundry.Analyzers.PackageTests;

/// <summary>Whatever the mode: what the user says of a rule, in any of the places there are for it, wins.</summary>
[Collection(PackageCollection.Name)]
public class SeverityTests(PackedPackage package)
{
    private static string Client(string name, string before = "") => $$"""
        using System.ClientModel.Primitives;
        using System.Diagnostics.CodeAnalysis;
        using OpenAI;

        {{before}}
        public class {{name}}
        {
            public OpenAIClient Client { get; } = new(
                new BearerTokenPolicy(null!, "https://management.azure.com/.default"),
                new OpenAIClientOptions { Endpoint = new Uri("https://my-resource.services.ai.azure.com/openai/v1") });
        }
        """;

    [Theory]
    [InlineData("None")]
    [InlineData("Default")]
    [InlineData("Recommended")]
    [InlineData("Strict")]
    public async Task The_user_wins(string mode)
    {
        var folder = package.NewProject("Console.WriteLine();", $"<FoundryAnalysisMode>{mode}</FoundryAnalysisMode>");
        (string Name, string Text)[] files =
        [
            ("Reported.cs", Client("Reported")),
            ("ByPragma.cs", Client("ByPragma", "#pragma warning disable FDRY2001")),
            ("ByAttribute.cs", Client("ByAttribute", "[SuppressMessage(\"Foundry.Credentials\", \"FDRY2001\")]")),
            ("Legacy/ByGlob.cs", Client("ByGlob")),
            (".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.FDRY2001.severity = warning\n[Legacy/**.cs]\ndotnet_diagnostic.FDRY2001.severity = none\n"),
            (".globalconfig", "is_global = true\ndotnet_diagnostic.FDRY3002.severity = none\n"),
        ];
        Directory.CreateDirectory(Path.Combine(folder, "Legacy"));
        foreach (var (name, text) in files)
            File.WriteAllText(Path.Combine(folder, name), text);

        Assert.Equal(["Reported.cs(9,31): FDRY2001"], BuildOutput.Diagnostics(await DotNet.RunAsync(folder, "build", "--no-incremental", "-nologo")));
    }
}
