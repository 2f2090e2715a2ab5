using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Access;

/// <summary>A resource that a template declares as the host of a program, such as a web site or a container app.</summary>
/// <param name="type">The resource type, in any case.</param>
/// <param name="service">The value of its tag <c>azd-service-name</c>; null if it has none or it is unknown.</param>
/// <param name="identities">The identities that it can sign in as.</param>
/// <param name="isConditional">Whether a condition may leave it undeployed.</param>
/// <param name="location">The place of its declaration.</param>
/// <param name="path">The file, as the compiler passes it.</param>
/// <param name="setsClientId">Whether its declaration sets <c>AZURE_CLIENT_ID</c>.</param>
/// <param name="symbol">Its name in a Bicep file whose declaration has the only word on its settings; null otherwise.</param>
internal sealed class DeclaredHost(
    string type,
    string? service,
    HostIdentities identities,
    bool isConditional,
    Location location,
    string path,
    bool setsClientId = false,
    string? symbol = null)
{
    public const string ContainerApp = "Microsoft.App/containerApps";
    public const string WebSite = "Microsoft.Web/sites";

    public string Type { get; } = type;

    /// <summary>Whether it certainly signs in as an identity of its own.</summary>
    public bool HasIdentity => !IsConditional && Identities != HostIdentities.Unknown;

    public string? Service { get; } = service;

    public HostIdentities Identities { get; } = identities;

    public bool IsConditional { get; } = isConditional;

    public Location Location { get; } = location;

    public string Path { get; } = path;

    /// <summary>Whether its declaration sets <c>AZURE_CLIENT_ID</c>, which names the identity to sign in as.</summary>
    public bool SetsClientId { get; } = setsClientId;

    public string? Symbol { get; } = symbol;
}

/// <summary>The managed identities of a host.</summary>
internal enum HostIdentities
{
    /// <summary>None, or it is not known.</summary>
    Unknown,

    /// <summary>Certainly some, and it is not known of which kind.</summary>
    Some,

    /// <summary>The system-assigned identity only.</summary>
    System,

    /// <summary>User-assigned identities only.</summary>
    UserAssigned,

    Both,
}
