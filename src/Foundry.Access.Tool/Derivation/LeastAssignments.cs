using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Derivation;

/// <summary>The least role assignments that give an identity everything its calls need.</summary>
/// <remarks>
/// One policy, the one of the rules (<see cref="Requirement"/>): a role has to hold the first action of each requirement, writes
/// before reads. At each scope, one role is chosen for all calls: of those that the catalogue lists for one of the operations,
/// the one that allows the fewest known operations. If none holds everything, several are. A role at the account serves its
/// projects.
/// </remarks>
internal static class LeastAssignments
{
    public static IReadOnlyList<Assignment> Of(IReadOnlyList<OperationAccess> needs, AccessIdentity identity)
    {
        var assignments = new List<Assignment>();
        foreach (var scope in needs.GroupBy(static need => need.Requirement.Scope).OrderBy(static group => group.Key))
        {
            var rest = scope.Where(need => !assignments.Any(assignment => IsGiven(need, assignment))).ToList();
            foreach (var role in RolesFor(rest))
                assignments.Add(new(identity, role, scope.Key, ActionsOf(rest, role)));
        }

        return assignments;
    }

    private static IEnumerable<Role> RolesFor(List<OperationAccess> needs)
    {
        var rest = needs.DistinctBy(static need => (need.Operation.Plane, need.Requirement.Decisive)).ToList();
        var candidates = needs.SelectMany(static need => need.Operation.LeastRoles)
            .Append(LeastRole.FoundryUser)
            .Distinct()
            .Select(Roles.ById)
            .OfType<Role>()
            .OrderBy(OperationsOf)
            .ToArray();
        while (rest.Count > 0)
        {
            // The first of the least roles that hold the most; one role, if one holds all.
            var role = candidates.MaxBy(candidate => rest.Count(need => Holds(candidate, need)));
            if (role is null || rest.RemoveAll(need => Holds(role, need)) == 0)
                yield break;
            yield return role;
        }
    }

    private static bool IsGiven(OperationAccess need, Assignment assignment) =>
        assignment.Scope.Reaches(need.Requirement.Scope) && Holds(assignment.Role, need);

    private static bool Holds(Role role, OperationAccess need) =>
        PermissionEvaluator.Of(role, need.Requirement.Decisive, need.Operation.Plane) == Decision.Granted;

    /// <summary>How many operations of the catalogue a role allows.</summary>
    private static int OperationsOf(Role role) => ServiceOperations.All.Count(operation => operation.Requires.All(requirement =>
        PermissionEvaluator.Of(role, requirement.Decisive, operation.Plane) == Decision.Granted));

    private static string[] ActionsOf(IEnumerable<OperationAccess> needs, Role role) =>
        [.. needs.Where(need => Holds(role, need))
            .Select(static need => need.Requirement.Decisive)
            .Distinct()
            .Order(StringComparer.Ordinal)];
}
