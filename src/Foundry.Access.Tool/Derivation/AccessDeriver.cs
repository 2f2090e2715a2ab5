using Foundry.Access.Tool.Loading;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Access.Tool.Derivation;

/// <summary>Derives what programs need, one compilation at a time.</summary>
/// <remarks>
/// A program is a project that runs, with the libraries of the solution that it references. A library that no program of the
/// report references has an entry of its own.
/// </remarks>
internal sealed class AccessDeriver(LoadedProjects projects, IProgress<string> progress)
{
    private readonly List<SkippedProject> _skipped = [.. projects.Skipped];
    private readonly HashSet<ProjectId> _withoutClients = [];

    public static Task<AccessReport> DeriveAsync(
        LoadedProjects projects, IProgress<string> progress, CancellationToken cancel) =>
        new AccessDeriver(projects, progress).DeriveAsync(cancel);

    /// <summary>Derives what one compilation needs.</summary>
    public static async Task<ProgramCalls> CallsOfAsync(
        Compilation compilation,
        AnalyzerOptions options,
        DeclaredAccess? access,
        bool? isDeployed,
        Func<string, string> relative,
        CancellationToken cancel)
    {
        Exception? failure = null;
        var collector = new CallCollector(access, isDeployed, relative);
        await compilation
            .WithAnalyzers([collector], new CompilationWithAnalyzersOptions(
                options, (exception, _, _) => failure = exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(cancel);

        // A report without the call that the engine failed on would be too small.
        if (failure is not null)
            throw new InvalidOperationException("A call could not be read.", failure);
        return new([.. collector.Needs], [.. collector.Unfollowed]);
    }

    private async Task<AccessReport> DeriveAsync(CancellationToken cancel)
    {
        var libraries = projects.Requested
            .SelectMany(static project => project)
            .Where(IsProgram)
            .SelectMany(projects.ReferencesOf)
            .Select(static project => project.FilePath)
            .ToHashSet();
        var programs = new List<ProgramAccess>();
        foreach (var project in projects.Requested.Where(project => project.Any(IsProgram) || !libraries.Contains(project.Key)))
        {
            progress.Report(Path.GetFileNameWithoutExtension(project.Key));
            if (await DeriveAsync(project, cancel) is { } program)
                programs.Add(program);
        }

        return new(
            [.. programs.OrderBy(static program => program.Path, StringComparer.Ordinal)],
            [.. _skipped.OrderBy(static skipped => skipped.Path, StringComparer.Ordinal)]);
    }

    private static bool IsProgram(ProjectInfo project) =>
        project.CompilationOptions?.OutputKind is not (OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule);

    /// <summary>One program, its target frameworks joined; null if it is skipped.</summary>
    private async Task<ProgramAccess?> DeriveAsync(IGrouping<string, ProjectInfo> project, CancellationToken cancel)
    {
        var path = projects.Target.Relative(project.Key);
        ProgramBuilder? program = null;
        foreach (var framework in project.OrderBy(static info => info.Name, StringComparer.Ordinal))
        {
            using var opened = await projects.OpenAsync(framework, cancel);
            if (!opened.IsRestored)
                return Skip(path, "The project is not restored. Run 'dotnet restore'.");

            var compilation = await opened.CompileAsync(cancel);
            if (compilation.GetSpecialType(SpecialType.System_Object).TypeKind == TypeKind.Error)
                return Skip(path, "The references of the project were not found. Build it once.");
            var foundry = FoundryContext.For(compilation, opened.Project.AnalyzerOptions);
            if (foundry.IsTestProject)
                return Skip(path, "Test projects are not read.");

            var access = foundry.Access(cancel);
            program ??= new(Path.GetFileNameWithoutExtension(path), path, foundry.Host, access, projects.Target.Relative);
            program.Add(FrameworkOf(framework), await CallsOfAsync(
                compilation,
                opened.Project.AnalyzerOptions,
                access,
                foundry.Host.IsDeployed(),
                projects.Target.Relative,
                cancel));
            foreach (var library in projects.ReferencesOf(framework))
                program.Add(await CallsOfAsync(library, access, foundry.Host.IsDeployed(), cancel));
        }

        return program?.Build();
    }

    /// <summary>The calls of a library as the program makes them: with the program's grants.</summary>
    private async Task<ProgramCalls> CallsOfAsync(
        ProjectInfo library, DeclaredAccess access, bool isDeployed, CancellationToken cancel)
    {
        if (_withoutClients.Contains(library.Id))
            return ProgramCalls.None;

        using var opened = await projects.OpenAsync(library, cancel);
        var calls = await CallsOfAsync(
            await opened.CompileAsync(cancel),
            opened.Project.AnalyzerOptions,
            access,
            isDeployed,
            projects.Target.Relative,
            cancel);
        if (calls.Needs.Count == 0 && calls.Unfollowed.Count == 0)
            _withoutClients.Add(library.Id);
        return calls;
    }

    private ProgramAccess? Skip(string path, string reason)
    {
        _skipped.Add(new(path, reason));
        return null;
    }

    /// <summary>The framework in a name such as <c>App(net10.0)</c>; empty if there is one only.</summary>
    private static string FrameworkOf(ProjectInfo project)
    {
        var start = project.Name.LastIndexOf('(');
        return start < 0 ? "" : project.Name[(start + 1)..].TrimEnd(')');
    }
}
