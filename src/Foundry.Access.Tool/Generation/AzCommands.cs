using Foundry.Access.Tool.Derivation;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Generation;

/// <summary>Commands of the Azure CLI, for bash.</summary>
internal static class AzCommands
{
    public static string Write(AccessPlan plan)
    {
        var lines = new Lines()
            .Add("#!/usr/bin/env bash")
            .Add("# " + Lines.Header)
            .Add("# Set these variables: resource ids of the scopes, and object ids of the identities.")
            .Add("set -euo pipefail");
        foreach (var scope in plan.Scopes.Where(ScopeNames.AreKnown))
            lines.Add($": \"${{{ScopeOf(scope)}:?}}\"");
        foreach (var identity in plan.Identities)
            lines.Add($": \"${{{PrincipalOf(identity)}:?}}\"");

        foreach (var identity in plan.Identities)
        {
            foreach (var assignment in identity.Assignments)
            {
                lines.Add();
                if (!ScopeNames.AreKnown(assignment.Scope))
                {
                    lines.Add("# " + Lines.NotWritten(identity, assignment));
                    continue;
                }

                lines.Add("# " + Lines.Purpose(assignment)).Add(CommandOf(identity, assignment));
            }
        }

        return lines.ToString();
    }

    private static string PrincipalOf(PlannedIdentity identity) => identity.Id.With("principal", "id").UpperSnake;

    private static string ScopeOf(AccessScope scope) => ScopeNames.IdOf(scope).UpperSnake;

    private static string CommandOf(PlannedIdentity identity, Assignment assignment)
    {
        var scope = ScopeOf(assignment.Scope);
        var principal = PrincipalOf(identity);
        return assignment.Scope == AccessScope.CosmosDb
            ? $"az cosmosdb sql role assignment create --role-definition-id {assignment.Role.Id} "
                + $"--principal-id \"${principal}\" --subscription \"{PartOf(scope, 3)}\" "
                + $"--resource-group \"{PartOf(scope, 5)}\" --account-name \"{PartOf(scope, 9)}\" --scope /"
            : $"az role assignment create --role {assignment.Role.Id} --assignee-object-id \"${principal}\" "
                + $"--assignee-principal-type ServicePrincipal --scope \"${scope}\"";
    }

    /// <summary>A part of a resource id, counted from 1: the text before the first slash is the first.</summary>
    private static string PartOf(string id, int number) => $"$(cut -d/ -f{number} <<< \"${id}\")";
}
