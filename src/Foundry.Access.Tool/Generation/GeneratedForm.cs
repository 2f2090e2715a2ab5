namespace Foundry.Access.Tool.Generation;

/// <summary>A form in which role assignments are written.</summary>
/// <param name="Name">The name of the subcommand.</param>
/// <param name="Description">What it writes.</param>
/// <param name="Write">Writes it.</param>
/// <param name="Broader">What it can only assign at a broader scope than derived, in sentences; null if nothing.</param>
internal sealed record GeneratedForm(
    string Name,
    string Description,
    Func<AccessPlan, string> Write,
    Func<AccessPlan, IEnumerable<string>>? Broader = null)
{
    /// <summary>The forms that need nothing but the plan.</summary>
    public static readonly IReadOnlyList<GeneratedForm> All =
    [
        new("bicep", "A Bicep module for the resource group of the account.", BicepModule.Write),
        new("az", "Commands of the Azure CLI.", AzCommands.Write),
        new("manifest", "An access manifest, foundry.access.json.", ManifestFile.Write),
        new(
            "aspire",
            "Calls of WithRoleAssignments for an Aspire application host.",
            AspireCode.Write,
            AspireCode.BroaderThanDerived),
        new("terraform", "azurerm_role_assignment blocks.", TerraformBlocks.Write),
    ];
}
