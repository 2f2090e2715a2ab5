using Foundry.Access.Tool.App;
using Foundry.Access.Tool.Output;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Generation;

/// <summary>
/// A role definition with exactly the actions that one program needs, as <c>az role definition create</c> takes it.
/// </summary>
internal static class CustomRole
{
    public static string Write(AccessPlan plan, string assignableScope)
    {
        var programs = plan.Identities.Where(static identity => identity.IsProgram).ToArray();
        if (programs.Length != 1)
            throw new ToolException($"A role is for one program, and {programs.Length} need roles. Name the project.");

        return JsonText.Of(new
        {
            Name = $"{programs[0].Name} access",
            IsCustom = true,
            Description = $"What the code of {programs[0].Name} calls. Written by foundry-access.",
            Actions = ActionsOf(programs[0], Plane.Control),
            NotActions = Array.Empty<string>(),
            DataActions = ActionsOf(programs[0], Plane.Data),
            NotDataActions = Array.Empty<string>(),
            AssignableScopes = new[] { assignableScope },
        });
    }

    /// <summary>By the policy for alternatives, the first action of each requirement.</summary>
    private static string[] ActionsOf(PlannedIdentity identity, Plane plane) =>
        [.. identity.Operations
            .Where(access => access.Operation.Plane == plane)
            .Select(static access => access.Requirement.Decisive)
            .Distinct()
            .Order(StringComparer.Ordinal)];
}
