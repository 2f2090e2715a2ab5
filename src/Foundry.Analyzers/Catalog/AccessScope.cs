namespace Foundry.Analyzers.Catalog;

/// <summary>The kind of resource that a role is assigned at, or that an operation requires it at.</summary>
internal enum AccessScope
{
    Account,
    Project,

    /// <summary>One agent of a project.</summary>
    Agent,

    /// <summary>A hub of Azure Machine Learning, the predecessor of Foundry projects.</summary>
    Hub,
    Storage,
    Search,
    CosmosDb,
    ResourceGroup,
    Subscription,

    /// <summary>Any other kind of resource. It reaches none of the kinds above.</summary>
    Other,
}

internal static class AccessScopes
{
    /// <summary>Whether it is a resource of another service, in which a project keeps or finds data.</summary>
    public static bool IsStore(this AccessScope scope) =>
        scope is AccessScope.Storage or AccessScope.Search or AccessScope.CosmosDb;

    /// <summary>Whether an assignment at one scope counts at another. Lower scopes inherit assignments.</summary>
    public static bool Reaches(this AccessScope assigned, AccessScope required)
    {
        if (assigned == AccessScope.Account && required == AccessScope.Project)
            return true;

        // No document says which calls of a project a role at one agent covers, so it may cover any.
        if (assigned == AccessScope.Agent && required == AccessScope.Project)
            return true;

        return assigned == required || assigned is AccessScope.ResourceGroup or AccessScope.Subscription;
    }
}
