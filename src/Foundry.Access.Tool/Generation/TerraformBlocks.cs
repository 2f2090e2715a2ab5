using Foundry.Access.Tool.Derivation;
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
        foreach (var scope in plan.Scopes.Where(ScopeNames.AreKnown))
            AddVariable(lines, ScopeOf(scope), $"Resource id of the {Output.Words.Show(scope)}.");
        foreach (var identity in plan.Identities)
            AddVariable(lines, PrincipalOf(identity), $"Object id of the identity of {identity.Name}.");
        lines.Add().Add("data \"azurerm_subscription\" \"current\" {}");

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

                AddAssignment(lines, identity, assignment);
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

    private static string ScopeOf(AccessScope scope) => ScopeNames.IdOf(scope).Snake;

    private static void AddAssignment(Lines lines, PlannedIdentity identity, Assignment assignment)
    {
        var name = identity.Id.With(assignment.Role.Name, "at", assignment.Scope.ToString()).Snake;
        var scope = $"var.{ScopeOf(assignment.Scope)}";
        lines.Add("# " + Lines.Purpose(assignment));
        if (assignment.Scope == AccessScope.CosmosDb)
        {
            // Cosmos DB assigns the roles for its data itself.
            lines.Add($"resource \"azurerm_cosmosdb_sql_role_assignment\" \"{name}\" {{")
                .Add($"  resource_group_name = split(\"/\", {scope})[4]")
                .Add($"  account_name        = split(\"/\", {scope})[8]")
                .Add($"  scope               = {scope}")
                .Add($"  role_definition_id  = \"${{{scope}}}/sqlRoleDefinitions/{assignment.Role.Id}\"")
                .Add($"  principal_id        = var.{PrincipalOf(identity)}")
                .Add("}");
            return;
        }

        lines.Add($"resource \"azurerm_role_assignment\" \"{name}\" {{")
            .Add($"  scope              = {scope}")
            .Add($"  role_definition_id = \"{RoleDefinitions}{assignment.Role.Id}\"")
            .Add($"  principal_id       = var.{PrincipalOf(identity)}")
            .Add("  principal_type     = \"ServicePrincipal\"")
            .Add("}");
    }
}
