using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Build;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Infrastructure;

/// <summary>The services that <c>azure.yaml</c> deploys together with the infrastructure.</summary>
internal static class AzureServices
{
    /// <summary>
    /// Whether the compiled project is one of the services. A service in another language counts too: a container is often built
    /// from a .NET project.
    /// </summary>
    public static bool IncludeProject(AnalyzerOptions options)
    {
        var project = BuildProperties.ProjectFullPath.Read(options.AnalyzerConfigOptionsProvider.GlobalOptions);
        return project.Length > 0
            && Read(options, static yaml => yaml.AllProjects).Any(service => Is(FilePath.Normalize(project), service));
    }

    /// <summary>The paths of the .NET services, in file order.</summary>
    public static List<string> OfDotNet(AnalyzerOptions options) => Read(options, static yaml => yaml.Projects).ToList();

    /// <summary>Whether the path of a service names a project by its file or its folder.</summary>
    public static bool Is(string project, string service) =>
        FilePath.Comparer.Equals(project, service)
        || FilePath.Comparer.Equals(FilePath.FolderOf(project), service);

    private static IEnumerable<string> Read(
        AnalyzerOptions options, Func<AzureYaml, ImmutableArray<string>> projects)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (FileKind.Of(file, options.AnalyzerConfigOptionsProvider) != FileKind.AzureYaml || file.GetText() is not { } text)
                continue;

            var folder = FilePath.FolderOf(file.Path);
            foreach (var project in projects(AzureYaml.Read(text)))
                yield return FilePath.Join(folder, project);
        }
    }
}
