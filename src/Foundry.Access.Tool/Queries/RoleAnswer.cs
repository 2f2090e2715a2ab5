using Foundry.Access.Tool.App;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Queries;

/// <summary>A built-in role: its permissions, and the service operations that it grants.</summary>
/// <param name="Permissions">
/// The permission entries; null for a role of another service, of which only the name and id are known.
/// </param>
internal sealed record RoleAnswer(
    string Name,
    string Id,
    IReadOnlyList<string> PreviousNames,
    IReadOnlyList<PermissionAnswer>? Permissions,
    IReadOnlyList<string> Grants,
    string AsOf)
{
    /// <exception cref="ToolException">No built-in role has the name or id.</exception>
    public static RoleAnswer Of(string nameOrId)
    {
        var role = Roles.ById(nameOrId) ?? RoleNames.Find(nameOrId)
            ?? throw new ToolException($"'{nameOrId}' is not the name or id of a built-in role.");
        return new(
            role.Name,
            role.Id,
            role.PreviousNames,
            role.IsOfOtherService ? null : [.. role.Permissions.Select(PermissionAnswer.Of)],
            [
                .. ServiceOperations.All
                    .Where(operation => IsGranted(operation, role))
                    .Select(static operation => operation.Title),
            ],
            CatalogEvidence.RolesAsOf);
    }

    /// <summary>Whether it grants all that the caller needs, if it is assigned at the scope that the operation needs.</summary>
    private static bool IsGranted(ServiceOperation operation, Role role)
    {
        var requirements = operation.Requires
            .Where(static requirement => requirement.Identity == AccessIdentity.Caller)
            .ToArray();
        return requirements.Length > 0 && requirements.All(
            requirement => PermissionEvaluator.Of(role, requirement, operation.Plane) == Decision.Granted);
    }
}

/// <summary>A permission entry of a role.</summary>
internal sealed record PermissionAnswer(
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> NotActions,
    IReadOnlyList<string> DataActions,
    IReadOnlyList<string> NotDataActions,
    string? Condition)
{
    public static PermissionAnswer Of(Permission permission) => new(
        permission.Actions, permission.NotActions, permission.DataActions, permission.NotDataActions, permission.Condition);
}
