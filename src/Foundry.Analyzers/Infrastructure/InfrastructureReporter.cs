using System;
using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Build;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Infrastructure;

/// <summary>
/// Chooses the project that reports problems in shared infrastructure files. Several projects, or several target frameworks of
/// one project, read the same files. Each sees the same candidates and makes the same choice, so a problem is reported once.
/// </summary>
internal static class InfrastructureReporter
{
    /// <summary>Parts of package references that show that a project calls a model or an agent.</summary>
    private static readonly string[] ClientPackages =
    {
        "Azure.AI.", "\"OpenAI", "Microsoft.Agents.AI", "SemanticKernel", "Microsoft.Extensions.AI",
    };

    /// <summary>Whether the compiled project reports. It does if no other project is known.</summary>
    public static bool IsThisProject(AnalyzerOptions options)
    {
        var global = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        if (BuildProperties.IsTestProject.IsTrue(global))
            return false;
        if (bool.TryParse(BuildProperties.ReportsInfrastructure.Read(global), out var reports))
            return reports;

        var project = BuildProperties.ProjectFullPath.Read(global);
        if (project.Length == 0)
            return true;
        return Choose(CandidatesIn(options)) is not { } chosen || AzureServices.Is(FilePath.Normalize(project), chosen);
    }

    /// <summary>Prefers a project that calls a model or an agent, then the first service, then the first path.</summary>
    private static string? Choose(IEnumerable<Candidate> candidates) => candidates
        .OrderBy(static candidate => candidate.Likelihood)
        .ThenBy(static candidate => candidate.ServiceIndex)
        .ThenBy(static candidate => candidate.Path, FilePath.Comparer)
        .Select(static candidate => candidate.Path)
        .FirstOrDefault();

    /// <summary>The projects that the build passes, and the services whose projects it does not pass.</summary>
    private static IEnumerable<Candidate> CandidatesIn(AnalyzerOptions options)
    {
        var services = AzureServices.OfDotNet(options);
        var unseen = new HashSet<string>(services, FilePath.Comparer);
        foreach (var file in FilesOf(options, FileKind.Project))
        {
            var path = FilePath.Normalize(file.Path);
            unseen.RemoveWhere(service => AzureServices.Is(path, service));
            if (file.GetText()?.ToString() is { } text && !IsTest(path, text))
                yield return new(path, LikelihoodOf(text), ServiceIndexOf(path, services));
        }

        foreach (var service in unseen)
            yield return new(service, Likelihood.Unknown, services.IndexOf(service));
    }

    private static Likelihood LikelihoodOf(string projectText) =>
        ClientPackages.Any(projectText.Contains) ? Likelihood.CallsModel : Likelihood.CallsNone;

    /// <summary>The index of a project among the services; a project that is not a service comes last.</summary>
    private static int ServiceIndexOf(string project, List<string> services)
    {
        var index = services.FindIndex(service => AzureServices.Is(project, service));
        return index >= 0 ? index : int.MaxValue;
    }

    private static bool IsTest(string path, string text) =>
        FilePath.NameOf(path).IndexOf("Test", StringComparison.OrdinalIgnoreCase) >= 0
        || text.Contains("Microsoft.NET.Test.Sdk")
        || text.Contains("<IsTestProject>true");

    private static IEnumerable<AdditionalText> FilesOf(AnalyzerOptions options, FileKind kind) =>
        options.AdditionalFiles.Where(file => FileKind.OfMetadata(file, options.AnalyzerConfigOptionsProvider) == kind);

    private enum Likelihood
    {
        CallsModel,
        Unknown,
        CallsNone,
    }

    private readonly struct Candidate(string path, Likelihood likelihood, int serviceIndex)
    {
        public string Path { get; } = path;

        public Likelihood Likelihood { get; } = likelihood;

        public int ServiceIndex { get; } = serviceIndex;
    }
}
