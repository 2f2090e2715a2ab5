using Foundry.Access.Tool.Derivation;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Output;

/// <summary>A report for programs; <c>docs/foundry-access.report.schema.json</c> describes it.</summary>
internal static class JsonReport
{
    public static string Write(AccessReport report) => JsonText.Of(new
    {
        version = 1,
        programs = report.Programs.Select(Program),
        skipped = report.Skipped.Select(static skipped => new { path = skipped.Path, reason = skipped.Reason }),
    });

    private static object Program(ProgramAccess program) => new
    {
        name = program.Name,
        path = program.Path,
        frameworks = program.Frameworks,
        host = Words.Key(program.Host),
        declaredGrants = Words.Key(program.Declared),
        identities = program.Identities.Select(Identity),
        notNeeded = program.NotNeeded.Select(static excess => new
        {
            identity = Words.Key(excess.Identity),
            grant = Grant(excess.Grant),
            narrowerRole = Role(excess.Narrower),
        }),
        unfollowed = program.Unfollowed.Select(static unfollowed => new
        {
            call = Call(unfollowed.Call),
            reason = unfollowed.Reason,
            text = unfollowed.Text,
        }),
    };

    private static object Identity(IdentityAccess identity) => new
    {
        identity = Words.Key(identity.Identity),
        operations = identity.Operations.Select(Operation),
        assignments = identity.Least.Select(static assignment => new
        {
            role = Role(assignment.Role),
            scope = Words.Key(assignment.Scope),
            actions = assignment.Actions,
        }),
    };

    private static object Operation(OperationAccess access) => new
    {
        operation = access.Operation.Id,
        title = access.Operation.Title,
        confirmed = access.Operation.IsConfirmed,
        plane = access.Operation.Plane == Plane.Data ? "data" : "management",
        action = access.Requirement.Decisive,
        alternatives = access.Requirement.AnyOf.Skip(1),
        scope = Words.Key(access.Requirement.Scope),
        leastRole = Role(access.LeastRole),
        state = Words.Key(access.State),
        grants = access.Grants.Select(Grant),
        calls = access.Calls.Select(Call),
    };

    private static object Grant(GrantPlace grant) => new
    {
        role = Role(grant.Role),
        scope = grant.Scope is { } scope ? Words.Key(scope) : null,
        path = grant.Path,
        line = grant.Line,
    };

    private static object? Role(Role? role) => role is null ? null : new { name = role.Name, id = role.Id };

    private static object Call(CallSite call) => new { path = call.Path, line = call.Line, member = call.Member };
}
