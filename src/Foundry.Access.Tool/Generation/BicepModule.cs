using Foundry.Access.Tool.Derivation;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Generation;

/// <summary>A Bicep module for the resource group of the account.</summary>
internal static class BicepModule
{
    private static readonly Store[] Stores =
    [
        new(
            AccessScope.Storage,
            "storage",
            "Microsoft.Storage/storageAccounts@2023-05-01",
            "Name of the storage account that is connected to the project."),
        new(AccessScope.Search, "search", "Microsoft.Search/searchServices@2023-11-01", "Name of the Azure AI Search service."),
        new(
            AccessScope.CosmosDb,
            "cosmos",
            "Microsoft.DocumentDB/databaseAccounts@2024-11-15",
            "Name of the Cosmos DB account that keeps the data of agents."),
    ];

    public static string Write(AccessPlan plan)
    {
        var lines = new Lines().Add("// " + Lines.Header);
        if (plan.Uses(AccessScope.Account) || NeedsProject(plan))
            AddParameter(lines, "accountName", "Name of the Foundry account.");
        if (NeedsProject(plan))
            AddParameter(lines, "projectName", "Name of the Foundry project.");
        foreach (var store in StoresOf(plan))
            AddParameter(lines, NameOf(store.Scope), store.Description);
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

        foreach (var store in StoresOf(plan))
            AddExisting(lines, store);
    }

    private static IEnumerable<Store> StoresOf(AccessPlan plan) => Stores.Where(store => plan.Uses(store.Scope));

    private static void AddExisting(Lines lines, Store store) => lines.Add()
        .Add($"resource {store.Symbol} '{store.Type}' existing = {{")
        .Add($"  name: {NameOf(store.Scope)}")
        .Add("}");

    private static string NameOf(AccessScope scope) => ScopeNames.Of(scope).With("name").Camel;

    private static void AddAssignment(Lines lines, PlannedIdentity identity, Assignment assignment)
    {
        lines.Add();
        if (!ScopeNames.AreKnown(assignment.Scope))
        {
            lines.Add("// " + Lines.NotWritten(identity, assignment));
            return;
        }

        var scope = ScopeOf(assignment.Scope);
        var (principal, key) = identity.IsProgram
            ? (PrincipalOf(identity), PrincipalOf(identity))
            : ("account::project.identity.principalId", "account::project.id");
        var symbol = identity.Id.With(assignment.Role.Name, "at", assignment.Scope.ToString()).Camel;
        var role = assignment.Role.Id;
        lines.Add("// " + Lines.Purpose(assignment));
        if (assignment.Scope == AccessScope.CosmosDb)
        {
            // Cosmos DB assigns the roles for its data itself.
            lines.Add($"resource {symbol} 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-11-15' = {{")
                .Add($"  parent: {scope}")
                .Add($"  name: guid({scope}.id, {key}, '{role}')")
                .Add("  properties: {")
                .Add($"    roleDefinitionId: '${{{scope}.id}}/sqlRoleDefinitions/{role}'")
                .Add($"    principalId: {principal}")
                .Add($"    scope: {scope}.id")
                .Add("  }")
                .Add("}");
            return;
        }

        lines.Add($"resource {symbol} 'Microsoft.Authorization/roleAssignments@2022-04-01' = {{")
            .Add($"  scope: {scope}")
            .Add($"  name: guid({scope}.id, {key}, '{role}')")
            .Add("  properties: {")
            .Add($"    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '{role}')")
            .Add($"    principalId: {principal}")
            .Add("    principalType: 'ServicePrincipal'")
            .Add("  }")
            .Add("}");
    }

    private static string PrincipalOf(PlannedIdentity identity) => identity.Id.With("principal", "id").Camel;

    private static string ScopeOf(AccessScope scope) => scope switch
    {
        AccessScope.Project => "account::project",
        AccessScope.ResourceGroup => "resourceGroup()",
        _ => Stores.FirstOrDefault(store => store.Scope == scope)?.Symbol ?? "account",
    };

    private static string Quoted(string text) => text.Replace("\\", "\\\\").Replace("'", "\\'").Replace("${", "\\${");

    /// <summary>A resource of another service that roles are assigned at.</summary>
    private sealed record Store(AccessScope Scope, string Symbol, string Type, string Description);
}
