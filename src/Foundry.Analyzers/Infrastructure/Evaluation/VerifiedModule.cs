using System;
using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>A module of the public registry (Azure Verified Modules). Its name identifies it; its template is not read.</summary>
internal sealed class VerifiedModule
{
    private const string Resources = "avm/res/";
    private const string Utilities = "avm/utl/";
    private const string Assignment = "avm/res/authorization/role-assignment";
    private const string ResourceAssignment = "avm/ptn/authorization/resource-role-assignment";

    private static readonly string[] Registries = { "br/public:", "br:mcr.microsoft.com/bicep/" };

    /// <summary>Modules that may assign roles at other resources than the one they deploy.</summary>
    private static readonly string[] AssigningElsewhere = { "avm/res/authorization/", "avm/res/resources/deployment-script" };

    /// <summary>
    /// Modules of several resources that assign roles at none but their own, which serve no models. Source: the compiled
    /// templates of Azure/bicep-registry-modules @9f9ea1a1, 2026-08-07.
    /// </summary>
    private static readonly HashSet<string> Patterns = new(StringComparer.OrdinalIgnoreCase)
    {
        "avm/ptn/azd/acr-container-app",
        "avm/ptn/azd/aks",
        "avm/ptn/azd/aks-automatic-cluster",
        "avm/ptn/azd/apim-api",
        "avm/ptn/azd/container-app-upsert",
        "avm/ptn/azd/container-apps-stack",
        "avm/ptn/azd/insights-dashboard",
        "avm/ptn/azd/monitoring",
        "avm/ptn/network/hub-networking",
        "avm/ptn/network/private-link-private-dns-zones",
        "avm/ptn/network/virtual-wan",
        "avm/ptn/security/security-center",
    };

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["avm/ptn/azd/acr-container-app"] = "Microsoft.App/containerApps",
        ["avm/res/api-management/service"] = "Microsoft.ApiManagement/service",
        ["avm/res/app/container-app"] = "Microsoft.App/containerApps",
        ["avm/res/app/job"] = "Microsoft.App/jobs",
        ["avm/res/cognitive-services/account"] = ResourceTypes.Account,
        ["avm/res/compute/virtual-machine"] = "Microsoft.Compute/virtualMachines",
        ["avm/res/compute/virtual-machine-scale-set"] = "Microsoft.Compute/virtualMachineScaleSets",
        ["avm/res/container-instance/container-group"] = "Microsoft.ContainerInstance/containerGroups",
        ["avm/res/container-registry/registry"] = "Microsoft.ContainerRegistry/registries",
        ["avm/res/data-factory/factory"] = "Microsoft.DataFactory/factories",
        ["avm/res/document-db/database-account"] = ResourceTypes.CosmosDbAccount,
        ["avm/res/logic/workflow"] = "Microsoft.Logic/workflows",
        ["avm/res/machine-learning-services/workspace"] = "Microsoft.MachineLearningServices/workspaces",
        ["avm/res/managed-identity/user-assigned-identity"] = ResourceTypes.UserAssignedIdentity,
        ["avm/res/resources/resource-group"] = "Microsoft.Resources/resourceGroups",
        ["avm/res/search/search-service"] = ResourceTypes.SearchService,
        ["avm/res/sql/server"] = "Microsoft.Sql/servers",
        ["avm/res/storage/storage-account"] = ResourceTypes.StorageAccount,
        ["avm/res/synapse/workspace"] = "Microsoft.Synapse/workspaces",
        ["avm/res/web/site"] = "Microsoft.Web/sites",
        ["avm/res/web/site/slot"] = "Microsoft.Web/sites/slots",
    };

    private readonly string _name;

    private VerifiedModule(string name) => _name = name;

    /// <summary>The type of the resource it deploys; null if it does not matter for access.</summary>
    public string? Type => Types.TryGetValue(_name, out var type) ? type : null;

    /// <summary>Whether it deploys a Foundry or Azure OpenAI account.</summary>
    public bool IsAccount => Type == ResourceTypes.Account;

    /// <summary>Whether it deploys one role assignment, at a resource group or above.</summary>
    public bool IsAssignment => Starts(Assignment);

    /// <summary>Whether it deploys one role assignment, at a resource that it gets by id.</summary>
    public bool IsResourceAssignment => Starts(ResourceAssignment);

    /// <summary>The scope of its only role assignment.</summary>
    public AccessScope AssignmentScope =>
        Contains("sub-scope") || Contains("mg-scope") ? AccessScope.Subscription : AccessScope.ResourceGroup;

    /// <summary>Whether it assigns roles at no other resource than those it deploys.</summary>
    public bool StaysWithItsResource =>
        Patterns.Contains(_name) || (Starts(Resources) || Starts(Utilities)) && !AssigningElsewhere.Any(Starts);

    /// <summary>The module of a path; null if the path is not in the public registry.</summary>
    public static VerifiedModule? Read(string? path)
    {
        if (path is not { Length: <= Limits.LongestText })
            return null;

        var registry = Array.Find(Registries, known => path.StartsWith(known, StringComparison.OrdinalIgnoreCase));
        if (registry is null)
            return null;

        var name = path.Substring(registry.Length);
        var version = name.IndexOf(':');
        return new(version < 0 ? name : name.Substring(0, version));
    }

    /// <summary>The resource that a call of the module deploys.</summary>
    public ResourceValue Resource(ModuleValue call) =>
        new(Type, call.Module.Symbol, call.Module.Arguments, call.Scope, isExisting: false, call.Module);

    public TemplateValue Output(string name, ModuleValue call, ExpressionResolver resolver)
    {
        if (Type is not { } type)
            return TemplateValue.Unknown;

        var resource = Resource(call);
        switch (name.ToLowerInvariant())
        {
            case "resourceid":
                return resolver.Budget.Text(ResourceIds.Of(type, resolver.NameOf(resource)), null, resource);
            case "name":
                return resolver.Budget.Text(resolver.NameOf(resource), null, resource);
            case "systemassignedmiprincipalid" or "systemassignedprincipalid" or "identityprincipalid"
                when type != ResourceTypes.UserAssignedIdentity:
            case "principalid" when type == ResourceTypes.UserAssignedIdentity:
                var kind = ResourceTypes.IdentityOf(type);
                return kind == PrincipalKind.Unknown
                    ? TemplateValue.Unknown
                    : new PrincipalValue(new(kind, call.Module.Symbol));
            default:
                return TemplateValue.Unknown;
        }
    }

    private bool Contains(string part) => _name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private bool Starts(string name) => _name.StartsWith(name, StringComparison.OrdinalIgnoreCase);
}
