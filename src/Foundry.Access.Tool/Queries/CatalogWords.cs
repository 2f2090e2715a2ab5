using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Queries;

/// <summary>The words of the catalogue as people and JSON files read them.</summary>
internal static class CatalogWords
{
    public static string Of(AccessIdentity identity) => identity switch
    {
        AccessIdentity.Caller => "caller",
        AccessIdentity.ProjectManagedIdentity => "managed identity of the project",
        _ => identity.ToString(),
    };

    public static string Of(AccessScope scope) => scope switch
    {
        AccessScope.ResourceGroup => "resource group",
        AccessScope.Other => "the resource",
        _ => scope.ToString().ToLowerInvariant(),
    };
}
