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

        Assert.Equal(["Reported.cs(9,31): FDRY2001"], await BuildAsync(folder));
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

    /// <summary>An address that only a settings file gives makes an info of a certain rule, which a default build does not print.</summary>
    [Theory]
    [InlineData("Default")]
    [InlineData("recommended", InSettings)]
    [InlineData("Strict", InSettings)]
    public async Task An_info_of_a_certain_rule_is_a_warning_from_Recommended_on(string mode, params string[] expected)
    {
        var folder = ProjectWithSettings(mode);
        Assert.Equal(expected, await FindingsAsync());

        // A user's line for the id says the same of all findings of the rule, in each mode.
        File.WriteAllText(Path.Combine(folder, ".editorconfig"), "root = true\n[*.cs]\ndotnet_diagnostic.FDRY1002.severity = suggestion\n");
        Assert.Empty(await FindingsAsync());
        File.WriteAllText(Path.Combine(folder, ".editorconfig"), "root = true\n[*.cs]\ndotnet_diagnostic.FDRY1002.severity = warning\n");
        Assert.Equal([InSettings], await FindingsAsync());

        async Task<string[]> FindingsAsync() => [.. (await BuildAsync(folder)).Where(found => found.EndsWith("FDRY1002"))];
    }

    private const string InSettings = "Program.cs(6,24): FDRY1002";

    private string ProjectWithSettings(string mode)
    {
        var folder = package.NewProject("""
            using System.ClientModel;

            Console.WriteLine(new OpenAI.OpenAIClient(
                new ApiKeyCredential(Environment.GetEnvironmentVariable("FOUNDRY_KEY")!), new OpenAI.OpenAIClientOptions
            {
                Endpoint = new Uri(Environment.GetEnvironmentVariable("FOUNDRY_ENDPOINT")!),
            }));
            """, $"<FoundryAnalysisMode>{mode}</FoundryAnalysisMode>");
        Directory.CreateDirectory(Path.Combine(folder, "Properties"));
        File.WriteAllText(Path.Combine(folder, "Properties", "launchSettings.json"), """
            { "profiles": { "Consumer": { "environmentVariables": { "FOUNDRY_ENDPOINT": "https://my-resource.openai.azure.com/" } } } }
            """);
        return folder;
    }

    /// <summary>No preset names a rule, except None: so a category line of the user decides, whatever the rule's level.</summary>
    [Theory]
    [InlineData("Default", ".editorconfig", "category-Foundry.Credentials.severity = none", "FDRY3002")]
    [InlineData("Default", ".editorconfig", "category-Foundry.Credentials.severity = warning", "FDRY2001", "FDRY2004", "FDRY3002")]
    [InlineData("Recommended", ".editorconfig", "category-Foundry.Credentials.severity = none", "FDRY3002")]
    [InlineData("Recommended", ".editorconfig", "category-Foundry.Credentials.severity = suggestion", "FDRY3002")]
    [InlineData("Recommended", ".globalconfig", "category-Foundry.Credentials.severity = none", "FDRY3002")]
    [InlineData("Recommended", ".editorconfig", "severity = none")]
    [InlineData("Recommended", ".editorconfig", "category-Foundry.Scopes.severity = none", "FDRY2001", "FDRY2004")]
    [InlineData("Strict", ".editorconfig", "category-Foundry.Credentials.severity = none", "FDRY3002")]
    [InlineData("None", ".editorconfig", "category-Foundry.Credentials.severity = warning")]
    public async Task A_category_line_of_the_user_wins(string mode, string file, string line, params string[] expected)
    {
        var folder = package.NewProject(
            Client("Reported") + "\nclass Program { static void Main() { } }",
            $"<FoundryAnalysisMode>{mode}</FoundryAnalysisMode><FoundryHostKind>worker</FoundryHostKind>");
        File.WriteAllText(Path.Combine(folder, "Likely.cs"), """
            using System.ClientModel.Primitives;
            using Azure.Identity;
            using OpenAI;

            public class Likely
            {
                public OpenAIClient Client { get; } = new(
                    new BearerTokenPolicy(new DefaultAzureCredential(), "https://ai.azure.com/.default"),
                    new OpenAIClientOptions { Endpoint = new Uri("https://my-resource.services.ai.azure.com/openai/v1") });
            }
            """);
        var header = file == ".globalconfig" ? "is_global = true\n" : "root = true\n[*.cs]\n";
        File.WriteAllText(Path.Combine(folder, file), header + $"dotnet_analyzer_diagnostic.{line}\n");
        Assert.Equal(expected, (await BuildAsync(folder)).Select(found => found[^8..]).Order());
    }

    private static async Task<string[]> BuildAsync(string folder) =>
        BuildOutput.Diagnostics(await DotNet.RunAsync(folder, "build", "--no-incremental", "-nologo"));

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
        Assert.Equal(reported, await BuildAsync(folder));
        File.WriteAllText(Path.Combine(folder, ".editorconfig"), "root = true\n[*]\ndotnet_diagnostic.FDRY4008.severity = none\n");
        Assert.Equal(reported, await BuildAsync(folder));
        File.WriteAllText(Path.Combine(folder, ".globalconfig"), "is_global = true\ndotnet_analyzer_diagnostic.category-Foundry.Access.severity = none\n");
        Assert.Equal(reported, await BuildAsync(folder));
        File.WriteAllText(Path.Combine(folder, ".globalconfig"), "is_global = true\ndotnet_diagnostic.FDRY4008.severity = none\n");
        Assert.Empty(await BuildAsync(folder));

        File.Delete(Path.Combine(folder, ".globalconfig"));
        var bicep = Path.Combine(folder, "infra", "main.bicep");
        File.WriteAllText(bicep, "#disable-next-line FDRY4008\n" + File.ReadAllText(bicep).Split('\n')[1]);
        Assert.Empty(await BuildAsync(folder));
        File.WriteAllText(bicep, File.ReadAllText(bicep).Replace("FDRY4008", "FDRY4009"));
        Assert.Equal(reported, await BuildAsync(folder));
    }

    [Theory]
    [InlineData("FoundryAnalysisMode", "Sternly", "one of Default, None, Recommended, Strict")]
    [InlineData("FoundryHostKind", "wroker", "one of web, worker, functions, apphost, console, library, test")]
    [InlineData("FoundryReadConfiguration", "flase", "one of true, false")]
    [InlineData("FoundryReadInfrastructure", "no", "one of true, false")]
    [InlineData("FoundryReportsInfrastructure", "yes", "one of true, false")]
    [InlineData("FoundryAccessHelper", "0", "one of true, false")]
    [InlineData("FoundryAnalysisMode", " strict ", null)]
    [InlineData("FoundryHostKind", "AppHost", null)]
    [InlineData("FoundryReadConfiguration", "False", null)]
    [InlineData("FoundryAccessHelper", "", null)]
    public async Task A_misspelt_value_of_a_property_is_named(string property, string value, string? expected)
    {
        var folder = package.NewProject("Console.WriteLine();", $"<{property}>{value}</{property}>");
        var output = await DotNet.RunAsync(folder, "build", "-nologo");
        if (expected is null)
            Assert.DoesNotContain("FDRY0001", output);
        else
            Assert.Matches($@"warning FDRY0001: {property} is '{value}', .*{expected}\.", output);
    }

    [Fact]
    public async Task The_project_file_silences_what_is_said_of_its_properties() => Assert.DoesNotContain("FDRY0001", await DotNet.RunAsync(
        package.NewProject("Console.WriteLine();", "<FoundryHostKind>wroker</FoundryHostKind><NoWarn>$(NoWarn);FDRY0001</NoWarn>"), "build", "-nologo"));

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
        Assert.Equal(expected, await BuildAsync(folder));
    }
}
