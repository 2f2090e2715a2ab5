using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Generation;

/// <summary>Blocks of Terraform for the azurerm provider.</summary>
internal static class TerraformBlocks
{
    private const string RoleDefinitions =
        "${data.azurerm_subscription.current.id}/providers/Microsoft.Authorization/roleDefinitions/";

    public static string Write(AccessPlan plan)
    {
        var lines = new Lines().Add("# " + Lines.Header);
        foreach (var scope in plan.Scopes.Where(Lines.IsSupported))
            AddVariable(lines, ScopeOf(scope), $"Resource id of the {Output.Words.Show(scope)}.");
        foreach (var identity in plan.Identities)
            AddVariable(lines, PrincipalOf(identity), $"Object id of the identity of {identity.Name}.");
        lines.Add().Add("data \"azurerm_subscription\" \"current\" {}");

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

                var name = identity.Id.With(assignment.Role.Name, "at", assignment.Scope.ToString()).Snake;
                var id = RoleDefinitions + assignment.Role.Id;
                lines.Add("# " + Lines.Purpose(assignment))
                    .Add($"resource \"azurerm_role_assignment\" \"{name}\" {{")
                    .Add($"  scope              = var.{ScopeOf(assignment.Scope)}")
                    .Add($"  role_definition_id = \"{id}\"")
                    .Add($"  principal_id       = var.{PrincipalOf(identity)}")
                    .Add("  principal_type     = \"ServicePrincipal\"")
                    .Add("}");
            }
        }

        return lines.ToString();
    }

    private static void AddVariable(Lines lines, string name, string description) => lines.Add()
        .Add($"variable \"{name}\" {{")
        .Add($"  description = \"{description.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"")
        .Add("  type        = string")
        .Add("}");

    private static string PrincipalOf(PlannedIdentity identity) => identity.Id.With("principal", "id").Snake;

    private static string ScopeOf(AccessScope scope) => scope switch
    {
        AccessScope.Project => "project_id",
        AccessScope.Storage => "storage_account_id",
        AccessScope.Search => "search_service_id",
        AccessScope.ResourceGroup => "resource_group_id",
        _ => "account_id",
    };
}
