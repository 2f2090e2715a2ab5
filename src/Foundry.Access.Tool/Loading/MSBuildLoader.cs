using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;

namespace Foundry.Access.Tool.Loading;

/// <summary>Loads projects as a build does, with the build assets of Foundry.Analyzers.</summary>
/// <remarks>
/// The assets pass the templates, the manifest and the settings files. A project that references the package imports them too;
/// their targets then replace these, and pass each file once.
/// </remarks>
internal static class MSBuildLoader
{
    private const string BeforeCommonProps = "CustomBeforeMicrosoftCommonProps";

    private static readonly string BuildAssets =
        Path.Combine(AppContext.BaseDirectory, "build", "foundry-access.props");

    public static async Task<LoadedProjects> LoadAsync(LoadTarget target, IProgress<string> progress, CancellationToken cancel)
    {
        var paths = target.Solution is { } file ? await SolutionProjects.OfAsync(file, cancel) : target.Projects;
        var skipped = ImmutableArray.CreateBuilder<SkippedProject>();
        foreach (var path in paths)
        {
            if (ProjectLoading.ReasonToSkip(path) is { } reason)
                skipped.Add(new(target.Relative(path), reason));
        }

        var wanted = paths.Where(static path => ProjectLoading.ReasonToSkip(path) is null).ToHashSet(StringComparer.Ordinal);
        using var workspace = new AdhocWorkspace();
        var failures = new List<string>();
        using var handler = workspace.RegisterWorkspaceFailedHandler(failed =>
        {
            lock (failures)
                failures.Add(failed.Diagnostic.Message);
        });
        var all = await LoadAsync(workspace, target, wanted, progress, cancel);

        var requested = ImmutableArray.CreateBuilder<IGrouping<string, ProjectInfo>>();
        foreach (var path in wanted.Order(StringComparer.Ordinal))
        {
            var infos = all.Where(info => info.FilePath == path).GroupBy(static info => info.FilePath!).SingleOrDefault();
            if (WhyNotLoaded(path, infos, failures) is { } reason)
                skipped.Add(new(target.Relative(path), reason));
            else
                requested.Add(infos!);
        }

        return new(target, requested.ToImmutable(), all, skipped.ToImmutable());
    }

    private static async Task<ImmutableArray<ProjectInfo>> LoadAsync(
        Workspace workspace, LoadTarget target, HashSet<string> wanted, IProgress<string> progress, CancellationToken cancel)
    {
        if (wanted.Count == 0)
            return [];

        var loader = new MSBuildProjectLoader(
            workspace, ImmutableDictionary<string, string>.Empty.Add(BeforeCommonProps, BuildAssets))
        {
            SkipUnrecognizedProjects = true,
        };
        var loaded = new LoadProgress(progress);
        if (target.Solution is { } solution)
            return [.. (await loader.LoadSolutionInfoAsync(solution, loaded, msbuildLogger: null, cancel)).Projects];

        var map = ProjectMap.Create();
        var all = new Dictionary<ProjectId, ProjectInfo>();
        foreach (var path in wanted)
        {
            foreach (var info in await loader.LoadProjectInfoAsync(path, map, loaded, msbuildLogger: null, cancel))
                all.TryAdd(info.Id, info);
        }

        return [.. all.Values];
    }

    private static string? WhyNotLoaded(string path, IGrouping<string, ProjectInfo>? infos, List<string> failures)
    {
        if (infos is not null)
            return null;
        var own = failures.Where(failure => failure.Contains(path, StringComparison.Ordinal)).ToArray();
        return own.Length > 0 ? "MSBuild cannot load the project: " + FirstLine(own[0]) : "MSBuild cannot load the project.";
    }

    /// <summary>The message of MSBuild, without the path of the project, which is not the same on every machine.</summary>
    private static string FirstLine(string failure)
    {
        const string Message = "with message: ";
        var start = failure.IndexOf(Message, StringComparison.Ordinal);
        var text = start < 0 ? failure : failure[(start + Message.Length)..];
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? text : text[..end];
    }

    private sealed class LoadProgress(IProgress<string> progress) : IProgress<ProjectLoadProgress>
    {
        public void Report(ProjectLoadProgress value) => progress.Report(Path.GetFileNameWithoutExtension(value.FilePath));
    }
}
