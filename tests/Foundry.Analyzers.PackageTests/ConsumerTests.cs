using System.Text.Json;
using System.Text.RegularExpressions;

namespace Foundry.Analyzers.PackageTests;

/// <summary>A fresh project outside the repository, with the package and the real OpenAI and Azure.Identity packages.</summary>
[Collection(PackageCollection.Name)]
public class ConsumerTests(PackedPackage package)
{
    private const string Wrong = """
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using OpenAI;
        using OpenAI.Chat;
        using OpenAI.Evals;

        var endpoint = new Uri("https://my-resource.services.ai.azure.com/api/projects/my-project/openai/v1");
        var policy = new BearerTokenPolicy(null!, "https://cognitiveservices.azure.com/.default");
        var chat = new ChatClient("gpt", policy, new OpenAIClientOptions { Endpoint = endpoint });
        var evaluations = new EvaluationClient(
            new BearerTokenPolicy(null!, "https://management.azure.com/.default"), // kept
            new EvaluationClientOptions { Endpoint = endpoint });

        evaluations.CreateEvaluationRun("id", BinaryContent.Create(BinaryData.FromString("{}")));
        Console.WriteLine(chat.CompleteChat("Hello").Value.Content[0].Text);
        """;

    private const string Repaired = """
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using Azure.Identity;
        using Foundry.Access;
        using OpenAI;
        using OpenAI.Chat;
        using OpenAI.Evals;

        var endpoint = new Uri("https://my-resource.services.ai.azure.com/api/projects/my-project/openai/v1");
        var policy = new BearerTokenPolicy(new DefaultAzureCredential(), "https://ai.azure.com/.default");
        var chat = new ChatClient("gpt", policy, new OpenAIClientOptions { Endpoint = endpoint });
        var evaluations = new EvaluationClient(
            new BearerTokenPolicy(new DefaultAzureCredential(), "https://ai.azure.com/.default"), // kept
            new EvaluationClientOptions { Endpoint = endpoint });

        try
        {
            evaluations.CreateEvaluationRun("id", BinaryContent.Create(BinaryData.FromString("{}")));
        }
        catch (Exception ex) when (FoundryAccess.IsAccessFailure(ex))
        {
            throw new InvalidOperationException(FoundryAccess.Explain(ex).Message, ex);
        }
        Console.WriteLine(chat.CompleteChat("Hello").Value.Content[0].Text);
        """;

    private string NewProject(string program, string properties = "", string packages = "") => package.NewProject(program, properties, packages);

    private static async Task<string[]> BuildAsync(string folder, params string[] more) =>
        BuildOutput.Diagnostics(await DotNet.RunAsync(folder, ["build", "--no-incremental", "-nologo", .. more]));

    [Fact]
    public async Task Warns_repairs_and_is_clean()
    {
        var folder = NewProject(Wrong);

        Assert.Equal(
        [
            "Program.cs(8,36): FDRY2001",
            "Program.cs(8,43): FDRY3001",
            "Program.cs(11,27): FDRY2001",
            "Program.cs(11,34): FDRY3002",
            "Program.cs(14,13): FDRY4004",
        ], await BuildAsync(folder, "-p:ErrorLog=build.sarif%2cversion=2.1"));
        VerifyLog(Path.Combine(folder, "build.sarif"));

        await DotNet.RunAsync(folder, "format", "analyzers", "--severity", "info", "--no-restore");
        Assert.Equal(Repaired.ReplaceLineEndings("\n"), File.ReadAllText(Path.Combine(folder, "Program.cs")).ReplaceLineEndings("\n"));

        Assert.Empty(await BuildAsync(folder));
    }

    [Fact]
    public async Task A_refused_call_is_declared_in_the_manifest_by_its_fix()
    {
        var folder = NewProject("""
            using System.ClientModel.Primitives;
            using Azure.Identity;
            using OpenAI.Responses;

            var responses = new ResponsesClient(
                new BearerTokenPolicy(new DefaultAzureCredential(), "https://ai.azure.com/.default"),
                new ResponsesClientOptions { Endpoint = new Uri("https://my-resource.services.ai.azure.com/api/projects/my-project/openai/v1") });
            Console.WriteLine(responses.CreateResponse("gpt", "Hello").Value.GetOutputText());
            """);
        var manifest = Path.Combine(folder, "foundry.access.json");
        File.WriteAllText(manifest, """
            {
              "version": 1,
              "complete": true,
              "identities": { "app": { "kind": "managedIdentity" } },
              "grants": [
                { "identity": "app", "role": "Cognitive Services OpenAI User", "scope": "account" }
              ]
            }
            """);

        Assert.Equal(["Program.cs(8,29): FDRY4001"], await BuildAsync(folder));

        await DotNet.RunAsync(folder, "format", "analyzers", "--severity", "info", "--no-restore");
        Assert.Contains("53ca6127-db72-4b80-b1b0-d745d6d5456d", File.ReadAllText(manifest));
        Assert.Empty(await BuildAsync(folder));
    }

