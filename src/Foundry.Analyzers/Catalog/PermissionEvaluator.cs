namespace Foundry.Analyzers.Catalog;

/// <summary>The decision on an action.</summary>
internal enum Decision
{
    /// <summary>No permission entry grants it.</summary>
    Denied,

    /// <summary>Only entries with a condition grant it. Conditions are not evaluated.</summary>
    Conditional,

    Granted,
}

/// <summary>Evaluates permissions by Azure's rules.</summary>
/// <remarks>
/// An exclusion applies to its own entry only. It is not a deny: another entry or role may grant the action. Actions and data
/// actions are separate. Source: Microsoft Learn, "Understand Azure role definitions", read 2026-11-21.
/// </remarks>
internal static class PermissionEvaluator
{
    /// <summary>The decision on a requirement: the best one for any of its alternatives.</summary>
    public static Decision Of(Role role, Requirement requirement, Plane plane)
    {
        var best = Decision.Denied;
        foreach (var action in requirement.AnyOf)
            best = Best(best, Of(role, action, plane));
        return best;
    }

    /// <summary>The decision on a data action, or on an action of Azure Resource Manager.</summary>
    public static Decision Of(Role role, string action, Plane plane)
    {
        if (role.IsOfOtherService)
            return plane == Plane.Data && DataAccess.IsOfAccount(action) ? Decision.Denied : Decision.Conditional;

        var best = Decision.Denied;
        foreach (var permission in role.Permissions)
            best = Best(best, OfPermission(permission, action, plane));
        return best;
    }

    private static Decision OfPermission(Permission permission, string action, Plane plane)
    {
        var (granted, excluded) = plane == Plane.Data
            ? (permission.DataActions, permission.NotDataActions)
            : (permission.Actions, permission.NotActions);
        if (!ActionPattern.Grants(granted, excluded, action))
            return Decision.Denied;

        return permission.Condition is null ? Decision.Granted : Decision.Conditional;
    }

    private static Decision Best(Decision one, Decision other) => one > other ? one : other;
}
