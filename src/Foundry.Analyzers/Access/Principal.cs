namespace Foundry.Analyzers.Access;

/// <summary>Who a role is assigned to.</summary>
internal readonly struct Principal(PrincipalKind kind, string? name = null)
{
    public PrincipalKind Kind { get; } = kind;

    /// <summary>The name of the identity in the manifest, or the symbol of the resource whose identity it is; null where unknown.</summary>
    public string? Name { get; } = name;
}

/// <summary>What is known of a principal.</summary>
internal enum PrincipalKind
{
    /// <summary>Nothing: a parameter, usually. It counts for the application, and closes nothing.</summary>
    Unknown,

    /// <summary>The application's: the identity of a compute resource, or a user-assigned one.</summary>
    Application,

    /// <summary>The managed identity of a Foundry project.</summary>
    ProjectIdentity,

    /// <summary>The managed identity of a Foundry account.</summary>
    AccountIdentity,

    /// <summary>Someone else's: the deployer, a person, another service.</summary>
    Other,
}
