using System;
using System.Collections.Generic;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>What types of Azure resources mean to us.</summary>
internal static class ResourceTypes
{
    public const string Account = "Microsoft.CognitiveServices/accounts";
    public const string Project = "Microsoft.CognitiveServices/accounts/projects";
    public const string RoleAssignment = "Microsoft.Authorization/roleAssignments";
    public const string RoleDefinition = "Microsoft.Authorization/roleDefinitions";
    public const string UserAssignedIdentity = "Microsoft.ManagedIdentity/userAssignedIdentities";
    public const string KubernetesCluster = "Microsoft.ContainerService/managedClusters";

    public const string Script = "Microsoft.Resources/deploymentScripts";

    /// <summary>What can assign roles without being a role assignment.</summary>
    private static readonly string[] Assigning =
    {
        "Microsoft.Authorization/roleAssignmentScheduleRequests", "Microsoft.Authorization/roleEligibilityScheduleRequests", "Microsoft.Resources/deployments", "Microsoft.Resources/deploymentStacks",
        "Microsoft.ServiceLinker/linkers", "Microsoft.ServiceLinker/locations/connectors",
    };

    /// <summary>How ARM writes an assignment at a resource: as if it were nested in it.</summary>
    private const string NestedAssignment = "/providers/roleAssignments";

    private static readonly Dictionary<string, AccessScope> Scopes = new(StringComparer.OrdinalIgnoreCase)
    {
        [Account] = AccessScope.Account,
        [Project] = AccessScope.Project,
        ["Microsoft.MachineLearningServices/workspaces"] = AccessScope.Hub,
        ["Microsoft.Resources/resourceGroups"] = AccessScope.ResourceGroup,
        ["Microsoft.Resources/subscriptions"] = AccessScope.Subscription,
        ["Microsoft.Management/managementGroups"] = AccessScope.Subscription,
    };

    /// <summary>Whose a system-assigned identity is. Of a type that is not here nothing is known: it may be what the program runs in, or a gateway that calls for it.</summary>
    private static readonly Dictionary<string, PrincipalKind> Identities = new(StringComparer.OrdinalIgnoreCase)
    {
        [Account] = PrincipalKind.AccountIdentity,
        [Project] = PrincipalKind.ProjectIdentity,
        [UserAssignedIdentity] = PrincipalKind.Application,
        ["Microsoft.App/containerApps"] = PrincipalKind.Application,
        ["Microsoft.App/jobs"] = PrincipalKind.Application,
        ["Microsoft.Web/sites"] = PrincipalKind.Application,
        ["Microsoft.Web/sites/slots"] = PrincipalKind.Application,
        ["Microsoft.Compute/virtualMachines"] = PrincipalKind.Application,
        ["Microsoft.Compute/virtualMachineScaleSets"] = PrincipalKind.Application,
        ["Microsoft.ContainerInstance/containerGroups"] = PrincipalKind.Application,
        ["Microsoft.Logic/workflows"] = PrincipalKind.Application,
        ["Microsoft.ContainerRegistry/registries"] = PrincipalKind.Other,
        ["Microsoft.DataFactory/factories"] = PrincipalKind.Other,
        ["Microsoft.DocumentDB/databaseAccounts"] = PrincipalKind.Other,
        ["Microsoft.EventGrid/systemTopics"] = PrincipalKind.Other,
        ["Microsoft.EventGrid/topics"] = PrincipalKind.Other,
        ["Microsoft.MachineLearningServices/workspaces"] = PrincipalKind.Other,
        ["Microsoft.Search/searchServices"] = PrincipalKind.Other,
        ["Microsoft.Sql/servers"] = PrincipalKind.Other,
        ["Microsoft.Storage/storageAccounts"] = PrincipalKind.Other,
        ["Microsoft.Synapse/workspaces"] = PrincipalKind.Other,
    };

    /// <summary>The kinds of account that serve models; Speech, Language and their like are accounts too.</summary>
    private static readonly string[] ModelKinds = { "AIServices", "OpenAI", "CognitiveServices", "AIHub" };

    public static bool Is(string? type, string expected) => string.Equals(type, expected, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a resource of a type can assign roles that are not read.</summary>
    public static bool MayAssignRoles(string type) => Array.Exists(Assigning, known => known.Equals(type, StringComparison.OrdinalIgnoreCase));

    /// <summary>What a role at a resource of a type reaches; null for a part of an account or project, such as a deployment or an agent: some calls, which ones is not known.</summary>
    public static AccessScope? ScopeOf(string type) =>
        Scopes.TryGetValue(type, out var scope) ? scope
        : type.StartsWith(Account + "/", StringComparison.OrdinalIgnoreCase) ? null
        : type.StartsWith("Microsoft.Storage/storageAccounts", StringComparison.OrdinalIgnoreCase) ? AccessScope.Storage
        : type.StartsWith("Microsoft.Search/searchServices", StringComparison.OrdinalIgnoreCase) ? AccessScope.Search
        : AccessScope.Other;

    public static PrincipalKind IdentityOf(string? type) =>
        type is not null && Identities.TryGetValue(type, out var kind) ? kind : PrincipalKind.Unknown;

    /// <summary>Whether an account of a kind serves models; one of an unknown kind may.</summary>
    public static bool MayServeModels(string? kind) =>
        kind is null || Array.Exists(ModelKinds, known => known.Equals(kind, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a type is a role assignment; then <paramref name="target"/> is the type it is nested in, or null.</summary>
    public static bool IsRoleAssignment(string? type, out string? target)
    {
        target = type is not null && type.EndsWith(NestedAssignment, StringComparison.OrdinalIgnoreCase)
            ? type.Substring(0, type.Length - NestedAssignment.Length)
            : null;
        return target is not null || Is(type, RoleAssignment);
    }
}
