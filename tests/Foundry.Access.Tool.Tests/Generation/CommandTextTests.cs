using Foundry.Access.Tool.Derivation;
using Foundry.Access.Tool.Generation;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Tests.Generation;

/// <summary>The whole text for the Azure CLI and for Terraform, of which nothing here reads either.</summary>
public class CommandTextTests
{
    [Fact]
    public async Task Commands_of_the_Azure_CLI() => Assert.Equal(
        """
        #!/usr/bin/env bash
        # Written by foundry-access: the least role assignments for what the code calls.
        # Set these variables: resource ids of the scopes, and object ids of the identities.
        set -euo pipefail
        : "${PROJECT_ID:?}"
        : "${COSMOS_ACCOUNT_ID:?}"
        : "${APP_PRINCIPAL_ID:?}"
        : "${PROJECT_PRINCIPAL_ID:?}"

        # Foundry User: AIServices/agents/delete
        az role assignment create --role 53ca6127-db72-4b80-b1b0-d745d6d5456d --assignee-object-id "$APP_PRINCIPAL_ID" --assignee-principal-type ServicePrincipal --scope "$PROJECT_ID"

        # Cosmos DB Built-in Data Contributor: Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/create
        az cosmosdb sql role assignment create --role-definition-id 00000000-0000-0000-0000-000000000002 --principal-id "$PROJECT_PRINCIPAL_ID" --subscription "$(cut -d/ -f3 <<< "$COSMOS_ACCOUNT_ID")" --resource-group "$(cut -d/ -f5 <<< "$COSMOS_ACCOUNT_ID")" --account-name "$(cut -d/ -f9 <<< "$COSMOS_ACCOUNT_ID")" --scope /

        """,
        AzCommands.Write(await PlanAsync()));

    [Fact]
    public async Task Blocks_of_Terraform() => Assert.Equal(
        """
        # Written by foundry-access: the least role assignments for what the code calls.

        variable "project_id" {
          description = "Resource id of the project."
          type        = string
        }

        variable "cosmos_account_id" {
          description = "Resource id of the Cosmos DB account."
          type        = string
        }

        variable "app_principal_id" {
          description = "Object id of the identity of App."
          type        = string
        }

        variable "project_principal_id" {
          description = "Object id of the identity of the Foundry project."
          type        = string
        }

        data "azurerm_subscription" "current" {}

        # Foundry User: AIServices/agents/delete
        resource "azurerm_role_assignment" "app_foundry_user_at_project" {
          scope              = var.project_id
          role_definition_id = "${data.azurerm_subscription.current.id}/providers/Microsoft.Authorization/roleDefinitions/53ca6127-db72-4b80-b1b0-d745d6d5456d"
          principal_id       = var.app_principal_id
          principal_type     = "ServicePrincipal"
        }

        # Cosmos DB Built-in Data Contributor: Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/create
        resource "azurerm_cosmosdb_sql_role_assignment" "project_cosmos_db_built_in_data_contributor_at_cosmos_db" {
          resource_group_name = split("/", var.cosmos_account_id)[4]
          account_name        = split("/", var.cosmos_account_id)[8]
          scope               = var.cosmos_account_id
          role_definition_id  = "${var.cosmos_account_id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002"
          principal_id        = var.project_principal_id
        }

        """,
        TerraformBlocks.Write(await PlanAsync()));

    /// <summary>A program, and a project that keeps the data of its agents in Cosmos DB.</summary>
    private static async Task<AccessPlan> PlanAsync()
    {
        var plan = AccessPlan.Of(await new ProgramSource(Programs.Agents).ReportAsync());
        const string Write = "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/create";
        var documents = new Assignment(
            AccessIdentity.ProjectManagedIdentity,
            Roles.ByName("Cosmos DB Built-in Data Contributor")!,
            AccessScope.CosmosDb,
            [Write]);
        return new(
        [
            .. plan.Identities,
            new(new(["project"]), "the Foundry project", AccessIdentity.ProjectManagedIdentity, [documents], []),
        ]);
    }
}
