using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Generation;

/// <summary>The names of the resources that generated code assigns roles at.</summary>
internal static class ScopeNames
{
    /// <summary>Whether generated code can assign a role at a scope.</summary>
    public static bool AreKnown(AccessScope scope) => scope
        is AccessScope.Account
        or AccessScope.Project
        or AccessScope.ResourceGroup
        || scope.IsStore();

    /// <summary>The name of a resource, as words.</summary>
    public static Identifier Of(AccessScope scope) => new(scope switch
    {
        AccessScope.Project => ["project"],
        AccessScope.Storage => ["storage", "account"],
        AccessScope.Search => ["search", "service"],
        AccessScope.CosmosDb => ["cosmos", "account"],
        AccessScope.ResourceGroup => ["resource", "group"],
        _ => ["account"],
    });

    /// <summary>The variable that holds its resource id.</summary>
    public static Identifier IdOf(AccessScope scope) => Of(scope).With("id");
}
