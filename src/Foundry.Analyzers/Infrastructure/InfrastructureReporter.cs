using System;
using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Build;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Infrastructure;

/// <summary>
/// Which project reports what is wrong in the files of an infrastructure. Several projects, and several target frameworks of one, read
/// the same files; each of them sees the same candidates here and comes to the same answer, so a mistake is reported once.
/// </summary>
internal static class InfrastructureReporter
{
    /// <summary>What the project file of a project holds that calls a model or an agent itself.</summary>
    private static readonly string[] Clients = { "Azure.AI.", "\"OpenAI", "Microsoft.Agents.AI", "SemanticKernel", "Microsoft.Extensions.AI" };

    /// <summary>Whether it is the project that is compiled. Where nothing is known of other projects, it is.</summary>
    public static bool IsThisProject(AnalyzerOptions options)
    {
        var global = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        if (BuildProperties.IsTestProject.IsTrue(global))
            return false;
        if (bool.TryParse(BuildProperties.ReportsInfrastructure.Read(global), out var reports))
            return reports;

        var project = BuildProperties.ProjectFullPath.Read(global);
        return project.Length == 0 || Choose(CandidatesIn(options)) is not { } chosen || IsAt(FilePath.Normalize(project), chosen);
    }

    /// <summary>The one that calls a model or an agent, then the one that is deployed first, then the first by name.</summary>
    private static string? Choose(IEnumerable<Candidate> candidates) => candidates
        .OrderBy(static candidate => candidate.Likelihood)
        .ThenBy(static candidate => candidate.Place)
        .ThenBy(static candidate => candidate.Path, FilePath.Comparer)
        .Select(static candidate => candidate.Path)
        .FirstOrDefault();

    /// <summary>The projects near the root folder, and what else is deployed.</summary>
    private static IEnumerable<Candidate> CandidatesIn(AnalyzerOptions options)
    {
        var services = ServicesIn(options);
        var unseen = new HashSet<string>(services, FilePath.Comparer);
        foreach (var file in FilesOf(options, FileKind.Project))
        {
            var path = FilePath.Normalize(file.Path);
            unseen.RemoveWhere(service => IsAt(path, service));
            if (file.GetText()?.ToString() is { } text && !IsTest(path, text))
                yield return new(path, Clients.Any(text.Contains) ? Likelihood.CallsModel : Likelihood.CallsNone, PlaceOf(path, services));
        }

        foreach (var service in unseen)
            yield return new(service, Likelihood.Unknown, services.IndexOf(service));
    }

    /// <summary>The place of a project among the services; the last one where it is none.</summary>
    private static int PlaceOf(string project, List<string> services) => services.FindIndex(service => IsAt(project, service)) is >= 0 and var place ? place : int.MaxValue;

    /// <summary>Whether a project is the one that a path names: by its file, or by its folder.</summary>
    private static bool IsAt(string project, string path) => FilePath.Comparer.Equals(project, path) || FilePath.Comparer.Equals(FilePath.FolderOf(project), path);

    private static bool IsTest(string path, string text) =>
        FilePath.NameOf(path).IndexOf("Test", StringComparison.OrdinalIgnoreCase) >= 0 || text.Contains("Microsoft.NET.Test.Sdk") || text.Contains("<IsTestProject>true");

    private static List<string> ServicesIn(AnalyzerOptions options)
    {
        var services = new List<string>();
        foreach (var file in FilesOf(options, FileKind.AzureYaml))
        {
            if (file.GetText() is { } text)
                services.AddRange(AzureYaml.Read(text).Projects.Select(project => FilePath.Join(FilePath.FolderOf(file.Path), project)));
        }

        return services;
    }

    private static IEnumerable<AdditionalText> FilesOf(AnalyzerOptions options, FileKind kind) => options.AdditionalFiles.Where(file =>
        FileKind.OfMetadata(file, options.AnalyzerConfigOptionsProvider) == kind);

    private enum Likelihood
    {
        CallsModel,
        Unknown,
        CallsNone,
    }

    private readonly struct Candidate(string path, Likelihood likelihood, int place)
    {
        public string Path { get; } = path;

        public Likelihood Likelihood { get; } = likelihood;

        public int Place { get; } = place;
    }
}
