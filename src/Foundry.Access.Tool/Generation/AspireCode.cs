using Foundry.Access.Tool.Derivation;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Generation;

/// <summary>Calls of <c>WithRoleAssignments</c> for an Aspire application host.</summary>
/// <remarks>
/// Aspire assigns roles at the account and to compute resources only. So a role for the project is written at the account,
/// which is said, and the project's own identity gets a comment.
/// </remarks>
internal static class AspireCode
{
    /// <summary>One sentence for each program that gets a role at a broader scope than it needs.</summary>
    public static IEnumerable<string> BroaderThanDerived(AccessPlan plan) =>
        from identity in plan.Identities
        where identity.IsProgram
        from assignment in identity.Assignments
        where assignment.Scope == AccessScope.Project
        select $"{identity.Name} needs {assignment.Role.Name} at the project. Aspire assigns it at the account, which is "
            + "broader. 'foundry-access generate bicep' assigns it at the project.";

    public static string Write(AccessPlan plan)
    {
        var lines = new Lines()
            .Add("// " + Lines.Header)
            .Add("// 'foundry' is the account: builder.AddFoundry(…) or builder.AddAzureOpenAI(…).")
            .Add("// using Azure.Provisioning.CognitiveServices;");
        foreach (var identity in plan.Identities)
        {
            lines.Add();
            if (!identity.IsProgram)
                AddComments(lines, identity);
            else
                AddCall(lines, identity);
        }

        return lines.ToString();
    }

    private static void AddCall(Lines lines, PlannedIdentity identity)
    {
        var atAccount = AtAccount(identity);
        foreach (var assignment in atAccount)
        {
            lines.Add("// " + Lines.Purpose(assignment));
            if (identity.Assignments.Any(other => other.Scope == AccessScope.Project && other.Role == assignment.Role))
                lines.Add("// The project is enough. Aspire assigns at the account, which is broader; the Bicep module is not.");
        }

        foreach (var assignment in identity.Assignments.Where(static assignment => !IsOnFoundry(assignment.Scope)))
            lines.Add("// " + Lines.NotWritten(identity, assignment));
        var roles = atAccount.Select(static assignment => $"new CognitiveServicesBuiltInRole(\"{assignment.Role.Id}\")");
        if (atAccount.Count > 0)
            lines.Add($"{identity.Id.Camel}.WithRoleAssignments(foundry, {string.Join(", ", roles)});");
    }

    /// <summary>The least roles if all of them are at the account: one for the project may give what the account needs.</summary>
    private static IReadOnlyList<Assignment> AtAccount(PlannedIdentity identity) => LeastAssignments.Of(
        [
            .. identity.Operations
                .Where(static access => IsOnFoundry(access.Requirement.Scope))
                .Select(static access => access with { Requirement = access.Requirement.At(AccessScope.Account) }),
        ],
        identity.Kind);

    private static void AddComments(Lines lines, PlannedIdentity identity)
    {
        lines.Add("// Aspire assigns no role to a Foundry project's identity. Add the Bicep module for it.");
        foreach (var assignment in identity.Assignments)
            lines.Add("// " + Lines.NotWritten(identity, assignment));
    }

    private static bool IsOnFoundry(AccessScope scope) => scope is AccessScope.Account or AccessScope.Project;
}
