using System.Text.Json;
using System.Xml;
using Foundry.Access.Tool.App;
using Microsoft.VisualStudio.SolutionPersistence.Model;
using Microsoft.VisualStudio.SolutionPersistence.Serializer;

namespace Foundry.Access.Tool.Loading;

/// <summary>The projects that a solution lists, of any language.</summary>
internal static class SolutionProjects
{
    public static async Task<IReadOnlyList<string>> OfAsync(string solution, CancellationToken cancel)
    {
        try
        {
            return Path.GetExtension(solution).Equals(".slnf", StringComparison.OrdinalIgnoreCase)
                ? OfFilter(solution)
                : await OfSolutionAsync(solution, cancel);
        }
        catch (Exception exception) when (exception is SolutionException or JsonException or XmlException or KeyNotFoundException)
        {
            throw new ToolException($"'{Path.GetFileName(solution)}' cannot be read: {exception.Message}");
        }
    }

    private static async Task<IReadOnlyList<string>> OfSolutionAsync(string solution, CancellationToken cancel)
    {
        var serializer = SolutionSerializers.GetSerializerByMoniker(solution)
            ?? throw new ToolException($"'{Path.GetFileName(solution)}' is not a solution.");
        var model = await serializer.OpenAsync(solution, cancel);
        return [.. model.SolutionProjects.Select(project => InFolderOf(solution, project.FilePath))];
    }

    private static string[] OfFilter(string filter)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(filter));
        var solution = document.RootElement.GetProperty("solution");
        var path = InFolderOf(filter, solution.GetProperty("path").GetString()!);
        return [.. solution.GetProperty("projects").EnumerateArray().Select(project => InFolderOf(path, project.GetString()!))];
    }

    private static string InFolderOf(string file, string relative) =>
        Path.GetFullPath(relative.Replace('\\', '/'), Path.GetDirectoryName(file)!);
}
