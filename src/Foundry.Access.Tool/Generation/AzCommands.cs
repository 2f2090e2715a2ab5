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
        foreach (var scope in plan.Scopes.Where(Lines.IsSupported))
            lines.Add($": \"${{{ScopeOf(scope)}:?}}\"");
        foreach (var identity in plan.Identities)
            lines.Add($": \"${{{PrincipalOf(identity)}:?}}\"");

        foreach (var identity in plan.Identities)
        {
            foreach (var assignment in identity.Assignments)
            {
                lines.Add();
                if (!Lines.IsSupported(assignment.Scope))
                {
                    lines.Add("# " + Lines.NotWritten(identity, assignment));
                    continue;
                }

                lines.Add("# " + Lines.Purpose(assignment))
                    .Add($"az role assignment create --role {assignment.Role.Id} "
                        + $"--assignee-object-id \"${PrincipalOf(identity)}\" "
                        + $"--assignee-principal-type ServicePrincipal --scope \"${ScopeOf(assignment.Scope)}\"");
            }
        }

        return lines.ToString();
    }

    private static string PrincipalOf(PlannedIdentity identity) => identity.Id.With("principal", "id").UpperSnake;

    private static string ScopeOf(AccessScope scope) => scope switch
    {
        AccessScope.Project => "PROJECT_ID",
        AccessScope.Storage => "STORAGE_ACCOUNT_ID",
        AccessScope.Search => "SEARCH_SERVICE_ID",
        AccessScope.ResourceGroup => "RESOURCE_GROUP_ID",
        _ => "ACCOUNT_ID",
    };
}
