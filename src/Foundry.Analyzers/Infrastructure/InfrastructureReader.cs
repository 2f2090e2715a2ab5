using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Infrastructure.Evaluation;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure;

/// <summary>Reads what all infrastructure files of a repository declare together.</summary>
internal static class InfrastructureReader
{
    /// <summary>The setting of a host that names the user-assigned identity to sign in as.</summary>
    private const string ClientId = "AZURE_CLIENT_ID";

    private static readonly CachedReading<Template> Bicep = new(BicepReader.Read);
    private static readonly CachedReading<ArmTemplate> Arm = new(static text => new(ArmTemplateReader.Read(text)));

    /// <param name="files">The files; results come in the same order.</param>
    /// <param name="parse">Parses a file; returns null if the file is not a template.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public static DeclaredInfrastructure Read(
        IReadOnlyList<InfrastructureFile> files,
        Func<InfrastructureFile, Template?> parse,
        CancellationToken cancellation)
    {
        var graph = new ModuleGraph(files, parse, cancellation);
        var resolver = new ExpressionResolver(graph, cancellation);
        var findings = new Findings(graph.IsUncalled);
        var settings = new AddressSettings(resolver);
        var accounts = new DeclaredAccounts(resolver, settings, findings);
        var assignments = new RoleAssignments(resolver, new(resolver, graph.Templates), accounts, graph, findings);
        var hosts = new DeclaredHosts(resolver, graph.Templates);
        var deployments = new DeclaredDeployments(resolver);
        var stores = new DeclaredStoreResources(resolver);
        var connections = new DeclaredConnections(resolver);
        var walk = new TemplateWalk(
            resolver, assignments, accounts, hosts, deployments, stores, connections, settings, findings, cancellation);

        walk.Visit(graph.Roots);
        foreach (var file in graph.Unreached)
            findings.AddIncompleteReason(IncompleteReasonKind.Unresolved, file.File.Path);
        if (resolver.IsExhausted && !graph.Roots.IsEmpty)
            findings.AddIncompleteReason(IncompleteReasonKind.Unresolved, graph.Roots[0].File.File.Path);

        AddIncompleteReasons(files, findings);
        var resources = new DeclaredResources(
            hosts.ToHosts(),
            deployments.ToDeployments(),
            connections.ToConnections(),
            stores.ToStores(),
            files.Any(NamesClientId),
            new(() => files.Any(NamesBindingKey)));
        return findings.ToInfrastructure(accounts.ToAccounts(), new RoleLiteralFinder(graph).Find(), resources);
    }

    private static bool NamesClientId(InfrastructureFile file) => file.Text.ToString().Contains(ClientId);

    private static bool NamesBindingKey(InfrastructureFile file) => FunctionBindings.NamesKey(file.Text.ToString());

    /// <summary>Parses a Bicep or ARM template; null if the file is not a template.</summary>
    public static Template? Parse(InfrastructureFile file, TextCache cache)
    {
        if (file.Kind == FileKind.Bicep)
            return cache.Read(file.Text, Bicep);
        return file.Kind == FileKind.Arm ? cache.Read(file.Text, Arm).Template : null;
    }

    /// <summary>Records the files that may assign roles no template declares.</summary>
    private static void AddIncompleteReasons(IReadOnlyList<InfrastructureFile> files, Findings findings)
    {
        foreach (var file in files)
        {
            if (!file.Kind.IsTemplate && RoleAssignmentScript.MayAssignCosmosDbRoles(file.Text.ToString()))
                findings.AddUnknownGrant(AccessScope.CosmosDb, file);
            if (file.Kind == FileKind.Script && RoleAssignmentScript.MayAssignRoles(file.Text.ToString()))
                findings.AddIncompleteReason(IncompleteReasonKind.Script, file.Path);
            else if (file.Kind == FileKind.AzureYaml)
                AddIncompleteReasons(file, AzureYaml.Read(file.Text), files, findings);
            else if (file.Kind == FileKind.AppHost)
                findings.AddIncompleteReason(IncompleteReasonKind.AppHost, file.Path);
        }
    }

    private static void AddIncompleteReasons(
        InfrastructureFile file, AzureYaml yaml, IReadOnlyList<InfrastructureFile> files, Findings findings)
    {
        if (yaml.HostsAgent)
            findings.AddIncompleteReason(IncompleteReasonKind.HostedAgent, file.Path);
        if (yaml.CreatesProject)
            findings.AddIncompleteReason(IncompleteReasonKind.FoundryProject, file.Path);
        var folder = FilePath.FolderOf(file.Path);
        var knowsAllTemplates = yaml.InfrastructurePaths.All(path => ContainsTemplate(FilePath.Join(folder, path), files));
        if (yaml.HasOtherInfrastructure || !knowsAllTemplates)
            findings.AddIncompleteReason(IncompleteReasonKind.Unresolved, file.Path);

        var scripts = files
            .Where(static known => known.Kind == FileKind.Script)
            .Select(static known => known.Path);
        if (yaml.AssignsRoles || yaml.RunsOtherScripts(scripts))
            findings.AddIncompleteReason(IncompleteReasonKind.Script, file.Path);
    }

    private static bool ContainsTemplate(string folder, IReadOnlyList<InfrastructureFile> files) => files.Any(file =>
        file.Kind.IsTemplate
        && FilePath.Normalize(file.Path).StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase));

    /// <summary>Wraps an optional template, because the compiler's cache stores objects only.</summary>
    private sealed class ArmTemplate(Template? template)
    {
        public Template? Template { get; } = template;
    }
}
