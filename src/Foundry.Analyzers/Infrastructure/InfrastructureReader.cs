using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Infrastructure.Evaluation;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure;

/// <summary>Reads what the infrastructure files of a repository declare, all of them together.</summary>
internal static class InfrastructureReader
{
    private static readonly CachedReading<Template> Bicep = new(BicepReader.Read);
    private static readonly CachedReading<ArmTemplate> Arm = new(static text => new(ArmTemplateReader.Read(text)));

    /// <param name="files">The files; their order is the order of what is found.</param>
    /// <param name="parse">Reads one template; null for a file that is none.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static DeclaredInfrastructure Read(IReadOnlyList<InfrastructureFile> files, Func<InfrastructureFile, Template?> parse, CancellationToken cancellation)
    {
        var graph = new ModuleGraph(files, parse, cancellation);
        var resolver = new ExpressionResolver(graph);
        var findings = new Findings();
        var accounts = new DeclaredAccounts(resolver, findings);
        var assignments = new RoleAssignments(resolver, new(resolver, graph.Templates), accounts, graph, findings);
        var walk = new TemplateWalk(resolver, assignments, accounts, findings, cancellation);

        foreach (var root in graph.Roots)
            walk.Visit(root);
        foreach (var file in graph.Unreached)
            findings.AddIncompleteReason(IncompleteReasonKind.Unresolved, file.File.Path);
        if (resolver.IsExhausted && !graph.Roots.IsEmpty)
            findings.AddIncompleteReason(IncompleteReasonKind.Unresolved, graph.Roots[0].File.File.Path);

        AddOpenings(files, findings);
        return findings.ToInfrastructure(accounts.ToAccounts(), new RoleLiteralFinder(graph).Find());
    }

    /// <summary>Parses a template of either language; null where a file is none.</summary>
    public static Template? Parse(InfrastructureFile file, TextCache cache) =>
        file.Kind == FileKind.Bicep ? cache.Read(file.Text, Bicep)
        : file.Kind == FileKind.Arm ? cache.Read(file.Text, Arm).Template
        : null;

    /// <summary>What assigns roles without saying which.</summary>
    private static void AddOpenings(IReadOnlyList<InfrastructureFile> files, Findings findings)
    {
        foreach (var file in files)
        {
            if (file.Kind == FileKind.Script && RoleAssignmentScript.MayAssignRoles(file.Text.ToString()))
                findings.AddIncompleteReason(IncompleteReasonKind.Script, file.Path);
            else if (file.Kind == FileKind.AzureYaml)
                AddOpenings(file, AzureYaml.Read(file.Text), files, findings);
            else if (file.Kind == FileKind.AppHost)
                findings.AddIncompleteReason(IncompleteReasonKind.AppHost, file.Path);
        }
    }

    private static void AddOpenings(InfrastructureFile file, AzureYaml yaml, IReadOnlyList<InfrastructureFile> files, Findings findings)
    {
        if (yaml.HostsAgent)
            findings.AddIncompleteReason(IncompleteReasonKind.HostedAgent, file.Path);
        if (yaml.HasOtherInfrastructure || !yaml.InfrastructurePaths.All(path => HoldsTemplates(FilePath.Join(FilePath.FolderOf(file.Path), path), files)))
            findings.AddIncompleteReason(IncompleteReasonKind.Unresolved, file.Path);

        var scripts = files.Where(static known => known.Kind == FileKind.Script).Select(static known => known.Path);
        if (yaml.AssignsRoles || yaml.RunsOtherScripts(scripts))
            findings.AddIncompleteReason(IncompleteReasonKind.Script, file.Path);
    }

    private static bool HoldsTemplates(string folder, IReadOnlyList<InfrastructureFile> files) => files.Any(file =>
        file.Kind.IsTemplate && FilePath.Normalize(file.Path).StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase));

    /// <summary>A reading that may have found no template, as the compiler's cache keeps objects only.</summary>
    private sealed class ArmTemplate(Template? template)
    {
        public Template? Template { get; } = template;
    }
}
