using Foundry.Access.Tool.App;
using Foundry.Access.Tool.Derivation;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Generation;

/// <summary>The role assignments to write: those of each program, and those of the Foundry project that they share.</summary>
internal sealed record AccessPlan(IReadOnlyList<PlannedIdentity> Identities)
{
    public IEnumerable<Assignment> Assignments => Identities.SelectMany(static identity => identity.Assignments);

    public IEnumerable<AccessScope> Scopes => Assignments.Select(static assignment => assignment.Scope).Distinct().Order();

    public bool Uses(AccessScope scope) => Assignments.Any(assignment => assignment.Scope == scope);

    public static AccessPlan Of(AccessReport report)
    {
        var programs = report.Programs
            .SelectMany(
                static program => program.Identities,
                static (program, identity) => (Program: program, Identity: identity))
            .Where(static entry => entry.Identity.Identity == AccessIdentity.Caller)
            .ToArray();
        var names = new HashSet<string>(["project", "foundry"], StringComparer.OrdinalIgnoreCase);
        var identities = programs
            .Select(entry => new PlannedIdentity(
                new(programs.Length == 1 ? ["app"] : Identifier.Of(entry.Program.Name, names)),
                entry.Program.Name,
                AccessIdentity.Caller,
                entry.Identity.Least,
                entry.Identity.Operations))
            .ToList();

        // One project serves all programs, so its roles are the least for what all of them start.
        OperationAccess[] shared =
        [
            .. report.Programs.SelectMany(static program => program.Identities)
                .Where(static identity => identity.Identity == AccessIdentity.ProjectManagedIdentity)
                .SelectMany(static identity => identity.Operations)
                .OrderBy(static access => access.Operation.Id, StringComparer.Ordinal),
        ];
        if (shared.Length > 0)
        {
            identities.Add(new(
                new(["project"]),
                "the Foundry project",
                AccessIdentity.ProjectManagedIdentity,
                LeastAssignments.Of(shared, AccessIdentity.ProjectManagedIdentity),
                shared));
        }

        return identities.Count > 0
            ? new(identities)
            : throw new ToolException("No call that needs a role was found, so there is nothing to write.");
    }
}

/// <summary>An identity and the roles to assign to it.</summary>
/// <param name="Id">Its name in code.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Kind">Whether it is a program's or the project's.</param>
/// <param name="Assignments">The roles.</param>
/// <param name="Operations">What they are for.</param>
internal sealed record PlannedIdentity(
    Identifier Id,
    string Name,
    AccessIdentity Kind,
    IReadOnlyList<Assignment> Assignments,
    IReadOnlyList<OperationAccess> Operations)
{
    public bool IsProgram => Kind == AccessIdentity.Caller;
}
