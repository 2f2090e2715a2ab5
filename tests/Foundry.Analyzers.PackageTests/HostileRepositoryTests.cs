using System.Diagnostics;
using System.Text.Json;

namespace Foundry.Analyzers.PackageTests;

/// <summary>A build reads files of a repository that anybody may have named, linked or planted.</summary>
[Collection(PackageCollection.Name)]
public class HostileRepositoryTests(PackedPackage package)
{
    /// <summary>It compiles only where no name of a file became an option, and FDRY3002 is reported only where none became a property.</summary>
    private const string Program = """
        using System.ClientModel.Primitives;
        using Azure.Identity;
        using OpenAI.Chat;

        #if INJECTED
        #error A file name became an option of the compiler.
        #endif

        var policy = new BearerTokenPolicy(new DefaultAzureCredential(), "https://management.azure.com/.default");
        Console.WriteLine(new ChatClient("gpt", policy, new() { Endpoint = new Uri("https://r.openai.azure.com/openai/v1/") }));
        """;

    /// <summary>Names that every file system here takes; Windows takes none of the unsafe ones.</summary>
    private static readonly string[] UnsafeNames =
    [
        "a\n-define:INJECTED;x.bicep", "a\r-define:INJECTED;x.bicep", "a\" -define:INJECTED \".bicep", "a]\nbuild_property.FoundryHostKind = test\n[b.bicep",
        "a\u2028b.bicep", "a\u0085b.bicep", "a\u007f.bicep",
    ];

    private static readonly string[] SafeNames = ["a'b.bicep", "a;b.bicep", "$(OutputType).bicep", "a%41.bicep", "[a].bicep", "a(b.bicep", "@(Compile).bicep", "ä.bicep"];

    [UnixFact]
    public async Task File_names_do_not_become_compiler_options()
    {
        var folder = NewRepository();
        foreach (var name in UnsafeNames.Concat(SafeNames))
            await File.WriteAllTextAsync(Path.Combine(folder, "infra", name), "param a string\n");

        Assert.Equal(SafeNames.Order(StringComparer.Ordinal), (await InfrastructureAsync(folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["Program.cs(9,66): FDRY3002"], BuildOutput.Diagnostics(await DotNet.RunAsync(App(folder), "build", "-nologo", "--no-incremental")));
    }

    [UnixFact]
    public async Task Names_of_folders_and_settings_files_do_not_become_compiler_options()
    {
        var folder = NewRepository();
        Directory.CreateDirectory(Path.Combine(folder, "infra", "a\n-define:INJECTED;b"));
        await File.WriteAllTextAsync(Path.Combine(folder, "infra", "a\n-define:INJECTED;b", "main.bicep"), "param a string\n");
        await File.WriteAllTextAsync(Path.Combine(App(folder), "appsettings.\n-define:INJECTED;.json"), "{ }");

        Assert.Equal(["Program.cs(9,66): FDRY3002"], BuildOutput.Diagnostics(await DotNet.RunAsync(App(folder), "build", "-nologo", "--no-incremental")));
    }

    [UnixFact]
    public async Task Links_pipes_and_devices_are_not_read()
    {
        var folder = NewRepository();
        var outside = package.NewFolder("outside");
        await File.WriteAllTextAsync(Path.Combine(outside, "main.bicep"), "param a string\n");
        File.CreateSymbolicLink(Path.Combine(folder, "infra", "link.bicep"), Path.Combine(outside, "main.bicep"));
        File.CreateSymbolicLink(Path.Combine(folder, "infra", "endless.bicep"), "/dev/zero");
        Directory.CreateSymbolicLink(Path.Combine(folder, "infra", "link"), outside);
        Directory.CreateSymbolicLink(Path.Combine(folder, "hooks"), outside);
        foreach (var pipe in new[] { "infra/pipe.bicep", "scripts/pipe.sh", "src/App/appsettings.json", "foundry.access.json" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, pipe))!);
            using var made = Process.Start("mkfifo", [Path.Combine(folder, pipe)]);
            await made.WaitForExitAsync();
        }

        Assert.Empty(await InfrastructureAsync(folder));
        Assert.Equal(["Program.cs(9,66): FDRY3002"], BuildOutput.Diagnostics(await DotNet.RunAsync(App(folder), "build", "-nologo", "--no-incremental")));
    }

