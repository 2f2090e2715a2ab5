using System.Collections.Generic;
using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>Whether roles let do something.</summary>
internal enum Decision
{
    /// <summary>No permission entry grants it.</summary>
    Denied,

    /// <summary>Only entries with a condition grant it, and conditions are not read.</summary>
    Conditional,

    Granted,
}

/// <summary>Azure's rules of judging permissions.</summary>
/// <remarks>
/// What an entry takes away it takes from itself alone: it is no deny, another entry or role may grant it. Actions and data actions never
/// stand in for each other. Source: Microsoft Learn, "Understand Azure role definitions", read 2026-11-21.
/// </remarks>
internal static class PermissionEvaluator
{
    /// <summary>Whether a role grants a data action.</summary>
    public static Decision OfDataAction(Role role, string action) => OfRole(role, action, Plane.Data);

    /// <summary>Whether a role grants an action of Azure Resource Manager.</summary>
    public static Decision OfAction(Role role, string action) => OfRole(role, action, Plane.Control);

    public static Decision OfDataAction(IEnumerable<Role> roles, string action) => OfRoles(roles, action, Plane.Data);

    public static Decision OfAction(IEnumerable<Role> roles, string action) => OfRoles(roles, action, Plane.Control);

    /// <summary>Whether a role meets a requirement: the best answer for one of its alternatives.</summary>
    public static Decision Of(Role role, Requirement requirement, Plane plane)
    {
        var best = Decision.Denied;
        foreach (var action in requirement.AnyOf)
            best = Best(best, OfRole(role, action, plane));
        return best;
    }

    /// <summary>Whether several roles of one principal meet a requirement.</summary>
    public static Decision Of(IEnumerable<Role> roles, Requirement requirement, Plane plane)
    {
        var best = Decision.Denied;
        foreach (var role in roles)
            best = Best(best, Of(role, requirement, plane));
        return best;
    }

    private static Decision OfRoles(IEnumerable<Role> roles, string action, Plane plane)
    {
        var best = Decision.Denied;
        foreach (var role in roles)
            best = Best(best, OfRole(role, action, plane));
        return best;
    }

    private static Decision OfRole(Role role, string action, Plane plane)
    {
        var best = Decision.Denied;
        foreach (var permission in role.Permissions)
            best = Best(best, OfPermission(permission, action, plane));
        return best;
    }

    private static Decision OfPermission(Permission permission, string action, Plane plane)
    {
        var (granted, taken) = plane == Plane.Data ? (permission.DataActions, permission.NotDataActions) : (permission.Actions, permission.NotActions);
        return !ActionPattern.Grants(granted, taken, action) ? Decision.Denied
            : permission.Condition is null ? Decision.Granted
            : Decision.Conditional;
    }

    private static Decision Best(Decision one, Decision other) => one > other ? one : other;
}
