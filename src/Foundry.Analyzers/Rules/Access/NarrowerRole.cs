using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>Finds the narrower built-in role that covers what the program calls.</summary>
internal static class NarrowerRole
{
    /// <summary>The grants of the application, if all are known and belong to one principal; otherwise empty.</summary>
    /// <remarks>With several principals, the one that the program runs as is not known.</remarks>
    public static ImmutableArray<Grant> ComparableGrants(DeclaredAccess access)
    {
        var grants = access.Grants.Where(static grant => grant.CountsFor(AccessIdentity.Caller)).ToImmutableArray();
        var areComparable = access.IsComplete
            && grants.All(static grant => grant is { Role: not null, Scope: not null, IsConditional: false })
            && HaveOnePrincipal(grants);
        return areComparable ? grants : ImmutableArray<Grant>.Empty;
    }

    /// <summary>The role to assign in place of a grant's role at the same scope; null if there is none.</summary>
    public static Role? For(Grant grant, ImmutableArray<ServiceOperation> operations)
    {
        var needed = operations
            .SelectMany(static operation => operation.Graders is { } graders
                ? operation.Requires.AddRange(graders.Requires)
                : operation.Requires)
            .Where(IsOfCallerOnFoundry)
            .ToArray();
        if (needed.Length == 0
            || grant is not { Role: { } role, Scope: { } scope }
            || !needed.All(requirement => scope.Reaches(requirement.Scope)))
            return null;

        // Prefer the roles that are recommended for the operations.
        var recommended = operations.SelectMany(static operation => operation.LeastRoles)
            .Distinct()
            .Select(Roles.ById)
            .OfType<Role>();
        return recommended.Concat(Roles.All)
            .FirstOrDefault(candidate => GrantsAll(candidate, needed) && IsNarrower(candidate, role));
    }

    private static bool HaveOnePrincipal(ImmutableArray<Grant> grants) => grants
        .Select(static grant => (grant.Source.IsManifest, grant.Principal.Kind, grant.Principal.Name))
        .Distinct()
        .Count() == 1;

    private static bool IsOfCallerOnFoundry(Requirement requirement) =>
        requirement.Identity == AccessIdentity.Caller && !requirement.Scope.IsStore();

    private static bool GrantsAll(Role role, Requirement[] requirements) => requirements.All(
        requirement => PermissionEvaluator.Of(role, requirement.Decisive, Plane.Data) == Decision.Granted);

    /// <summary>Whether a role grants fewer data actions than another role, and nothing beyond it.</summary>
    private static bool IsNarrower(Role role, Role other) =>
        HoldsDataActionsOf(other, role)
        && !HoldsDataActionsOf(role, other)
        && role.Permissions.All(permission => permission.Actions.All(action => MayDo(other, action)));

    /// <summary>Whether a role holds every data action of another role, as far as the patterns show.</summary>
    private static bool HoldsDataActionsOf(Role role, Role other) => other.Permissions.All(
        permission => permission.DataActions.All(
            pattern => role.Permissions.Any(holder => Holds(holder, pattern, exclusions: permission.NotDataActions))));

    /// <summary>Whether a permission holds the data actions of a pattern, apart from those excluded.</summary>
    private static bool Holds(Permission holder, string pattern, IEnumerable<string> exclusions) =>
        holder.Condition is null
        && Covers(holder.DataActions, pattern)
        && holder.NotDataActions.All(excluded => !ActionPattern.Overlaps(excluded, pattern) || Covers(exclusions, excluded));

    /// <summary>Whether a role may do a management action.</summary>
    /// <remarks>Reads count as allowed: many roles allow some, each a slightly different set.</remarks>
    private static bool MayDo(Role role, string action) =>
        action.EndsWith("/read", StringComparison.OrdinalIgnoreCase)
        || role.Permissions.Any(permission => GrantsAction(permission, action));

    private static bool GrantsAction(Permission permission, string action) =>
        Covers(permission.Actions, action)
        && !permission.NotActions.Any(excluded => ActionPattern.Overlaps(excluded, action));

    private static bool Covers(IEnumerable<string> patterns, string pattern) =>
        patterns.Any(covering => ActionPattern.Covers(covering, pattern));
}