    /// <summary>MSBuild changes such names, or takes them for patterns. They must not fail the build.</summary>
    [UnixFact]
    public async Task Names_that_the_build_cannot_hold_are_left_out()
    {
        var folder = NewRepository();
        await WriteAsync(folder, "infra/main.bicep", "param a string\n");
        await WriteAsync(folder, "infra/b\\s.bicep", "param a string\n");
        await WriteAsync(folder, "infra/e /main.bicep", "param a string\n");
        Directory.CreateDirectory(Path.Combine(folder, "infra", "a*b"));

        Assert.Equal(["main.bicep"], (await InfrastructureAsync(folder)).Select(Path.GetFileName));
        Assert.Equal("true", await LeftOutAsync(folder));
    }

    [Theory]
    [InlineData("infra/a/b/main.bicep", true)]
    [InlineData("infra/a/b/c/main.bicep", false)]
    public async Task Folder_in_which_no_file_is_found_is_left_out(string path, bool isRead)
    {
        var folder = NewRepository();
        await WriteAsync(folder, path, "param a string\n");

        Assert.Equal(isRead ? 1 : 0, (await InfrastructureAsync(folder)).Length);
        Assert.Equal(isRead ? "" : "true", await LeftOutAsync(folder));
    }

    [UnixFact]
    public async Task Linked_manifest_is_left_out()
    {
        var folder = NewRepository();
        await WriteAsync(folder, "infra/main.bicep", "param a string\n");
        await WriteAsync(folder, "other.json", "{ }");
        File.CreateSymbolicLink(Path.Combine(folder, "foundry.access.json"), Path.Combine(folder, "other.json"));

        Assert.DoesNotContain(await AdditionalFilesAsync(folder), file => file.EndsWith("foundry.access.json", StringComparison.Ordinal));
        Assert.Equal("true", await LeftOutAsync(folder));
    }

    [UnixFact]
    public async Task Linked_application_host_is_not_read()
    {
        var folder = NewRepository();
        File.Delete(Path.Combine(folder, "azure.yaml"));
        var outside = package.NewFolder("outside");
        await WriteAsync(outside, "azure.yaml", "name: outside\n");
        await WriteAsync(outside, "infra/main.bicep", "param a string\n");
        Directory.CreateSymbolicLink(Path.Combine(folder, "src", "X.AppHost"), outside);

        Assert.DoesNotContain(await AdditionalFilesAsync(folder), file => file.Contains("AppHost"));
    }

    /// <summary>What lies above the repository is somebody else's.</summary>
    [Theory]
    [InlineData("checkout", "", false)]
    [InlineData("worktree", "", false)]
    [InlineData("checkout", "../../..", true)]
    [InlineData("none", "", false)]
    [InlineData("none", "../../..", true)]
    public async Task Files_above_the_repository_do_not_count(string kind, string root, bool areRead)
    {
        var above = package.NewFolder("above");
        Directory.Delete(Path.Combine(above, ".git"), recursive: true);
        var folder = Directory.CreateDirectory(Path.Combine(above, "repository")).FullName;
        if (kind == "checkout")
            Directory.CreateDirectory(Path.Combine(folder, ".git"));
        if (kind != "none")
            await File.WriteAllTextAsync(kind == "checkout" ? Path.Combine(folder, ".git", "HEAD") : Path.Combine(folder, ".git"), "ref: refs/heads/main\n");
        await WriteAsync(above, "foundry.access.json", "{ }");
        await WriteAsync(above, "azure.yaml", "name: above\n");
        await WriteAsync(above, "infra/main.bicep", "param a string\n");
        await WriteAsync(folder, "src/App/App.csproj", package.Project("<OutputType>Exe</OutputType>"));

        var files = await AdditionalFilesAsync(folder, root.Length == 0 ? [] : [$"-p:FoundryRoot={root}"]);
        Assert.Equal(areRead, files.Contains(Path.Combine(above, "foundry.access.json")));
        Assert.Equal(areRead, files.Contains(Path.Combine(above, "infra", "main.bicep")));
    }

