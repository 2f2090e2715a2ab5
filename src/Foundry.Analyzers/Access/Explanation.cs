using System;
using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Access;

/// <summary>The words of an access finding: what is needed, what was found, what to do.</summary>
internal static class Explanation
{
    private const string Accounts = "Microsoft.CognitiveServices/accounts/";

    /// <summary>More would bury the message.</summary>
    private const int MostListed = 3;

    private static readonly char[] Separators = { '/', '\\' };

    /// <summary>The holes of a refusal's message: member, need, scope, what was found instead, role, where to assign it, and how.</summary>
    public static object[] OfRefusal(AccessFinding finding, string found)
    {
        var least = finding.LeastRole;
        return new object[]
        {
            finding.Call.MemberName, Needed(finding.Requirement), NameOf(finding.Requirement.Scope), found, NameOf(least.Role), NameOf(least.Scope),
            finding.Access.IsClosedByManifest ? "" : ": " + Assignment(least.Role, least.Scope),
        };
    }

    /// <summary>What the grants of a refusal are: roles that grant something else, or such as do not reach.</summary>
    public static string Found(Verdict refusal) => refusal.OutOfReach.IsEmpty ? Found(refusal.Considered) : OutOfReach(refusal.OutOfReach, refusal.Requirement!);

    /// <summary>What is required: the data action in full, some of its alternatives in short.</summary>
    public static string Needed(Requirement requirement)
    {
        var first = requirement.AnyOf[0];
        return requirement.AnyOf.Length == 1 ? first
            : first + " (or " + string.Join(", ", requirement.AnyOf.Skip(1).Take(MostListed - 1).Select(Short)) + (requirement.AnyOf.Length > MostListed ? ", …)" : ")");
    }

    /// <summary>The roles that were found and what they grant instead, each with its place.</summary>
    public static string Found(IReadOnlyCollection<Grant> grants) => grants.Count == 0
        ? "no role is declared for it"
        : List(grants, static grant => $"{NameOf(grant)} ({Place(grant)}) grants {Granted(grant)}");

    /// <summary>The roles that hold what is needed, and why they do not count.</summary>
    public static string OutOfReach(IReadOnlyCollection<Grant> grants, Requirement requirement) => List(grants, grant => grant.CountsFor(requirement.Identity)
        ? $"{NameOf(grant)} ({Place(grant)}) grants it at the {NameOf(grant.Scope)} only"
        : $"{NameOf(grant)} ({Place(grant)}) grants it to {NameOf(grant.Principal)} only");

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
        var parts = path.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return string.Join("/", parts.Skip(Math.Max(0, parts.Length - 2))) + ":" + (line + 1);
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

    private static string Granted(Grant grant)
    {
        var patterns = grant.Role is { } role ? role.Permissions.SelectMany(static permission => permission.DataActions).Distinct().ToArray() : Array.Empty<string>();
        return patterns.Length == 0 ? "no data action"
            : "only " + string.Join(", ", patterns.Take(MostListed).Select(Short)) + (patterns.Length > MostListed ? ", …" : "");
    }

    private static string Short(string action) => action.StartsWith(Accounts, StringComparison.OrdinalIgnoreCase) ? action.Substring(Accounts.Length) : action;

    private static string List(IReadOnlyCollection<Grant> grants, Func<Grant, string> say) =>
        string.Join(", ", grants.Take(MostListed).Select(say)) + (grants.Count > MostListed ? $" and {grants.Count - MostListed} more" : "");
}
