using System.Text.RegularExpressions;

namespace Foundry.Access.Tool.Loading;

/// <summary>
/// The files that a build hands to the rules, found without a build: the manifest, the settings and the infrastructure. The build
/// assets of Foundry.Analyzers are the definition; a test compares the two on the samples.
/// </summary>
internal static partial class DeclaringFiles
{
    private const int Depth = 8;

    private static readonly string[] Templates = [".bicep", ".bicepparam", ".json", ".txt"];
    private static readonly string[] Scripts = [".ps1", ".sh", ".azcli", ".cmd", ".bat"];
    private static readonly string[] YamlNames = ["azure.yaml", "azure.yml"];

    public static IEnumerable<string> Of(ProjectFile project)
    {
        var files = Manifest(project.Folder)
            .Concat(Settings(project.Folder))
            .Concat(Infrastructure(project.Folder))
            .Concat(AppHosts(project));
        return files.Where(IsSafe).Distinct();
    }

    private static IEnumerable<string> Manifest(string folder) => Above(folder, "foundry.access.json").Take(1);

    private static IEnumerable<string> Settings(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "appsettings*.json"),
        Path.Combine(folder, "local.settings.json"),
        Path.Combine(folder, "Properties", "launchSettings.json"),
    ];

    private static IEnumerable<string> Infrastructure(string folder)
    {
        if (YamlNames.SelectMany(name => Above(folder, name)).FirstOrDefault() is not { } yaml)
            return [];

        var root = Path.GetDirectoryName(yaml)!;
        var infra = Below(Path.Combine(root, "infra"), Depth).ToArray();
        var scripts = infra.Concat(FilesIn(Path.Combine(root, "hooks"))).Concat(FilesIn(Path.Combine(root, "scripts")));
        return
        [
            yaml,
            .. infra.Where(static file => HasExtension(file, Templates)),
            .. scripts.Where(static file => HasExtension(file, Scripts)),
        ];
    }

    /// <summary>The project files and sources of the Aspire application hosts beside the project.</summary>
    private static IEnumerable<string> AppHosts(ProjectFile project)
    {
        if (Path.GetDirectoryName(project.Folder) is not { } beside)
            return [];

        return Directory.EnumerateDirectories(beside, "*AppHost")
            .Where(folder => folder != project.Folder && !IsLink(folder))
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "*AppHost.csproj")
                .Append(Path.Combine(folder, "AppHost.cs"))
                .Append(Path.Combine(folder, "Program.cs")));
    }

    /// <summary>The files of a name in a folder and above it, inside the repository.</summary>
    private static IEnumerable<string> Above(string folder, string name)
    {
        var root = Ancestors(folder).FirstOrDefault(static ancestor => Path.Exists(Path.Combine(ancestor, ".git")))
            ?? Path.GetDirectoryName(folder)
            ?? folder;
        return Ancestors(folder)
            .TakeWhile(ancestor => ancestor.Length >= root.Length)
            .Select(ancestor => Path.Combine(ancestor, name))
            .Where(File.Exists);
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
            yield return at;
    }

    private static IEnumerable<string> Below(string folder, int depth)
    {
        if (depth == 0 || !Directory.Exists(folder) || IsLink(folder))
            return [];

        var inside = Directory.EnumerateDirectories(folder)
            .Where(static sub => Path.GetFileName(sub) is not ("bin" or "obj" or "node_modules"));
        return FilesIn(folder).Concat(inside.SelectMany(sub => Below(sub, depth - 1)));
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.Exists(folder) && !IsLink(folder) ? Directory.EnumerateFiles(folder) : [];

    private static bool HasExtension(string file, string[] extensions) =>
        extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it is a regular file with something in it and an ordinary name.</summary>
    private static bool IsSafe(string file) =>
        File.Exists(file) && !IsLink(file) && new FileInfo(file).Length > 0 && !UnsafeName().IsMatch(file);

    private static bool IsLink(string path) => File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint);

    [GeneratedRegex("[\\x00-\\x1F\\x22\\x7F-\\x9F\\u2028\\u2029]")]
    private static partial Regex UnsafeName();
}