    [Theory]
    [InlineData("none", "src/App")]
    [InlineData("none", "src")]
    [InlineData("checkout", "src")]
    [InlineData("checkout", "")]
    public async Task Files_of_the_repository_count(string kind, string at)
    {
        var folder = package.NewFolder("repository");
        if (kind == "none")
            Directory.Delete(Path.Combine(folder, ".git"), recursive: true);
        await WriteAsync(folder, Path.Combine(at, "foundry.access.json"), "{ }");
        await WriteAsync(folder, Path.Combine(at, "azure.yaml"), "name: own\n");
        await WriteAsync(folder, Path.Combine(at, "infra", "core", "main.bicep"), "param a string\n");
        await WriteAsync(folder, "src/App/App.csproj", package.Project("<OutputType>Exe</OutputType>"));

        var files = await AdditionalFilesAsync(folder);
        Assert.Contains(Path.Combine(folder, at, "foundry.access.json"), files);
        Assert.Contains(Path.Combine(folder, at, "infra", "core", "main.bicep"), files);
    }

    /// <summary>An AppHost beside the project is outside where the project is the root of its repository.</summary>
    [Fact]
    public async Task A_neighbour_of_the_repository_does_not_count()
    {
        var above = package.NewFolder("above");
        await WriteAsync(above, "X.AppHost/azure.yaml", "name: above\n");
        await WriteAsync(above, "X.AppHost/infra/main.bicep", "param a string\n");
        await WriteAsync(above, "repository/src/App/.git", "gitdir: elsewhere\n");
        await WriteAsync(above, "repository/src/Y.AppHost/azure.yaml", "name: beside\n");
        await WriteAsync(above, "repository/src/App/App.csproj", package.Project("<OutputType>Exe</OutputType>"));

        Assert.DoesNotContain(await AdditionalFilesAsync(Path.Combine(above, "repository")), file => file.Contains("AppHost"));
    }

    [Fact]
    public async Task A_root_that_does_not_hold_the_project_is_named()
    {
        var folder = NewRepository();
        var output = await DotNet.RunAsync(App(folder), "build", "-nologo", "-p:FoundryRoot=../Other");
        Assert.Contains("FoundryRoot is '../Other'", output);
        Assert.Empty(await InfrastructureAsync(folder, "-p:FoundryRoot=../Other"));
    }

    private static string App(string folder) => Path.Combine(folder, "src", "App");

    /// <summary>A checkout with a program, <c>azure.yaml</c> and an empty folder <c>infra</c>.</summary>
    private string NewRepository()
    {
        var folder = package.NewFolder("hostile");
        Directory.CreateDirectory(Path.Combine(folder, "infra"));
        Directory.CreateDirectory(App(folder));
        File.WriteAllText(Path.Combine(folder, "azure.yaml"), "name: hostile\n");
        File.WriteAllText(Path.Combine(App(folder), "App.csproj"), package.Project("<OutputType>Exe</OutputType>"));
        File.WriteAllText(Path.Combine(App(folder), "Program.cs"), Program);
        return folder;
    }

    private static Task WriteAsync(string folder, string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
        return File.WriteAllTextAsync(Path.Combine(folder, path), text);
    }

    /// <summary>The files below <c>infra</c> that the compiler gets.</summary>
    private static async Task<string[]> InfrastructureAsync(string folder, params string[] more) =>
        (await AdditionalFilesAsync(folder, more)).Where(file => file.StartsWith(Path.Combine(folder, "infra"), StringComparison.Ordinal)).ToArray();

    private static async Task<string[]> AdditionalFilesAsync(string folder, params string[] more)
    {
        await DotNet.RunAsync(App(folder), "restore");
        var text = await DotNet.RunAsync(App(folder), ["msbuild", "-t:GenerateMSBuildEditorConfigFile", "-getItem:AdditionalFiles", .. more]);
        using var output = JsonDocument.Parse(text[..(text.LastIndexOf('}') + 1)]);
        return output.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray().Select(item => item.GetProperty("FullPath").GetString()!).ToArray();
    }

    /// <summary>The property that tells the rules whether a file was left out.</summary>
    private static async Task<string> LeftOutAsync(string folder)
    {
        const string Property = "_FoundryLeavesOutInfrastructure";
        return (await DotNet.RunAsync(App(folder), "msbuild", "-t:GenerateMSBuildEditorConfigFile", $"-getProperty:{Property}")).Trim();
    }

    private sealed class UnixFactAttribute : FactAttribute
    {
        public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no such names and no pipes in folders." : null;
    }
}
