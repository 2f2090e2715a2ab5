using Foundry.Access.Tool.App;

namespace Foundry.Access.Tool.Loading;

/// <summary>What the user names: a solution, a project, or a folder that holds them.</summary>
/// <param name="Root">The folder that paths in a report are relative to.</param>
/// <param name="Solution">The solution, or null.</param>
/// <param name="Projects">The projects, if there is no solution.</param>
internal sealed record LoadTarget(string Root, string? Solution, IReadOnlyList<string> Projects)
{
    private static readonly string[] SolutionExtensions = [".sln", ".slnx", ".slnf"];
    private static readonly string[] ProjectExtensions = [".csproj", ".fsproj", ".vbproj"];
    private static readonly string[] NoSources = ["bin", "obj", "node_modules"];

    /// <summary>Finds the projects. Reads no file.</summary>
    public static LoadTarget Find(string? path, string directory)
    {
        var full = Path.GetFullPath(path ?? ".", directory);
        if (Directory.Exists(full))
            return InFolder(full, path ?? ".");
        if (!File.Exists(full))
            throw new ToolException($"'{path}' does not exist.");

        var folder = Path.GetDirectoryName(full)!;
        if (IsSolution(full))
            return new(folder, full, []);
        if (IsProject(full))
            return new(folder, null, [full]);
        throw new ToolException($"'{path}' is not a solution or a project.");
    }

    /// <summary>The path of a file in a report: relative to the root, with slashes on every system.</summary>
    public string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static LoadTarget InFolder(string folder, string shown)
    {
        var solutions = FilesIn(folder).Where(IsSolution).ToArray();
        if (solutions.Length == 1)
            return new(folder, solutions[0], []);
        if (solutions.Length > 1)
            throw new ToolException($"'{shown}' holds {solutions.Length} solutions. Name one.");

        var projects = FilesIn(folder).Where(IsProject).ToArray();
        if (projects.Length == 0)
            projects = [.. Below(folder, static _ => true).Where(IsProject)];
        return projects.Length > 0
            ? new(folder, null, projects)
            : throw new ToolException($"'{shown}' holds no solution and no project.");
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal);

    /// <summary>The files of a folder and of those in it that are read. Links are not followed.</summary>
    public static IEnumerable<string> Below(string folder, Func<string, bool> isRead)
    {
        var inside = Directory.EnumerateDirectories(folder, "*", new EnumerationOptions
        {
            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
        });
        return FilesIn(folder).Concat(inside
            .Where(static sub => !NoSources.Contains(Path.GetFileName(sub)) && !Path.GetFileName(sub).StartsWith('.'))
            .Where(isRead)
            .Order(StringComparer.Ordinal)
            .SelectMany(sub => Below(sub, isRead)));
    }

    private static bool IsSolution(string path) => HasExtension(path, SolutionExtensions);

    private static bool IsProject(string path) => HasExtension(path, ProjectExtensions);

    private static bool HasExtension(string path, string[] extensions) =>
        extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
