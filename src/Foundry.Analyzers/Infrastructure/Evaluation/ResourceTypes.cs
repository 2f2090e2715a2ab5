using System;
using System.Collections.Generic;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>The types of Azure resources that matter for access.</summary>
internal static class ResourceTypes
{
    public const string Account = "Microsoft.CognitiveServices/accounts";
    public const string ModelDeployment = "Microsoft.CognitiveServices/accounts/deployments";
    public const string Project = "Microsoft.CognitiveServices/accounts/projects";
    public const string SearchService = "Microsoft.Search/searchServices";
    public const string StorageAccount = "Microsoft.Storage/storageAccounts";
    public const string CosmosDbAccount = "Microsoft.DocumentDB/databaseAccounts";
    public const string CosmosDbRoleAssignment = CosmosDbAccount + "/sqlRoleAssignments";
    public const string RoleAssignment = "Microsoft.Authorization/roleAssignments";
    public const string RoleDefinition = "Microsoft.Authorization/roleDefinitions";
    public const string UserAssignedIdentity = "Microsoft.ManagedIdentity/userAssignedIdentities";
    public const string KubernetesCluster = "Microsoft.ContainerService/managedClusters";
    public const string ResourceGroup = "Microsoft.Resources/resourceGroups";
    public const string SiteConfig = "Microsoft.Web/sites/config";
    public const string Deployment = "Microsoft.Resources/deployments";
    public const string Script = "Microsoft.Resources/deploymentScripts";

    /// <summary>The end of the type of a role assignment that ARM nests in its resource.</summary>
    private const string NestedAssignment = "/providers/roleAssignments";

    /// <summary>Types, other than role assignments, whose resources can assign roles.</summary>
    private static readonly string[] AssigningTypes =
    {
        "Microsoft.Authorization/roleAssignmentScheduleRequests",
        "Microsoft.Authorization/roleEligibilityScheduleRequests",
        Deployment,
        "Microsoft.Resources/deploymentStacks",
        "Microsoft.ServiceLinker/linkers",
        "Microsoft.ServiceLinker/locations/connectors",
    };

    private static readonly Dictionary<string, AccessScope> Scopes = new(StringComparer.OrdinalIgnoreCase)
    {
        [Account] = AccessScope.Account,
        [Project] = AccessScope.Project,
        [Project + "/agents"] = AccessScope.Agent,
        ["Microsoft.MachineLearningServices/workspaces"] = AccessScope.Hub,
        [ResourceGroup] = AccessScope.ResourceGroup,
        ["Microsoft.Resources/subscriptions"] = AccessScope.Subscription,
        ["Microsoft.Management/managementGroups"] = AccessScope.Subscription,
    };

    /// <summary>
    /// The principal kind of a system-assigned identity, by resource type. The identity of another type is unknown: the resource
    /// may host the program, or be a gateway that calls for it.
    /// </summary>
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
        [CosmosDbAccount] = PrincipalKind.Other,
        ["Microsoft.EventGrid/systemTopics"] = PrincipalKind.Other,
        ["Microsoft.EventGrid/topics"] = PrincipalKind.Other,
        ["Microsoft.MachineLearningServices/workspaces"] = PrincipalKind.Other,
        [SearchService] = PrincipalKind.Other,
        ["Microsoft.Sql/servers"] = PrincipalKind.Other,
        [StorageAccount] = PrincipalKind.Other,
        ["Microsoft.Synapse/workspaces"] = PrincipalKind.Other,
    };

    /// <summary>The kinds of account that serve models. Speech, Language and similar accounts do not.</summary>
    private static readonly string[] ModelKinds = { "AIServices", "OpenAI", "CognitiveServices", "AIHub" };

    public static bool Is(string? type, string expected) => string.Equals(type, expected, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a resource of a type can assign roles that its template does not show.</summary>
    public static bool MayAssignRoles(string type) =>
        Array.Exists(AssigningTypes, known => known.Equals(type, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The access scope of a role assignment at a resource of a type. Null for another part of an account or project, such as a
    /// deployment: the role covers an unknown part of the calls.
    /// </summary>
    public static AccessScope? ScopeOf(string type)
    {
        if (Scopes.TryGetValue(type, out var scope))
            return scope;
        if (type.StartsWith(Account + "/", StringComparison.OrdinalIgnoreCase))
            return null;
        if (type.StartsWith(StorageAccount, StringComparison.OrdinalIgnoreCase))
            return AccessScope.Storage;
        if (type.StartsWith(SearchService, StringComparison.OrdinalIgnoreCase))
            return AccessScope.Search;
        if (type.StartsWith(CosmosDbAccount, StringComparison.OrdinalIgnoreCase))
            return AccessScope.CosmosDb;
        return AccessScope.Other;
    }

    /// <summary>Whether a type is a connection of an account or a project.</summary>
    public static bool IsConnection(string type) => Is(type, Account + "/connections") || Is(type, Project + "/connections");

    /// <summary>Whether a type is the settings of the agents of an account or a project.</summary>
    public static bool IsCapabilityHost(string type) =>
        Is(type, Account + "/capabilityHosts") || Is(type, Project + "/capabilityHosts");

    /// <summary>Whether a resource of a type runs programs as its identity.</summary>
    public static bool IsHost(string? type) =>
        IdentityOf(type) == PrincipalKind.Application
        && !Is(type, UserAssignedIdentity)
        && !Is(type, "Microsoft.Logic/workflows");

    public static PrincipalKind IdentityOf(string? type) =>
        type is not null && Identities.TryGetValue(type, out var kind) ? kind : PrincipalKind.Unknown;

    /// <summary>Whether an account of a kind may serve models. An unknown kind may.</summary>
    public static bool MayServeModels(string? kind) =>
        kind is null || Array.Exists(ModelKinds, known => known.Equals(kind, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a type is a role assignment.</summary>
    /// <param name="type">The type of a resource.</param>
    /// <param name="nestedIn">The type of the resource that contains a nested role assignment, or null.</param>
    public static bool IsRoleAssignment(string? type, out string? nestedIn)
    {
        nestedIn = type is not null && type.EndsWith(NestedAssignment, StringComparison.OrdinalIgnoreCase)
            ? type.Substring(0, type.Length - NestedAssignment.Length)
            : null;
        return nestedIn is not null || Is(type, RoleAssignment);
    }
}
