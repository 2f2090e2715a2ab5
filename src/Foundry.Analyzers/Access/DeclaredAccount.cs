using System;
using System.Linq;
using Foundry.Analyzers.Clients;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Access;

/// <summary>A Foundry or Azure OpenAI account that a file declares, as far as its settings matter to a caller.</summary>
internal sealed class DeclaredAccount(string? name, bool isExisting, bool isConditional, Declared<bool> keysDisabled, Declared<NetworkAccess> network, Location location, string path)
{
    /// <summary>The first part of its host, where that is literal: its custom subdomain, or else its name in Azure.</summary>
    public string? Name { get; } = name;

    /// <summary>Whether the file only refers to it: then nothing is known of its settings or its other assignments.</summary>
    public bool IsExisting { get; } = isExisting;

    /// <summary>Whether it may not be deployed.</summary>
    public bool IsConditional { get; } = isConditional;

    /// <summary>Whether <c>disableLocalAuth</c> is true.</summary>
    public Declared<bool> KeysDisabled { get; } = keysDisabled;

    public Declared<NetworkAccess> Network { get; } = network;

    /// <summary>Whether it can be the resource of a name; one of two names that are not known is no obstacle.</summary>
    public bool MayBe(string? resource) => resource is null || Name is null || Name.Equals(resource, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether it is the account a client is for: the client's host is this account's, or is not written in the code but comes from where
    /// the account was deployed. A host that is written beside an account whose name is not may be another's.
    /// </summary>
    public bool IsMeantBy(ClientEndpoint endpoint) => endpoint.Values.All(address => address.Resource is not { } resource || resource.Equals(Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where it is declared.</summary>
    public Location Location { get; } = location;

    /// <summary>The file as the compiler names it.</summary>
    public string Path { get; } = path;
}

/// <summary>How an account's network treats calls from outside of it.</summary>
internal enum NetworkAccess
{
    /// <summary>Open, or open to some: IP or virtual-network rules, or network injection.</summary>
    MayReach,

    /// <summary><c>publicNetworkAccess: Disabled</c> without network injection.</summary>
    PublicAccessDisabled,

    /// <summary><c>networkAcls.defaultAction: Deny</c> with neither IP nor virtual-network rules, and without network injection.</summary>
    AllDenied,
}

/// <summary>A setting that may not be known, and where it is said.</summary>
internal readonly struct Declared<T>(T? value, Location? location) where T : struct
{
    /// <summary>The value; null where it is unknown.</summary>
    public T? Value { get; } = value;

    /// <summary>Where it is said; null where a default says it.</summary>
    public Location? Location { get; } = location;
}
