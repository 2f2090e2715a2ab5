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
        var atAccount = identity.Assignments.Where(static assignment => IsOnFoundry(assignment.Scope)).ToArray();
        foreach (var assignment in atAccount)
        {
            lines.Add("// " + Lines.Purpose(assignment));
            if (assignment.Scope == AccessScope.Project)
                lines.Add("// The project is enough. Aspire assigns at the account, which is broader; the Bicep module is not.");
        }

        foreach (var assignment in identity.Assignments.Except(atAccount))
            lines.Add("// " + Lines.NotWritten(identity, assignment));
        var roles = atAccount
            .Select(static assignment => $"new CognitiveServicesBuiltInRole(\"{assignment.Role.Id}\")")
            .Distinct();
        if (atAccount.Length > 0)
            lines.Add($"{identity.Id.Camel}.WithRoleAssignments(foundry, {string.Join(", ", roles)});");
    }

    private static void AddComments(Lines lines, PlannedIdentity identity)
    {
        lines.Add("// Aspire assigns no role to a Foundry project's identity. Add the Bicep module for it.");
        foreach (var assignment in identity.Assignments)
            lines.Add("// " + Lines.NotWritten(identity, assignment));
    }

    private static bool IsOnFoundry(AccessScope scope) => scope is AccessScope.Account or AccessScope.Project;
}
