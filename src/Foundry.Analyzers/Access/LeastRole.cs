using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Access;

/// <summary>The least known role that grants some operations to an identity, and the scope to assign it at.</summary>
internal sealed class LeastRole(Role role, AccessScope scope)
{
    public const string FoundryUser = Roles.FoundryUser;

    public Role Role { get; } = role;

    public AccessScope Scope { get; } = scope;

    /// <summary>The first role listed for the first operation that grants all operations, else Foundry User.</summary>
    public static LeastRole Of(IReadOnlyList<ServiceOperation> operations, AccessIdentity identity)
    {
        var requirements = operations
            .SelectMany(
                static operation => operation.Requires,
                static (operation, requirement) => new { operation.Plane, Requirement = requirement })
            .Where(entry => entry.Requirement.Identity == identity && !entry.Requirement.Scope.IsStore())
            .ToArray();
        var role = operations[0].LeastRoles.Select(Roles.ById)
            .OfType<Role>()
            .FirstOrDefault(candidate => requirements.All(entry => Grants(candidate, entry.Requirement, entry.Plane)));

        // The account's scope covers its projects.
        var needsAccount = requirements.Any(static entry => entry.Requirement.Scope == AccessScope.Account);
        var scope = needsAccount || requirements.Length == 0 ? AccessScope.Account : requirements[0].Requirement.Scope;
        return new(role ?? Roles.ById(FoundryUser)!, scope);
    }

    /// <summary>
    /// The role to assign for one refused requirement. For stores and for graders, it is the role that the operation lists.
    /// </summary>
    public static LeastRole Of(IReadOnlyList<ServiceOperation> operations, Requirement refused)
    {
        var isApart = refused.Scope.IsStore() || !operations.Any(operation => operation.Requires.Contains(refused));
        return isApart && operations[0].LeastRole(refused) is { } role
            ? new(role, refused.Scope)
            : Of(operations, refused.Identity);
    }

    private static bool Grants(Role role, Requirement requirement, Plane plane) =>
        PermissionEvaluator.Of(role, requirement.Decisive, plane) == Decision.Granted;
}
