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
    /// <summary>Roles, actions or patterns that a message lists. More would hide the rest of it.</summary>
    private const int MostListed = 3;

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
            Found(finding.Refusal!),
            NameOf(least.Role),
            NameOf(least.Scope),
            finding.Access.IsCompleteByManifest ? "" : ": " + Assignment(finding.Access, least.Role, least.Scope),
            finding.IsCertain ? "is" : "may be",
        };
    }

    /// <summary>The required action in full, and some alternatives in short form.</summary>
    public static string Needed(Requirement requirement)
    {
        var first = requirement.AnyOf[0];
        if (requirement.AnyOf.Length == 1)
            return first;

        var others = requirement.AnyOf.Skip(1).Take(MostListed - 1).Select(DataAccess.ShortName);
        return first + " (or " + string.Join(", ", others) + (requirement.AnyOf.Length > MostListed ? ", …)" : ")");
    }

    /// <summary>A role by name and id, and the former name, which files may still use.</summary>
    public static string NameOf(Role role) => role.PreviousNames.IsEmpty
        ? $"{DisplayText.Of(role.Name)} ({role.Id})"
        : $"{DisplayText.Of(role.Name)} ({role.Id}, formerly {role.PreviousNames[0]})";

    private static string Assignment(DeclaredAccess access, Role role, AccessScope scope) =>
        access.Infrastructure.IsOfAppHost && scope is (AccessScope.Account or AccessScope.Project)
            ? $"in the AppHost .WithRoleAssignments(<account>, new CognitiveServicesBuiltInRole(\"{role.Id}\")) on the project"
            : Assignment(role, scope);

    /// <summary>The Bicep property and the command that assign a role. Cosmos DB assigns the roles for its data itself.</summary>
    public static string Assignment(Role role, AccessScope scope) => scope == AccessScope.CosmosDb
        ? "in Bicep a resource of the type Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments, or "
        + $"az cosmosdb sql role assignment create --role-definition-id {role.Id} --principal-id <principal id> --scope /"
        : $"in Bicep roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '{role.Id}'), or "
        + $"az role assignment create --role {role.Id} --assignee-object-id <principal id> "
        + $"--assignee-principal-type ServicePrincipal --scope <{NameOf(scope)} id>";

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
    /// The roles that were found, each with its place. First those that grant it elsewhere, then those that do not.
    /// </summary>
    public static string Found(Refusal refusal)
    {
        var outOfReach = refusal.OutOfReach.Select(grant =>
            $"{NameOf(grant)} ({Place(grant)}) grants it {Where(grant, refusal.Requirement)} only");
        var considered = refusal.Considered.Select(grant =>
            $"{NameOf(grant)} ({Place(grant)}) {Instead(grant, refusal.Requirement)}");
        var found = outOfReach.Concat(considered).ToArray();
        if (found.Length == 0)
            return "no role is declared for it";

        var more = found.Length > MostListed ? $" and {found.Length - MostListed} more" : "";
        return string.Join(", ", found.Take(MostListed)) + more;
    }

    private static string Where(Grant grant, Requirement requirement) =>
        grant.CountsFor(requirement.Identity) ? "at the " + NameOf(grant.Scope) : "to " + NameOf(grant.Principal);

    private static string Place(Grant grant) =>
        Place(grant.Source.Path, grant.Source.Location.GetLineSpan().StartLinePosition.Line);

    private static string NameOf(Grant grant) => grant.Role is { } role ? DisplayText.Of(role.Name) : "a role";

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
            return "is for another service";

        var permissions = grant.Role?.Permissions ?? ImmutableArray<Permission>.Empty;
        var excluded = permissions.Where(permission => CoversAny(permission, requirement))
            .SelectMany(permission => permission.NotDataActions.Where(pattern => OverlapsAny(pattern, requirement)))
            .Distinct()
            .ToArray();
        if (excluded.Length > 0)
            return "excludes " + Listed(excluded);

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

        var listed = string.Join(", ", families.Take(MostListed).Select(static family => DisplayText.Of(family) + "/…"));
        return "grants only " + listed + (families.Length > MostListed ? " and others" : "");
    }

    private static bool CoversAny(Permission permission, Requirement requirement) =>
        requirement.AnyOf.Any(action => permission.DataActions.Any(pattern => ActionPattern.Covers(pattern, action)));

    private static bool OverlapsAny(string pattern, Requirement requirement) =>
        requirement.AnyOf.Any(action => ActionPattern.Overlaps(pattern, action));

    private static string Listed(string[] patterns) =>
        string.Join(", ", patterns.Take(MostListed).Select(static pattern => DisplayText.Of(DataAccess.ShortName(pattern))))
        + (patterns.Length > MostListed ? ", …" : "");
}
