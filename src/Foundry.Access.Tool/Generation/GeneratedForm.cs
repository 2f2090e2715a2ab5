namespace Foundry.Access.Tool.Generation;

/// <summary>A form in which role assignments are written.</summary>
internal sealed record GeneratedForm(string Name, string Description, Func<AccessPlan, string> Write)
{
    /// <summary>The forms that need nothing but the plan.</summary>
    public static readonly IReadOnlyList<GeneratedForm> All =
    [
        new("bicep", "A Bicep module for the resource group of the account.", BicepModule.Write),
        new("az", "Commands of the Azure CLI.", AzCommands.Write),
        new("manifest", "An access manifest, foundry.access.json.", ManifestFile.Write),
        new("aspire", "Calls of WithRoleAssignments for an Aspire application host.", AspireCode.Write),
        new("terraform", "azurerm_role_assignment blocks.", TerraformBlocks.Write),
    ];
}
