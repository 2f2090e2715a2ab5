namespace Foundry.Analyzers.Access;

/// <summary>The principal of a role assignment.</summary>
internal readonly struct Principal(PrincipalKind kind, string? name = null, bool isUser = false)
{
    public PrincipalKind Kind { get; } = kind;

    /// <summary>The identity's name in the manifest, or the symbol of its resource in Bicep; null if unknown.</summary>
    public string? Name { get; } = name;

    /// <summary>Whether the assignment says that it is a user, and not a workload.</summary>
    public bool IsUser { get; } = isUser;
}

/// <summary>The kinds of principals.</summary>
internal enum PrincipalKind
{
    /// <summary>Usually a parameter. It counts for the application, but does not make the grants complete.</summary>
    Unknown,

    /// <summary>The application: the identity of a compute resource, or a user-assigned identity.</summary>
    Application,

    /// <summary>The managed identity of a Foundry project.</summary>
    ProjectIdentity,

    /// <summary>The managed identity of a Foundry account.</summary>
    AccountIdentity,

    /// <summary>Someone else: the deployer, a user, another service.</summary>
    Other,
}
