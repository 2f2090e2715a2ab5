namespace Foundry.Analyzers.Catalog;

/// <summary>The kind of resource a role is assigned at, or an operation is judged at.</summary>
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

    /// <summary>A resource of another kind, which reaches none of ours.</summary>
    Other,
}

internal static class AccessScopes
{
    /// <summary>Whether an assignment at one scope counts for what is judged at another: scopes inherit downwards.</summary>
    public static bool Reaches(this AccessScope assigned, AccessScope judged) =>
        assigned == judged
        || assigned is AccessScope.ResourceGroup or AccessScope.Subscription
        || assigned == AccessScope.Account && judged == AccessScope.Project;
}
