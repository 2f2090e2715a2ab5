using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Access.Tool.Loading;

/// <summary>
/// Reads projects without MSBuild, so that nothing of the repository runs: the sources in the project's folder, the packages that
/// are restored, and the properties as they are written. What targets and source generators add is missing.
/// </summary>
internal static class FolderLoader
{
    /// <summary>The properties of a project that tell its kind of host, as the rules read them.</summary>
    private static readonly string[] Properties =
        ["OutputType", "IsTestProject", "IsAspireHost", "AzureFunctionsVersion", "FoundryHostKind"];

    private static readonly string[] Usings =
    [
        "System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Net.Http", "System.Threading",
        "System.Threading.Tasks",
    ];

    private static readonly string[] HostUsings =
    [
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting",
        "Microsoft.Extensions.Logging",
    ];

    private static readonly string[] WebUsings =
    [
        "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http",
        "Microsoft.AspNetCore.Routing",
    ];

    public static async Task<LoadedProjects> LoadAsync(LoadTarget target, IProgress<string> progress, CancellationToken cancel)
    {
        var paths = target.Solution is { } solution ? await SolutionProjects.OfAsync(solution, cancel) : target.Projects;
        var skipped = ImmutableArray.CreateBuilder<SkippedProject>();
        var read = new Dictionary<string, (ProjectFile File, RestoredPackages Packages)>(StringComparer.Ordinal);
        var assemblies = new SharedAssemblies();
        foreach (var path in paths)
        {
            progress.Report(Path.GetFileNameWithoutExtension(path));
            if (Read(path, read, assemblies, cancel) is { } reason)
                skipped.Add(new(target.Relative(path), reason));
        }

        var ids = read.Keys.ToDictionary(static path => path, static path => ProjectId.CreateNewId(path), StringComparer.Ordinal);
        ProjectInfo[] all = [.. read.Values.Select(project => InfoOf(project.File, project.Packages, ids))];
        var requested = all.Where(info => paths.Contains(info.FilePath!)).GroupBy(static info => info.FilePath!);
        return new(target, [.. requested], [.. all], skipped.ToImmutable());
    }

    /// <summary>Reads a project and those that it references. Returns why it is not read, or null.</summary>
    private static string? Read(
        string path,
        Dictionary<string, (ProjectFile, RestoredPackages)> read,
        SharedAssemblies assemblies,
        CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (read.ContainsKey(path))
            return null;
        if (ProjectLoading.ReasonToSkip(path) is { } reason)
            return reason;
        if (ProjectFile.Read(path) is not { } file)
            return "The project file is not XML.";
        if (RestoredPackages.Of(file, assemblies) is not { } packages)
            return "The project is not restored. Run 'dotnet restore'.";

        read.Add(path, (file, packages));
        foreach (var reference in packages.Projects)
            Read(reference, read, assemblies, cancel);
        return null;
    }

    private static ProjectInfo InfoOf(
        ProjectFile file, RestoredPackages packages, Dictionary<string, ProjectId> ids)
    {
        var id = ids[file.Path];
        var isProgram = file.Property("OutputType").EndsWith("Exe", StringComparison.OrdinalIgnoreCase) || HasHost(file);
        return ProjectInfo.Create(
            id,
            VersionStamp.Default,
            file.Name,
            file.Name,
            LanguageNames.CSharp,
            file.Path,
            compilationOptions: new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Preview),
            documents: Sources(file).Select(path => Document(id, path)).Append(Text(id, "Usings.g.cs", UsingsOf(file))),
            projectReferences: packages.Projects.Where(ids.ContainsKey).Select(path => new ProjectReference(ids[path])),
            metadataReferences: packages.Assemblies,
            additionalDocuments: DeclaringFiles.Of(file).Select(path => Document(id, path)))
            .WithAnalyzerConfigDocuments([Text(id, Path.Combine(file.Folder, ".foundry-access.globalconfig"), ConfigOf(file))]);
    }

    /// <summary>The sources below the folder, without those of other projects in it.</summary>
    private static IEnumerable<string> Sources(ProjectFile file) => LoadTarget
        .Below(file.Folder, static folder => !Directory.EnumerateFiles(folder, "*.csproj").Any())
        .Where(static path => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase));

    private static DocumentInfo Document(ProjectId project, string path) => DocumentInfo.Create(
        DocumentId.CreateNewId(project, path),
        Path.GetFileName(path),
        filePath: path,
        loader: new FileTextLoader(path, Encoding.UTF8));

    private static DocumentInfo Text(ProjectId project, string path, string text) => DocumentInfo.Create(
        DocumentId.CreateNewId(project, path),
        Path.GetFileName(path),
        filePath: path,
        loader: TextLoader.From(TextAndVersion.Create(SourceText.From(text, Encoding.UTF8), VersionStamp.Default)));

    private static string UsingsOf(ProjectFile file)
    {
        var names = Usings.Concat(HasHost(file) ? HostUsings : []).Concat(IsWeb(file) ? WebUsings : []);
        return string.Concat(names.Select(static name => $"global using {name};\n"));
    }

    private static string ConfigOf(ProjectFile file)
    {
        var text = new StringBuilder("is_global = true\n");
        foreach (var property in Properties)
            text.Append($"build_property.{property} = {file.Property(property)}\n");
        text.Append($"build_property.UsingMicrosoftNETSdkWeb = {IsWeb(file)}\n");
        text.Append($"build_property.UsingMicrosoftNETSdkWorker = {IsWorker(file)}\n");
        text.Append($"build_property.MSBuildProjectFullPath = {file.Path}\n");

        // Of the other files the name tells the kind.
        foreach (var source in DeclaringFiles.Of(file).Where(static path => path.EndsWith(".cs", StringComparison.Ordinal)))
            text.Append($"[{source.Replace('\\', '/')}]\nbuild_metadata.AdditionalFiles.FoundryKind = appHostSource\n");
        return text.ToString();
    }

    private static bool HasHost(ProjectFile file) => IsWeb(file) || IsWorker(file);

    private static bool IsWeb(ProjectFile file) => file.Sdk.StartsWith("Microsoft.NET.Sdk.Web", StringComparison.Ordinal);

    private static bool IsWorker(ProjectFile file) => file.Sdk.StartsWith("Microsoft.NET.Sdk.Worker", StringComparison.Ordinal);
}
