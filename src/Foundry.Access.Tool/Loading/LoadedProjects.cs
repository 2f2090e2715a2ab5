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
    /// <summary>
    /// Opens a project in a workspace of its own, with the projects it references and no others. Dispose it before the next one
    /// is opened: a large solution then needs the memory of its largest project.
    /// </summary>
    public OpenedProject Open(ProjectInfo project) => new(project, Closure(project));

    private List<ProjectInfo> Closure(ProjectInfo project)
    {
        var byId = All.ToDictionary(static info => info.Id);
        var closure = new List<ProjectInfo>();
        var seen = new HashSet<ProjectId>();
        Add(project.Id);
        return closure;

        void Add(ProjectId id)
        {
            if (!seen.Add(id) || !byId.TryGetValue(id, out var info))
                return;
            foreach (var reference in info.ProjectReferences)
                Add(reference.ProjectId);
            closure.Add(info);
        }
    }
}