    private static void VerifyLog(string path)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(path));
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        var run = log.RootElement.GetProperty("runs")[0];
        var ids = run.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("ruleId").GetString()!).Where(id => id.StartsWith("FDRY")).Order();
        Assert.Equal(["FDRY2001", "FDRY2001", "FDRY3001", "FDRY3002", "FDRY4004"], ids);

        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToDictionary(rule => rule.GetProperty("id").GetString()!);
        foreach (var id in ids.Distinct())
        {
            Assert.EndsWith($"/docs/rules/{id}.md", rules[id].GetProperty("helpUri").GetString());
            Assert.NotEmpty(rules[id].GetProperty("shortDescription").GetProperty("text").GetString()!);
            Assert.NotEmpty(rules[id].GetProperty("fullDescription").GetProperty("text").GetString()!);
        }
    }

    [Fact]
    public async Task A_mode_switches_the_rules_and_the_user_s_own_severity_wins()
    {
        var folder = NewProject(Wrong, "<FoundryAnalysisMode>None</FoundryAnalysisMode>");
        Assert.Empty(await BuildAsync(folder));

        File.WriteAllText(Path.Combine(folder, ".editorconfig"), "root = true\n[*.cs]\ndotnet_diagnostic.FDRY4004.severity = warning\n");
        Assert.Equal(["Program.cs(14,13): FDRY4004"], await BuildAsync(folder));
    }

    [Theory]
    [InlineData("appsettings.json", """
        {
          "Foundry": { "Endpoint": "https://my-resource.services.ai.azure.com/api/projects/my-project/openai/v1" }
        }
        """, "new ConfigurationBuilder().AddJsonFile(\"appsettings.json\").Build()[\"Foundry:Endpoint\"]")]
    [InlineData("Properties/launchSettings.json", """
        {
          "profiles": { "Consumer": { "environmentVariables": { "FOUNDRY_ENDPOINT": "https://my-resource.services.ai.azure.com/api/projects/my-project/openai/v1" } } }
        }
        """, "Environment.GetEnvironmentVariable(\"FOUNDRY_ENDPOINT\")")]
    public async Task Settings_files_are_read_unless_switched_off(string file, string settings, string read)
    {
        var folder = NewProject($$"""
            using System.ClientModel.Primitives;
            using Azure.Identity;
            using Microsoft.Extensions.Configuration;
            using OpenAI;

            var endpoint = {{read}} ?? throw new InvalidOperationException("No endpoint.");
            var policy = new BearerTokenPolicy(new DefaultAzureCredential(), "https://cognitiveservices.azure.com/.default");
            Console.WriteLine(new OpenAIClient(policy, new OpenAIClientOptions { Endpoint = new Uri(endpoint) }));
            Console.WriteLine(typeof(IConfiguration));
            """, packages: """<PackageReference Include="Microsoft.Extensions.Configuration.Json" Version="10.0.11" />""");
        Directory.CreateDirectory(Path.Combine(folder, "Properties"));
        File.WriteAllText(Path.Combine(folder, file), settings);

        // What only a file proves is an info, which a build does not print unless it is raised.
        File.WriteAllText(Path.Combine(folder, ".editorconfig"), "root = true\n[*.cs]\ndotnet_diagnostic.FDRY3001.severity = warning\n");

        Assert.Equal(["Program.cs(7,66): FDRY3001"], await BuildAsync(folder));
        Assert.Empty(await BuildAsync(folder, "-p:FoundryReadConfiguration=false"));

        // Handed over by the project as well, the file is there once.
        var project = Path.Combine(folder, "Consumer.csproj");
        File.WriteAllText(project, File.ReadAllText(project).Replace("</Project>", $"""<ItemGroup><AdditionalFiles Include="{file}" /></ItemGroup></Project>"""));
        Assert.Equal(["Program.cs(7,66): FDRY3001"], await BuildAsync(folder));
        var items = await DotNet.RunAsync(folder, "build", "-nologo", "--no-restore", "-t:CoreCompile", "-getItem:AdditionalFiles");
        Assert.Equal(2, items.Split($"\"Filename\": \"{Path.GetFileNameWithoutExtension(file)}\"").Length);
        Assert.Empty(await BuildAsync(folder, "-p:FoundryReadConfiguration=false"));

        await DotNet.RunAsync(folder, "format", "analyzers", "--no-restore");
        Assert.Contains("\"https://ai.azure.com/.default\"", File.ReadAllText(Path.Combine(folder, "Program.cs")));
    }

    [Fact]
    public async Task Files_of_the_infrastructure_are_handed_over_once_unless_switched_off()
    {
        var folder = NewProject("Console.WriteLine();");
        string[] files =
        [
            "infra/main.bicep", "infra/core/role.bicep", "infra/main.bicepparam", "infra/main.parameters.json", "infra/roles.sh", "infra/node_modules/x/package.json", "infra/bin/x.bicep",
            "hooks/roles.ps1", "scripts/roles.cmd", "scripts/more/roles.sh", "other/main.bicep", "other/core/role.json", "src/Api/Api.csproj", "src/deep/er/Er.csproj",
        ];
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
            File.WriteAllText(Path.Combine(folder, file), "\n");
        }

        await DotNet.RunAsync(folder, "restore", "Consumer.csproj");
        Assert.Empty(await InfrastructureAsync(folder));

        File.WriteAllText(Path.Combine(folder, "azure.yaml"), "name: consumer\n");
        string[] common = ["azureYaml azure.yaml", "project Consumer.csproj", "project src/Api/Api.csproj", "script hooks/roles.ps1", "script scripts/roles.cmd"];
        string[] expected =
        [
            "arm infra/main.parameters.json", "bicep infra/core/role.bicep", "bicep infra/main.bicep", "bicepparam infra/main.bicepparam", "script infra/roles.sh", .. common,
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), await InfrastructureAsync(folder));
        Assert.Equal(common.Concat(["arm other/core/role.json", "bicep other/main.bicep"]).Order(StringComparer.Ordinal), await InfrastructureAsync(folder, "-p:FoundryInfraRoot=other"));
        Assert.Empty(await InfrastructureAsync(folder, "-p:FoundryReadInfrastructure=false"));

        // Handed over by the project as well, a file is there once; and the project of a sibling AppHost is marked.
        var project = Path.Combine(folder, "Consumer.csproj");
        var host = Path.Combine(folder, "src", "X.AppHost", "X.AppHost.csproj");
        Directory.CreateDirectory(Path.GetDirectoryName(host)!);
        File.WriteAllText(host, "\n");
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(host)!, "AppHost.cs"), "\n");
        var text = File.ReadAllText(project).Replace("</Project>", """<ItemGroup><Compile Remove="**/*" /><AdditionalFiles Include="$(MSBuildThisFileDirectory)../../infra/main.bicep" FoundryKind="own" /></ItemGroup></Project>""");
        File.WriteAllText(Path.Combine(folder, "src", "Api", "Api.csproj"), text);
        await DotNet.RunAsync(Path.Combine(folder, "src", "Api"), "restore");
        Assert.Equal(expected.Except(["bicep infra/main.bicep"]).Concat(["own infra/main.bicep", "appHost src/X.AppHost/X.AppHost.csproj", "appHostSource src/X.AppHost/AppHost.cs"]).Order(StringComparer.Ordinal),
            (await InfrastructureAsync(Path.Combine(folder, "src", "Api"))).Select(file => file.Replace(" ../../", " ").Replace(" ../", " src/").Replace(" Api", " src/Api/Api")).Order(StringComparer.Ordinal));

        Assert.Contains("FoundryInfraRoot is 'nowhere'", await DotNet.RunAsync(folder, "build", "Consumer.csproj", "-nologo", "-p:FoundryInfraRoot=nowhere"));
    }

    /// <summary>The files that the compiler gets with a kind, each with its path from the folder.</summary>
    private static async Task<string[]> InfrastructureAsync(string folder, params string[] more)
    {
        var project = Directory.GetFiles(folder, "*.csproj").Single();
        using var output = JsonDocument.Parse(await DotNet.RunAsync(folder, ["msbuild", project, "-t:GenerateMSBuildEditorConfigFile", "-getItem:AdditionalFiles", .. more]));
        return output.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray()
            .Select(item => $"{item.GetProperty("FoundryKind").GetString()} {Path.GetRelativePath(folder, item.GetProperty("FullPath").GetString()!).Replace('\\', '/')}")
            .Order(StringComparer.Ordinal).ToArray();
    }

    [Theory]
    [InlineData("net10.0", "")]
    [InlineData("net9.0", "false")]
    public async Task Of_several_target_frameworks_the_first_one_reports_on_the_infrastructure(string framework, string expected)
    {
        var folder = NewProject("Console.WriteLine();", "<TargetFrameworks>;net10.0;net9.0</TargetFrameworks>");
        await DotNet.RunAsync(folder, "restore", $"-p:TargetFramework={framework}", "-p:TargetFrameworks=net10.0");
        var reports = await DotNet.RunAsync(folder, "msbuild", "-t:_FoundryAddInfrastructure", $"-p:TargetFramework={framework}", "-getProperty:FoundryReportsInfrastructure");
        Assert.Equal(expected, reports.Trim());
    }

    /// <summary>Two projects with two target frameworks each: four compilations, each of which reads the same files.</summary>
    [Fact]
    public async Task Infrastructure_that_several_share_is_reported_once()
    {
        var root = package.NewFolder("shared");
        File.WriteAllText(Path.Combine(root, "azure.yaml"), "name: shared\n");
        Directory.CreateDirectory(Path.Combine(root, "infra"));
        File.WriteAllText(Path.Combine(root, "infra", "main.bicep"), """
            param location string
            var foundryUserRoleId = 'b24988ac-6180-42a0-ab88-20f7382dd24c'

            resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
              name: 'contoso'
              location: location
              kind: 'AIServices'
            }

            resource app 'Microsoft.App/containerApps@2024-03-01' = {
              name: 'app'
              location: location
              identity: { type: 'SystemAssigned' }
            }

            resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
              scope: account
              name: guid(account.id)
              properties: {
                roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', foundryUserRoleId)
                principalId: app.identity.principalId
              }
            }
            """);
        foreach (var name in new[] { "A", "B" })
        {
            var folder = Directory.CreateDirectory(Path.Combine(root, "src", name)).FullName;
            var project = NewProject("", "<TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>");
            File.WriteAllText(Path.Combine(folder, name + ".csproj"), File.ReadAllText(Path.Combine(project, "Consumer.csproj")).Replace("<TargetFramework>net10.0</TargetFramework>", "").Replace("<OutputType>Exe</OutputType>", ""));
            File.WriteAllText(Path.Combine(folder, "Chat.cs"), """
                using Azure.Identity;
                using OpenAI.Chat;

                public class Chat(ChatClient client)
                {
                    public DefaultAzureCredential Credential { get; } = new();

                    public string Ask() => client.CompleteChat("Hello").Value.Content[0].Text;
                }
                """);
        }

        // The name of the variable is an info, which a build prints only when it is raised.
        File.WriteAllText(Path.Combine(root, ".globalconfig"), "is_global = true\ndotnet_diagnostic.FDRY4008.severity = warning\n");
        await DotNet.RunAsync(root, "new", "sln", "--name", "All", "--format", "sln");
        await DotNet.RunAsync(root, "sln", "All.sln", "add", "src/A/A.csproj", "src/B/B.csproj");
        var output = await DotNet.RunAsync(root, "build", "All.sln", "-nologo");

        // The summary says everything once more.
        var built = output[..output.IndexOf("Build succeeded", StringComparison.Ordinal)];
        Assert.Equal(["FDRY4002", "FDRY4008"], built.Split('\n').Where(line => line.Contains("main.bicep(")).Select(line => Regex.Match(line, "FDRY\\d+").Value).Order());
    }

    [Fact]
    public async Task A_test_project_is_left_alone()
    {
        var folder = NewProject(Wrong, "<IsTestProject>true</IsTestProject>");
        Assert.Empty(await BuildAsync(folder));
    }

    [Fact]
    public async Task The_access_helper_is_there_for_who_names_it_unless_switched_off()
    {
        var folder = NewProject("Console.WriteLine(Foundry.Access.FoundryAccess.Explain(new TimeoutException()).Kind);", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        Assert.Equal("Unknown", (await DotNet.RunAsync(folder, "run")).Trim());

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => DotNet.RunAsync(folder, "build", "-nologo", "-p:FoundryAccessHelper=false"));
        Assert.Equal(["Program.cs(1,19): CS0103"], BuildOutput.Diagnostics(failure.Message));
    }
}
