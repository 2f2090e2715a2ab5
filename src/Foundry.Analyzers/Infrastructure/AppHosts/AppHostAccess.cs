using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Files;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.AppHosts;

/// <summary>What an Aspire application host beside the project declares for this program.</summary>
/// <remarks>
/// Sources: microsoft/aspire at 59d405f (2026-08-21), AzureResourcePreparer.cs, AzureOpenAIExtensions.cs, FoundryExtensions.cs,
/// ResourceExtensions.cs; pull requests 10292 and 10293 (2025-07-08), issues 16397 (2026-04-23) and 18938 (2026-07-30).
/// </remarks>
internal static class AppHostAccess
{
    private static readonly CachedReading<Source> Reading = new(static text => new(AppHostProgram.Read(text)));

    private static readonly Regex Version = new(
        @"(?:Aspire\.AppHost\.Sdk(?:/|""\s+Version="")|Aspire\.Hosting\.Azure\.CognitiveServices""\s+Version="")(\d+)\.(\d+)",
        RegexOptions.CultureInvariant);

    private static readonly ImmutableArray<Role> OfOpenAI = RolesOf("Cognitive Services OpenAI User");
    private static readonly ImmutableArray<Role> OfFoundry =
        RolesOf("Cognitive Services User", "Cognitive Services OpenAI User");

    /// <summary>What an account of Azure OpenAI gave by default before version 9.4.</summary>
    private static readonly ImmutableArray<Role> OfEarlierOpenAI = RolesOf("Cognitive Services OpenAI Contributor");

    /// <summary>Adds what an application host declares for a project. A template beside it has the last word.</summary>
    public static DeclaredInfrastructure AddTo(
        DeclaredInfrastructure infrastructure, IReadOnlyList<InfrastructureFile> files, string projectFile, TextCache cache)
    {
        if (files.All(static file => file.Kind != FileKind.AppHostSource) || files.Any(static file => file.Kind.IsTemplate))
            return infrastructure;

        var hosts = files.Where(static file => file.Kind == FileKind.AppHostSource)
            .Select(file => (File: file, cache.Read(file.Text, Reading).Program))
            .Where(static host => host.Program is not null)
            .SelectMany(host => host.Program!.ProgramsOf(projectFile), static (host, program) =>
                new Host(host.File, host.Program!, program))
            .ToArray();

        // Without azure.yaml, the application host is no part of the infrastructure of other projects.
        if (hosts.Length == 0)
        {
            return files.Any(static file => file.Kind == FileKind.AzureYaml)
                ? infrastructure
                : infrastructure.WithoutAppHost();
        }

        if (hosts.Length > 1 || !hosts[0].IsUnderstood)
            return infrastructure;

        var host = hosts[0];
        var project = files.FirstOrDefault(file => file.Kind == FileKind.AppHost && IsBeside(file, host.File));
        return infrastructure.WithAppHost(
            GrantsOf(host, IsRecent(project)).ToImmutableArray(),
            host.Accounts.Select(account => AccountOf(account, host)).ToImmutableArray(),
            isRead: host.IsComplete && files.Count(static file => file.Kind == FileKind.AppHost) == 1);
    }

    private static bool IsBeside(InfrastructureFile project, InfrastructureFile source) =>
        FilePath.Comparer.Equals(FilePath.FolderOf(project.Path), FilePath.FolderOf(source.Path));

    private static IEnumerable<Grant> GrantsOf(Host host, bool isRecent)
    {
        foreach (var account in host.Accounts)
        {
            var assignments = host.Resource.Assignments.Where(assignment => assignment.Account == account).ToArray();
            foreach (var assignment in assignments)
            {
                foreach (var role in assignment.Roles)
                    yield return GrantOf(role, assignment.Span, isConditional: false);
            }

            if (assignments.Length > 0 || host.ReferenceTo(account) is not { } reference)
                continue;
            foreach (var role in account.IsOpenAI ? OfOpenAI : OfFoundry)
                yield return GrantOf(role, reference.Span, isConditional: !reference.IsCertain);
            if (account.IsOpenAI && !isRecent)
                yield return GrantOf(OfEarlierOpenAI[0], reference.Span, isConditional: true);
        }

        Grant GrantOf(Role role, TextSpan span, bool isConditional) => new(
            role,
            AccessScope.Account,
            new(PrincipalKind.Application, host.Resource.Name),
            isConditional,
            new(host.File.At(span), host.File.Path, isManifest: false));
    }

    /// <summary>Aspire adds unique characters to the name, which no program writes down, and switches keys off.</summary>
    private static DeclaredAccount AccountOf(AppHostResource account, Host host)
    {
        var settings = host.Resource.References.Where(reference => reference.Target.Account == account)
            .Select(static reference => AppSettings.Normalize("ConnectionStrings:" + reference.Target.Name));
        var location = host.File.At(account.Span);
        return new(
            account.Name + "*",
            isExisting: false,
            isConditional: false,
            new(true, location),
            default,
            location,
            host.File.Path,
            settings: settings.ToImmutableHashSet());
    }

    /// <summary>Whether the libraries of the host are certainly of version 9.4 or later.</summary>
    private static bool IsRecent(InfrastructureFile? project)
    {
        var versions = project is null ? null : Version.Matches(project.Text.ToString());
        return versions is { Count: > 0 } && versions.Cast<Match>().All(static match =>
            int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(match.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            && (major > 9 || major == 9 && minor >= 4));
    }

    private static ImmutableArray<Role> RolesOf(params string[] names) =>
        names.Select(static name => Roles.ByName(name)!).ToImmutableArray();

    /// <summary>Wraps an optional program, because the compiler's cache stores objects only.</summary>
    private sealed class Source(AppHostProgram? program)
    {
        public AppHostProgram? Program { get; } = program;
    }

    /// <summary>A program in an application host.</summary>
    private sealed class Host(InfrastructureFile file, AppHostProgram program, AppHostResource resource)
    {
        public InfrastructureFile File { get; } = file;

        public AppHostResource Resource { get; } = resource;

        /// <summary>The accounts that the program may call.</summary>
        public ImmutableArray<AppHostResource> Accounts { get; } = program.AssignsByReference
            ? program.Accounts
                .Where(account => resource.References.Any(reference => reference.Target.Account == account)
                    || resource.Assignments.Any(assignment => assignment.Account == account))
                .ToImmutableArray()
            : program.Accounts;

        public bool IsUnderstood => Resource.IsUnderstood
            && Accounts.All(static account => account.IsUnderstood)
            && Resource.References.All(static reference => reference.Target.IsUnderstood);

        public bool IsComplete => program.IsComplete
            && Resource.IsFullyUnderstood
            && (program.AssignsByReference || Resource.Assignments.Count == 0);

        /// <summary>The reference that assigns the default roles of an account; null if there is none.</summary>
        /// <remarks>A reference to a Foundry project assigns none of its account's.</remarks>
        public AppHostReference? ReferenceTo(AppHostResource account)
        {
            if (!program.AssignsByReference)
                return new(account, account.Span, isCertain: true);
            return Resource.References
                .Where(reference => reference.Target.Account == account
                    && reference.Target.Kind != AppHostResourceKind.FoundryProject)
                .OrderByDescending(static reference => reference.IsCertain)
                .Select(static reference => (AppHostReference?)reference)
                .FirstOrDefault();
        }
    }
}
