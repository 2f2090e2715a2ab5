namespace Foundry.Analyzers.Catalog;

/// <summary>The kind of resource that a role is assigned at, or that an operation requires it at.</summary>
internal enum AccessScope
{
    Account,
    Project,

    /// <summary>A hub of Azure Machine Learning, the predecessor of Foundry projects.</summary>
    Hub,
    Storage,
    Search,
    ResourceGroup,
    Subscription,

    /// <summary>Any other kind of resource. It reaches none of the kinds above.</summary>
    Other,
}

internal static class AccessScopes
{
    /// <summary>Whether an assignment at one scope counts at another. Lower scopes inherit assignments.</summary>
    public static bool Reaches(this AccessScope assigned, AccessScope required)
    {
        if (assigned == AccessScope.Account && required == AccessScope.Project)
            return true;

        return assigned == required || assigned is AccessScope.ResourceGroup or AccessScope.Subscription;
    }
}
