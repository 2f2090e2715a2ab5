using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Foundry.Access.Tool.Loading;

/// <summary>The projects that were found, before any of them is compiled.</summary>
/// <param name="Target">What the user named.</param>
/// <param name="Requested">The projects to report, by path. Each has one entry for a target framework.</param>
/// <param name="All">The requested projects and those that they reference.</param>
/// <param name="Skipped">The projects that could not be loaded.</param>
internal sealed record LoadedProjects(
    LoadTarget Target,
    ImmutableArray<IGrouping<string, ProjectInfo>> Requested,
    ImmutableArray<ProjectInfo> All,
    ImmutableArray<SkippedProject> Skipped)
{
    private readonly Dictionary<ProjectId, ProjectInfo> _byId = All.ToDictionary(static project => project.Id);
    private readonly Dictionary<ProjectId, ReferenceImage> _images = [];

    /// <summary>The projects of the same load that a project references. MSBuild lists the indirect ones too.</summary>
    public IEnumerable<ProjectInfo> ReferencesOf(ProjectInfo project) => project.ProjectReferences
        .Select(reference => _byId.GetValueOrDefault(reference.ProjectId))
        .OfType<ProjectInfo>();

    /// <summary>
    /// Opens a project in a workspace of its own. The projects it references are metadata, as they are in a build. Dispose it
    /// before the next one is opened: a large solution then needs the memory of its largest project.
    /// </summary>
    public async Task<OpenedProject> OpenAsync(ProjectInfo project, CancellationToken cancel)
    {
        var references = new List<MetadataReference>();
        foreach (var reference in project.ProjectReferences)
        {
            if (_byId.TryGetValue(reference.ProjectId, out var referenced)
                && (await ImageOfAsync(referenced, cancel)).Reference(reference) is { } metadata)
                references.Add(metadata);
        }

        return new(project, references);
    }

    private async Task<ReferenceImage> ImageOfAsync(ProjectInfo project, CancellationToken cancel)
    {
        if (_images.TryGetValue(project.Id, out var known))
            return known;

        _images[project.Id] = ReferenceImage.None; // in a cycle, which MSBuild refuses
        using var opened = await OpenAsync(project, cancel);
        return _images[project.Id] = ReferenceImage.Of(await opened.CompileAsync(cancel), cancel);
    }
}
