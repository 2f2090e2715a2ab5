using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>Finds the built-in role that would do where more is granted than the program needs.</summary>
internal static class NarrowerRole
{
    /// <summary>
    /// The grants that could be compared: all that may be the application's, where they are known as a whole, and are one principal's.
    /// Which of several the program runs as is not known.
    /// </summary>
    public static ImmutableArray<Grant> ComparableGrants(DeclaredAccess access)
    {
        var grants = access.Grants.Where(static grant => grant.CountsFor(AccessIdentity.Caller)).ToImmutableArray();
        var isKnown = access.IsComplete
            && grants.All(static grant => grant is { Role: not null, Scope: not null, IsConditional: false })
            && grants.Select(static grant => (grant.Source.IsManifest, grant.Principal.Kind, grant.Principal.Name)).Distinct().Count() == 1;
        return isKnown ? grants : ImmutableArray<Grant>.Empty;
    }

    /// <summary>The role to assign in place of a grant's at the same scope; null where there is none.</summary>
    public static Role? For(Grant grant, ImmutableArray<ServiceOperation> operations)
    {
        var needed = operations.SelectMany(static operation => operation.Requires)
            .Where(static requirement => requirement.Identity == AccessIdentity.Caller && requirement.Scope != AccessScope.Storage).ToArray();
        if (needed.Length == 0 || grant is not { Role: { } role, Scope: { } scope } || !needed.All(requirement => scope.Reaches(requirement.Scope)))
            return null;

        // First what is recommended for what the program does.
        return operations.SelectMany(static operation => operation.LeastRoles).Distinct().Select(Roles.ById).OfType<Role>().Concat(Roles.All)
            .FirstOrDefault(candidate => needed.All(requirement => PermissionEvaluator.Of(candidate, requirement, Plane.Data) == Decision.Granted) && IsLess(candidate, role));
    }

    /// <summary>Whether one role grants nothing that another does not, and of data actions less.</summary>
    private static bool IsLess(Role one, Role other) => HoldsData(other, one) && !HoldsData(one, other) && one.Permissions.All(permission => permission.Actions.All(action => MayDo(other, action)));

    /// <summary>Whether a role holds every data action of another, as far as patterns tell.</summary>
    private static bool HoldsData(Role role, Role other) => other.Permissions.All(permission => permission.DataActions.All(pattern =>
        role.Permissions.Any(holding => holding.Condition is null && Covers(holding.DataActions, pattern)
            && holding.NotDataActions.All(taken => !ActionPattern.Overlaps(taken, pattern) || Covers(permission.NotDataActions, taken)))));

    /// <summary>Reading is what many roles let do besides, each a little differently.</summary>
    private static bool MayDo(Role role, string action) => action.EndsWith("/read", StringComparison.OrdinalIgnoreCase)
        || role.Permissions.Any(permission => Covers(permission.Actions, action) && !permission.NotActions.Any(taken => ActionPattern.Overlaps(taken, action)));

    private static bool Covers(IEnumerable<string> patterns, string pattern) => patterns.Any(covering => ActionPattern.Covers(covering, pattern));
}
