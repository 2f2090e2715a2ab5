using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Access;

/// <summary>The texts of an access finding: the requirement, the roles that were found, the role to assign.</summary>
internal static class Explanation
{
    /// <summary>Actions or patterns that a message lists. More would hide the rest of it.</summary>
    private const int MostListed = 2;

    /// <summary>Declared names that a message lists.</summary>
    private const int MostNames = 4;

    /// <summary>The arguments of a refusal's message.</summary>
    public static object[] OfRefusal(AccessFinding finding)
    {
        var least = finding.LeastRole;
        return new object[]
        {
            finding.Call.MemberName,
            Needed(finding.Requirement),
            NameOf(finding.Requirement.Scope) + (finding.Store is { } store ? $" ({Place(store)})" : ""),
            Nearest(finding.Refusal!),
            NameOf(least.Role),
            NameOf(least.Scope),
            finding.IsCertain ? "fails" : "may fail",
        };
    }

    /// <summary>The required action; the diagnostic's properties have it in full, with its alternatives.</summary>
    public static string Needed(Requirement requirement) => DataAccess.ShortName(requirement.AnyOf[0]);

    public static string NameOf(Role role) => DisplayText.Of(role.Name);

    /// <summary>
    /// The property with the code or command that assigns a role. It has the role's id, too long for a message.
    /// </summary>
    /// <param name="role">The role.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="isOfAppHost">Whether an Aspire application host assigns the roles of the program.</param>
    /// <remarks>Cosmos DB assigns the roles for its data itself.</remarks>
    public static ImmutableDictionary<string, string?> Assignment(Role role, AccessScope scope, bool isOfAppHost = false) =>
        ImmutableDictionary<string, string?>.Empty.Add(nameof(Assignment), scope switch
        {
            AccessScope.Account or AccessScope.Project when isOfAppHost =>
                $".WithRoleAssignments(<account>, new CognitiveServicesBuiltInRole(\"{role.Id}\"))",
            AccessScope.CosmosDb =>
                $"az cosmosdb sql role assignment create --role-definition-id {role.Id} --principal-id <principal id> --scope /",
            _ => $"az role assignment create --role {role.Id} --assignee-object-id <principal id> "
                + $"--assignee-principal-type ServicePrincipal --scope <{NameOf(scope)} id>",
        });

    public static string NameOf(AccessScope? scope) => scope switch
    {
        AccessScope.Account => "account",
        AccessScope.Project => "project",
        AccessScope.Agent => "agent",
        AccessScope.Hub => "hub",
        AccessScope.Storage => "storage account",
        AccessScope.Search => "search service",
        AccessScope.CosmosDb => "Cosmos DB account",
        AccessScope.ResourceGroup => "resource group",
        AccessScope.Subscription => "subscription",
        _ => "resource",
    };

    /// <summary>The last two parts of a path and the line, which are the same on every machine.</summary>
    public static string Place(string path, int line)
    {
        var folder = FilePath.NameOf(FilePath.FolderOf(path));
        return (folder.Length == 0 ? "" : folder + "/") + FilePath.NameOf(path) + ":" + (line + 1);
    }

    /// <summary>Some declared names, each with its place.</summary>
    public static string NamesOf(IReadOnlyCollection<DeclaredName> declared)
    {
        var names = declared.Take(MostNames).Select(static one =>
            $"'{DisplayText.Of(one.Name)}' ({Place(one.Path, one.Location.GetLineSpan().StartLinePosition.Line)})");
        return string.Join(", ", names) + (declared.Count > MostNames ? ", …" : "");
    }

    /// <summary>The end of the path and the line of a place, in code or in another file.</summary>
    public static string Place(Location location)
    {
        var span = location.GetLineSpan();
        return Place(span.Path, span.StartLinePosition.Line);
    }

    /// <summary>
    /// A sentence about the role that comes nearest: one that grants it elsewhere, else one that does not. Empty without a role.
    /// The report has the places of all of them.
    /// </summary>
    public static string Nearest(Refusal refusal)
    {
        var outOfReach = refusal.OutOfReach.Select(grant =>
            $"{NameOf(grant)} ({Place(grant)}) grants it {Where(grant, refusal.Requirement)} only. ");
        var considered = refusal.Considered.Select(grant =>
            $"{NameOf(grant)} ({Place(grant)}) {Instead(grant, refusal.Requirement)}. ");
        return outOfReach.Concat(considered).FirstOrDefault() ?? "";
    }

    private static string Where(Grant grant, Requirement requirement) =>
        grant.CountsFor(requirement.Identity) ? "at the " + NameOf(grant.Scope) : "to " + NameOf(grant.Principal);

    private static string Place(Grant grant) =>
        Place(grant.Source.Path, grant.Source.Location.GetLineSpan().StartLinePosition.Line);

    private static string NameOf(Grant grant) => grant.Role is { } role ? NameOf(role) : "A role";

    private static string NameOf(Principal principal) => principal.Kind switch
    {
        PrincipalKind.ProjectIdentity => "the project's managed identity",
        PrincipalKind.AccountIdentity => "the account's managed identity",
        _ when principal.IsUser => "a user",
        _ when principal.Name is { } name => "'" + DisplayText.Of(name) + "'",
        _ => "another identity",
    };

    /// <summary>The effect of a role that does not grant the requirement: it excludes it, or grants other actions only.</summary>
    private static string Instead(Grant grant, Requirement requirement)
    {
        if (grant.Role is { IsOfOtherService: true })
            return "belongs to another service";

        var permissions = grant.Role?.Permissions ?? ImmutableArray<Permission>.Empty;
        var excluded = permissions.Where(permission => CoversAny(permission, requirement))
            .SelectMany(permission => permission.NotDataActions.Where(pattern => OverlapsAny(pattern, requirement)))
            .Distinct()
            .ToArray();
        if (excluded.Length > 0)
            return "excludes " + (excluded[0] == requirement.AnyOf[0] ? "it" : Listed(excluded));

        var reads = requirement.MereReads.Where(read =>
            permissions.Any(permission => permission.DataActions.Any(pattern => ActionPattern.Covers(pattern, read)))).ToArray();
        if (reads.Length > 0)
            return "grants only " + Listed(reads);

        var families = permissions.SelectMany(static permission => permission.DataActions)
            .Select(static action => DataAccess.ShortName(action).Split('/')[0])
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToArray();
        if (families.Length == 0)
            return "grants no data action";

        return "grants only " + Listed(families.Select(static family => family + "/…").ToArray());
    }

    private static bool CoversAny(Permission permission, Requirement requirement) =>
        requirement.AnyOf.Any(action => permission.DataActions.Any(pattern => ActionPattern.Covers(pattern, action)));

    private static bool OverlapsAny(string pattern, Requirement requirement) =>
        requirement.AnyOf.Any(action => ActionPattern.Overlaps(pattern, action));

    private static string Listed(string[] patterns) =>
        string.Join(", ", patterns.Take(MostListed).Select(static pattern => DisplayText.Of(DataAccess.ShortName(pattern))))
        + (patterns.Length > MostListed ? ", …" : "");
}
