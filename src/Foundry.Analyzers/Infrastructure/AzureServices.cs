using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Infrastructure;

/// <summary>The services that <c>azure.yaml</c> deploys together with the infrastructure.</summary>
internal static class AzureServices
{
    /// <summary>
    /// The services that are the compiled project. A service in another language counts too: a container is often built from a
    /// .NET project.
    /// </summary>
    public static ImmutableArray<AzureService> OfProject(AnalyzerOptions options)
    {
        var path = BuildProperties.ProjectFullPath.Read(options.AnalyzerConfigOptionsProvider.GlobalOptions);
        if (path.Length == 0)
            return ImmutableArray<AzureService>.Empty;

        var project = FilePath.Normalize(path);
        return Read(options)
            .SelectMany(static file => file.Yaml.Services, static (file, service) => (file.Folder, Service: service))
            .Where(entry => Is(project, FilePath.Join(entry.Folder, entry.Service.Project)))
            .Select(static entry => entry.Service)
            .ToImmutableArray();
    }

    /// <summary>The paths of the .NET services, in file order.</summary>
    public static List<string> OfDotNet(AnalyzerOptions options) => Read(options)
        .SelectMany(static file => file.Yaml.Projects, static (file, project) => FilePath.Join(file.Folder, project))
        .ToList();

    /// <summary>Whether the path of a service names a project by its file or its folder.</summary>
    public static bool Is(string project, string service) =>
        FilePath.Comparer.Equals(project, service)
        || FilePath.Comparer.Equals(FilePath.FolderOf(project), service);

    private static IEnumerable<(string Folder, AzureYaml Yaml)> Read(AnalyzerOptions options)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (FileKind.Of(file, options.AnalyzerConfigOptionsProvider) == FileKind.AzureYaml && file.GetText() is { } text)
                yield return (FilePath.FolderOf(file.Path), AzureYaml.Read(text));
        }
    }
}
