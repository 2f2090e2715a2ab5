using Foundry.Access.Tool.Derivation;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Generation;

/// <summary>A Bicep module for the resource group of the account.</summary>
internal static class BicepModule
{
    public static string Write(AccessPlan plan)
    {
        var lines = new Lines().Add("// " + Lines.Header);
        if (plan.Uses(AccessScope.Account) || NeedsProject(plan))
            AddParameter(lines, "accountName", "Name of the Foundry account.");
        if (NeedsProject(plan))
            AddParameter(lines, "projectName", "Name of the Foundry project.");
        if (plan.Uses(AccessScope.Storage))
            AddParameter(lines, "storageAccountName", "Name of the storage account that is connected to the project.");
        if (plan.Uses(AccessScope.Search))
            AddParameter(lines, "searchServiceName", "Name of the Azure AI Search service.");
        foreach (var identity in plan.Identities.Where(static identity => identity.IsProgram))
            AddParameter(lines, PrincipalOf(identity), $"Object id of the identity that {identity.Name} runs as.");

        AddResources(lines, plan);
        foreach (var identity in plan.Identities)
        {
            foreach (var assignment in identity.Assignments)
                AddAssignment(lines, identity, assignment);
        }

        return lines.ToString();
    }

    private static bool NeedsProject(AccessPlan plan) =>
        plan.Uses(AccessScope.Project) || plan.Identities.Any(static identity => !identity.IsProgram);

    private static void AddParameter(Lines lines, string name, string description) =>
        lines.Add().Add($"@description('{Quoted(description)}')").Add($"param {name} string");

    private static void AddResources(Lines lines, AccessPlan plan)
    {
        if (plan.Uses(AccessScope.Account) || NeedsProject(plan))
        {
            lines.Add()
                .Add("resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {")
                .Add("  name: accountName");
            if (NeedsProject(plan))
                lines.Add().Add("  resource project 'projects' existing = {").Add("    name: projectName").Add("  }");
            lines.Add("}");
        }

        if (plan.Uses(AccessScope.Storage))
            AddExisting(lines, "storage", "Microsoft.Storage/storageAccounts@2023-05-01", "storageAccountName");
        if (plan.Uses(AccessScope.Search))
            AddExisting(lines, "search", "Microsoft.Search/searchServices@2023-11-01", "searchServiceName");
    }

    private static void AddExisting(Lines lines, string symbol, string type, string name) =>
        lines.Add().Add($"resource {symbol} '{type}' existing = {{").Add($"  name: {name}").Add("}");

    private static void AddAssignment(Lines lines, PlannedIdentity identity, Assignment assignment)
    {
        lines.Add();
        if (!Lines.IsSupported(assignment.Scope))
        {
            lines.Add("// " + Lines.NotWritten(identity, assignment));
            return;
        }

        var scope = ScopeOf(assignment.Scope);
        var (principal, key) = identity.IsProgram
            ? (PrincipalOf(identity), PrincipalOf(identity))
            : ("account::project.identity.principalId", "account::project.id");
        var symbol = identity.Id.With(assignment.Role.Name, "at", assignment.Scope.ToString()).Camel;
        lines.Add("// " + Lines.Purpose(assignment))
            .Add($"resource {symbol} 'Microsoft.Authorization/roleAssignments@2022-04-01' = {{")
            .Add($"  scope: {scope}")
            .Add($"  name: guid({scope}.id, {key}, '{assignment.Role.Id}')")
            .Add("  properties: {")
            .Add("    roleDefinitionId: subscriptionResourceId("
                + $"'Microsoft.Authorization/roleDefinitions', '{assignment.Role.Id}')")
            .Add($"    principalId: {principal}")
            .Add("    principalType: 'ServicePrincipal'")
            .Add("  }")
            .Add("}");
    }

    private static string PrincipalOf(PlannedIdentity identity) => identity.Id.With("principal", "id").Camel;

    private static string ScopeOf(AccessScope scope) => scope switch
    {
        AccessScope.Project => "account::project",
        AccessScope.Storage => "storage",
        AccessScope.Search => "search",
        AccessScope.ResourceGroup => "resourceGroup()",
        _ => "account",
    };

    private static string Quoted(string text) => text.Replace("\\", "\\\\").Replace("'", "\\'").Replace("${", "\\${");
}
