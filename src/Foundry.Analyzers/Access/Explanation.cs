using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Access;

/// <summary>The words of an access finding: what is needed, what was found, what to do.</summary>
internal static class Explanation
{
    /// <summary>More would bury the message.</summary>
    private const int MostListed = 3;

    /// <summary>The holes of a refusal's message: member, need, scope, what was found instead, role, where to assign it, and how.</summary>
    public static object[] OfRefusal(AccessFinding finding)
    {
        var least = finding.LeastRole;
        return new object[]
        {
            finding.Call.MemberName, Needed(finding.Requirement), NameOf(finding.Requirement.Scope), Found(finding.Refusal!), NameOf(least.Role), NameOf(least.Scope),
            finding.Access.IsCompleteByManifest ? "" : ": " + Assignment(least.Role, least.Scope),
            finding.IsCertain ? "is" : "may be",
        };
    }

    /// <summary>What is required: the data action in full, some of its alternatives in short.</summary>
    public static string Needed(Requirement requirement)
    {
        var first = requirement.AnyOf[0];
        return requirement.AnyOf.Length == 1 ? first
            : first + " (or " + string.Join(", ", requirement.AnyOf.Skip(1).Take(MostListed - 1).Select(DataAccess.ShortName))
                + (requirement.AnyOf.Length > MostListed ? ", …)" : ")");
    }

    /// <summary>The roles that were found, each with its place: those that grant it where it does not count, and those that grant something else.</summary>
    private static string Found(Refusal refusal)
    {
        var found = refusal.OutOfReach.Select(grant => $"{NameOf(grant)} ({Place(grant)}) grants it {Where(grant, refusal.Requirement)} only")
            .Concat(refusal.Considered.Select(grant => $"{NameOf(grant)} ({Place(grant)}) {Instead(grant, refusal.Requirement)}"))
            .ToArray();
        return found.Length == 0 ? "no role is declared for it"
            : string.Join(", ", found.Take(MostListed)) + (found.Length > MostListed ? $" and {found.Length - MostListed} more" : "");
    }

    private static string Where(Grant grant, Requirement requirement) =>
        grant.CountsFor(requirement.Identity) ? "at the " + NameOf(grant.Scope) : "to " + NameOf(grant.Principal);

    /// <summary>A role by the name and id that stay right when names change, and the name that files may still say.</summary>
    public static string NameOf(Role role) => role.PreviousNames.IsEmpty ? $"{role.Name} ({role.Id})" : $"{role.Name} ({role.Id}, formerly {role.PreviousNames[0]})";

    /// <summary>How to assign a role where infrastructure does it.</summary>
    public static string Assignment(Role role, AccessScope scope) =>
        $"in Bicep roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '{role.Id}'), or az role assignment create --role {role.Id} --assignee-object-id <principal id> --assignee-principal-type ServicePrincipal --scope <{NameOf(scope)} id>";

    public static string NameOf(AccessScope? scope) => scope switch
    {
        AccessScope.Account => "account",
        AccessScope.Project => "project",
        AccessScope.Hub => "hub",
        AccessScope.Storage => "storage account",
        AccessScope.Search => "search service",
        AccessScope.ResourceGroup => "resource group",
        AccessScope.Subscription => "subscription",
        _ => "resource",
    };

    /// <summary>The last two parts of a path and the line: the same on every machine.</summary>
    public static string Place(string path, int line)
    {
        var folder = FilePath.NameOf(FilePath.FolderOf(path));
        return (folder.Length == 0 ? "" : folder + "/") + FilePath.NameOf(path) + ":" + (line + 1);
    }

    private static string Place(Grant grant) => Place(grant.Source.Path, grant.Source.Location.GetLineSpan().StartLinePosition.Line);

    private static string NameOf(Grant grant) => grant.Role?.Name ?? "a role";

    private static string NameOf(Principal principal) => principal.Kind switch
    {
        PrincipalKind.ProjectIdentity => "the project's managed identity",
        PrincipalKind.AccountIdentity => "the account's managed identity",
        _ when principal.Name is { } name => "'" + name + "'",
        _ => "another identity",
    };

    /// <summary>What a role does that does not grant the requirement: it grants something else, or takes the action away again.</summary>
    private static string Instead(Grant grant, Requirement requirement)
    {
        var permissions = grant.Role?.Permissions ?? ImmutableArray<Permission>.Empty;
        var excluded = permissions.Where(permission => requirement.AnyOf.Any(action => permission.DataActions.Any(pattern => ActionPattern.Covers(pattern, action))))
            .SelectMany(permission => permission.NotDataActions.Where(pattern => requirement.AnyOf.Any(action => ActionPattern.Overlaps(pattern, action)))).Distinct().ToArray();
        if (excluded.Length > 0)
            return "excludes " + Listed(excluded);

        var families = permissions.SelectMany(static permission => permission.DataActions)
            .Select(static action => DataAccess.ShortName(action).Split('/')[0])
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToArray();
        return families.Length == 0 ? "grants no data action"
            : "grants only " + string.Join(", ", families.Take(MostListed).Select(static family => family + "/…")) + (families.Length > MostListed ? " and others" : "");
    }

    private static string Listed(string[] patterns) =>
        string.Join(", ", patterns.Take(MostListed).Select(DataAccess.ShortName)) + (patterns.Length > MostListed ? ", …" : "");
}
