using Microsoft.CodeAnalysis;

namespace Foundry.Access.Tool.Loading;

/// <summary>A project that can be compiled. Its compilation lives until it is disposed.</summary>
internal sealed class OpenedProject : IDisposable
{
    private const string AssetsFile = "build_property.ProjectAssetsFile";

    private readonly AdhocWorkspace _workspace = new();

    /// <param name="project">The project.</param>
    /// <param name="references">The projects that it references, as metadata.</param>
    public OpenedProject(ProjectInfo project, IEnumerable<MetadataReference> references)
    {
        Project = _workspace.AddProject(project
            .WithProjectReferences([])
            .WithMetadataReferences(project.MetadataReferences.Concat(references)));
    }

    public Project Project { get; }

    /// <summary>Whether its packages are restored. Without them no SDK type is known, so nothing can be derived.</summary>
    public bool IsRestored =>
        !Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(AssetsFile, out var file)
        || file.Length == 0
        || File.Exists(Path.GetFullPath(file, Path.GetDirectoryName(Project.FilePath)!));

    public async Task<Compilation> CompileAsync(CancellationToken cancel) =>
        await Project.GetCompilationAsync(cancel) ?? throw new InvalidOperationException("C# projects have compilations.");

    public void Dispose() => _workspace.Dispose();
}
