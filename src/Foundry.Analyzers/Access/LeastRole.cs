using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Access;

/// <summary>The smallest known role that lets an identity do some operations, and the scope at which to assign it.</summary>
internal sealed class LeastRole(Role role, AccessScope scope)
{
    public const string FoundryUser = Roles.FoundryUser;

    public Role Role { get; } = role;

    public AccessScope Scope { get; } = scope;

    /// <summary>The first of the roles listed for the first operation that grants them all, else Foundry User.</summary>
    public static LeastRole Of(IReadOnlyList<ServiceOperation> operations, AccessIdentity identity)
    {
        var requirements = operations.SelectMany(operation => operation.Requires.Select(requirement => (operation.Plane, Requirement: requirement)))
            .Where(entry => entry.Requirement.Identity == identity && entry.Requirement.Scope != AccessScope.Storage)
            .ToArray();
        var scope = requirements.Any(static entry => entry.Requirement.Scope == AccessScope.Account) ? AccessScope.Account : requirements.Length > 0 ? requirements[0].Requirement.Scope : AccessScope.Account;
        var role = operations[0].LeastRoles.Select(Roles.ById).OfType<Role>()
            .FirstOrDefault(candidate => requirements.All(entry => PermissionEvaluator.Of(candidate, entry.Requirement, entry.Plane) == Decision.Granted));
        return new(role ?? Roles.ById(FoundryUser)!, scope);
    }

    /// <summary>What to assign for one requirement that is refused: for storage the role that the operation names for it.</summary>
    public static LeastRole Of(IReadOnlyList<ServiceOperation> operations, Requirement refused) =>
        refused.Scope == AccessScope.Storage && operations[0].LeastRole(refused) is { } role ? new(role, AccessScope.Storage) : Of(operations, refused.Identity);
}
