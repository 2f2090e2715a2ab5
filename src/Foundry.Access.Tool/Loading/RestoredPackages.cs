using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace Foundry.Access.Tool.Loading;

/// <summary>What <c>dotnet restore</c> found for a project, read from <c>obj/project.assets.json</c>.</summary>
/// <param name="Assemblies">The assemblies of packages and frameworks, for the first target framework.</param>
/// <param name="Projects">The project files that it references, the indirect ones too.</param>
internal sealed record RestoredPackages(IReadOnlyList<MetadataReference> Assemblies, IReadOnlyList<string> Projects)
{
    /// <summary>Reads the file; null if the project is not restored.</summary>
    public static RestoredPackages? Of(ProjectFile project, SharedAssemblies shared)
    {
        var path = Path.Combine(project.Folder, "obj", "project.assets.json");
        if (!File.Exists(path))
            return null;

        try
        {
            using var assets = JsonDocument.Parse(File.ReadAllText(path));
            return new(
                [
                    .. Files(assets.RootElement)
                        .Where(File.Exists)
                        .Distinct()
                        .Select(shared.At),
                ],
                [
                    .. ProjectsIn(assets.RootElement)
                        .Select(relative => Path.GetFullPath(relative.Replace('\\', '/'), project.Folder)),
                ]);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Files(JsonElement assets)
    {
        var folders = assets.GetProperty("packageFolders").EnumerateObject().Select(static folder => folder.Name).ToArray();
        var libraries = assets.GetProperty("libraries");
        foreach (var library in assets.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject())
        {
            if (!library.Value.TryGetProperty("compile", out var compile)
                || !libraries.GetProperty(library.Name).TryGetProperty("path", out var path))
                continue;

            foreach (var file in compile.EnumerateObject())
            {
                if (file.Name.EndsWith(".dll", StringComparison.Ordinal))
                    yield return InFirst(folders, path.GetString()!, file.Name);
            }
        }

        var framework = assets.GetProperty("project").GetProperty("frameworks").EnumerateObject().First();
        if (!framework.Value.TryGetProperty("frameworkReferences", out var references))
            yield break;
        foreach (var file in references.EnumerateObject().SelectMany(reference => FrameworkFiles(reference.Name, framework.Name)))
            yield return file;
    }

    private static IEnumerable<string> ProjectsIn(JsonElement assets) => assets.GetProperty("libraries").EnumerateObject()
        .Where(static library => library.Value.TryGetProperty("msbuildProject", out _))
        .Select(static library => library.Value.GetProperty("msbuildProject").GetString()!);

    private static string InFirst(string[] folders, string library, string file) =>
        folders.Select(folder => Path.Combine(folder, library, file)).FirstOrDefault(File.Exists) ?? "";

    /// <summary>
    /// The reference assemblies of a shared framework, or its assemblies, from the installation that runs the tool.
    /// </summary>
    private static IEnumerable<string> FrameworkFiles(string name, string framework)
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var root = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        var folders = Newest(Path.Combine(root, "packs", name + ".Ref"))
            .Select(version => Path.Combine(version, "ref", framework))
            .Concat(Newest(Path.Combine(root, "shared", name)));
        return folders.FirstOrDefault(Directory.Exists) is { } folder ? Directory.EnumerateFiles(folder, "*.dll") : [];
    }

    private static IEnumerable<string> Newest(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder).OrderByDescending(static version =>
            Version.TryParse(Path.GetFileName(version).Split('-')[0], out var number) ? number : new())
        : [];
}
