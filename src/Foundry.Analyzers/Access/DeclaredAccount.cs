using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Access;

/// <summary>A Foundry or Azure OpenAI account that a file declares, with the settings that affect callers.</summary>
internal sealed class DeclaredAccount(
    string? name,
    bool isExisting,
    bool isConditional,
    Declared<bool> keysDisabled,
    Declared<NetworkAccess> network,
    Location location,
    string path,
    bool lacksSubdomain = false,
    ImmutableHashSet<string>? settings = null)
{
    /// <summary>
    /// The first label of its host: the custom subdomain, or else the resource name. Null if it is not literal.
    /// </summary>
    public string? Name { get; } = name;

    /// <summary>Whether the file only refers to the account. Its settings and other assignments are then unknown.</summary>
    public bool IsExisting { get; } = isExisting;

    /// <summary>Whether a condition may leave it undeployed.</summary>
    public bool IsConditional { get; } = isConditional;

    /// <summary>Whether <c>disableLocalAuth</c> is true.</summary>
    public Declared<bool> KeysDisabled { get; } = keysDisabled;

    public Declared<NetworkAccess> Network { get; } = network;

    /// <summary>Whether its network refuses calls from outside.</summary>
    public bool IsClosed => Network.Value is NetworkAccess.PublicAccessDisabled or NetworkAccess.AllDenied;

    /// <summary>
    /// Whether it certainly has no custom subdomain: its declaration is fully known and sets none. Azure gives an account none by
    /// itself (azure-sdk-for-net issue 12789).
    /// </summary>
    public bool LacksSubdomain { get; } = lacksSubdomain;

    /// <summary>The place of the declaration.</summary>
    public Location Location { get; } = location;

    /// <summary>The path that the compiler passes.</summary>
    public string Path { get; } = path;

    /// <summary>
    /// The settings that a template fills with the address of the account: outputs, and settings of applications. Keys are
    /// normalised.
    /// </summary>
    public ImmutableHashSet<string> Settings { get; } = settings ?? ImmutableHashSet<string>.Empty;

    /// <summary>The same account with the settings that hold its address.</summary>
    public DeclaredAccount WithSettings(ImmutableHashSet<string> names) =>
        new(Name, IsExisting, IsConditional, KeysDisabled, Network, Location, Path, LacksSubdomain, names);

    /// <summary>Whether it can be the resource with this name. An unknown name matches any name.</summary>
    public bool MayBe(string? resource) =>
        resource is null || Name is null || Name.Equals(resource, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether the client is for this account: its host names the account, or the host is not hard-coded and so comes from the
    /// deployment. A hard-coded host may belong to another account if this account's name is unknown.
    /// </summary>
    public bool IsMeantBy(ClientEndpoint endpoint) => endpoint.Values.All(address =>
        address.Resource is not { } resource || resource.Equals(Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether the address in the code names the account, or comes from a setting that a template fills with it.
    /// </summary>
    public bool IsNamedBy(ClientEndpoint endpoint, FlowContext flow) =>
        endpoint.Is(address => address.Resource is { } resource && resource.Equals(Name, StringComparison.OrdinalIgnoreCase))
        || endpoint.Expression is { } expression && Setting.NamesIn(expression, flow).Any(IsIn);

    /// <summary>Whether a template fills a setting with its address.</summary>
    public bool IsIn(string name) => Settings.Contains(AppSettings.Normalize(name));
}

/// <summary>How an account treats calls from outside its network.</summary>
internal enum NetworkAccess
{
    /// <summary>Open, or open to some: IP or virtual-network rules, or network injection.</summary>
    MayReach,

    /// <summary><c>publicNetworkAccess: Disabled</c> without network injection.</summary>
    PublicAccessDisabled,

    /// <summary><c>networkAcls.defaultAction: Deny</c> without IP rules, virtual-network rules and network injection.</summary>
    AllDenied,
}

/// <summary>A setting that may be unknown, and the place that declares it.</summary>
internal readonly struct Declared<T>(T? value, Location? location) where T : struct
{
    /// <summary>The value; null if unknown.</summary>
    public T? Value { get; } = value;

    /// <summary>The place of the declaration; null for a default.</summary>
    public Location? Location { get; } = location;
}
