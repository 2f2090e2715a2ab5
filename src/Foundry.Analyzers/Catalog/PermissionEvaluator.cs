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
    /// <summary>Whether a role meets a requirement: the best answer for one of its alternatives.</summary>
    public static Decision Of(Role role, Requirement requirement, Plane plane)
    {
        var best = Decision.Denied;
        foreach (var action in requirement.AnyOf)
            best = Best(best, Of(role, action, plane));
        return best;
    }

    /// <summary>Whether a role grants an action: a data action, or one of Azure Resource Manager.</summary>
    public static Decision Of(Role role, string action, Plane plane)
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
