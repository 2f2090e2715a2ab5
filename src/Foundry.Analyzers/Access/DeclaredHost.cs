using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Access;

/// <summary>A web site or container app that a template declares, as the host of a program.</summary>
/// <param name="type">The resource type.</param>
/// <param name="service">The value of its tag <c>azd-service-name</c>; null if it has none or it is unknown.</param>
/// <param name="identities">The identities that it can sign in as.</param>
/// <param name="isConditional">Whether a condition may leave it undeployed.</param>
/// <param name="location">The place of its declaration.</param>
/// <param name="path">The file, as the compiler passes it.</param>
internal sealed class DeclaredHost(
    string type, string? service, HostIdentities identities, bool isConditional, Location location, string path)
{
    public const string ContainerApp = "Microsoft.App/containerApps";
    public const string WebSite = "Microsoft.Web/sites";

    /// <summary><see cref="ContainerApp"/> or <see cref="WebSite"/>.</summary>
    public string Type { get; } = type;

    public string? Service { get; } = service;

    public HostIdentities Identities { get; } = identities;

    public bool IsConditional { get; } = isConditional;

    public Location Location { get; } = location;

    public string Path { get; } = path;
}

/// <summary>The managed identities of a host.</summary>
internal enum HostIdentities
{
    Unknown,

    /// <summary>The system-assigned identity only.</summary>
    System,

    /// <summary>User-assigned identities only.</summary>
    UserAssigned,

    Both,
}
