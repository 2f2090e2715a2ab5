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

    [Fact]
    public async Task The_project_file_silences_a_rule_or_makes_it_fail_the_build()
    {
        var silenced = package.NewProject(Client("Silenced") + "\nclass Program { static void Main() { } }", "<NoWarn>$(NoWarn);FDRY2001</NoWarn>");
        Assert.Equal(["Program.cs(9,38): FDRY3002"], BuildOutput.Diagnostics(await DotNet.RunAsync(silenced, "build", "-nologo")));

        var failing = package.NewProject(Client("Failing") + "\nclass Program { static void Main() { } }", "<WarningsAsErrors>$(WarningsAsErrors);FDRY2001</WarningsAsErrors>");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => DotNet.RunAsync(failing, "build", "-nologo"));
        Assert.Contains("Program.cs(9,31): error FDRY2001", failure.Message);
        Assert.Contains("Program.cs(9,38): warning FDRY3002", failure.Message);
    }

    /// <summary>Nothing but a global config speaks of files that are no C#.</summary>
    [Fact]
    public async Task A_global_config_reaches_the_infrastructure_and_an_editorconfig_does_not()
    {
        var folder = package.NewProject("Console.WriteLine();", "<FoundryAnalysisMode>Recommended</FoundryAnalysisMode>");
        File.WriteAllText(Path.Combine(folder, "azure.yaml"), "name: consumer\n");
        Directory.CreateDirectory(Path.Combine(folder, "infra"));
        File.WriteAllText(Path.Combine(folder, "infra", "main.bicep"), """
            // The id is Contributor's.
            var foundryUserRoleId = 'b24988ac-6180-42a0-ab88-20f7382dd24c'
            """);

        string[] reported = ["main.bicep(2,25): FDRY4008"];
        Assert.Equal(reported, BuildOutput.Diagnostics(await DotNet.RunAsync(folder, "build", "--no-incremental", "-nologo")));
        File.WriteAllText(Path.Combine(folder, ".editorconfig"), "root = true\n[*]\ndotnet_diagnostic.FDRY4008.severity = none\n");
        Assert.Equal(reported, BuildOutput.Diagnostics(await DotNet.RunAsync(folder, "build", "--no-incremental", "-nologo")));
        File.WriteAllText(Path.Combine(folder, ".globalconfig"), "is_global = true\ndotnet_diagnostic.FDRY4008.severity = none\n");
        Assert.Empty(BuildOutput.Diagnostics(await DotNet.RunAsync(folder, "build", "--no-incremental", "-nologo")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("worker", "Program.cs(4,51): FDRY2004")]
    [InlineData("Test")]
    public async Task What_the_project_says_it_is_decides(string hostKind, params string[] expected)
    {
        var folder = package.NewProject("""
            using System.ClientModel.Primitives;
            using Azure.Identity;

            _ = new OpenAI.OpenAIClient(new BearerTokenPolicy(new DefaultAzureCredential(), "https://ai.azure.com/.default"),
                new OpenAI.OpenAIClientOptions { Endpoint = new Uri("https://my-resource.services.ai.azure.com/openai/v1") });
            """, $"<FoundryAnalysisMode>Recommended</FoundryAnalysisMode><FoundryHostKind>{hostKind}</FoundryHostKind>");
        Assert.Equal(expected, BuildOutput.Diagnostics(await DotNet.RunAsync(folder, "build", "--no-incremental", "-nologo")));
    }
}
