using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Access;

/// <summary>The resources, other than accounts and role assignments, that the templates of a repository deploy.</summary>
/// <param name="hosts">The resources that host programs.</param>
/// <param name="deployments">The deployments of models; default if some are unknown.</param>
/// <param name="connections">The connections of accounts and projects; default if some are unknown.</param>
/// <param name="stores">The resources that projects are connected to.</param>
/// <param name="namesClientId">Whether any file names <c>AZURE_CLIENT_ID</c>.</param>
/// <param name="namesBindingKey">Finds out when first asked, because few programs have bindings.</param>
internal sealed class DeclaredResources(
    ImmutableArray<DeclaredHost> hosts,
    ImmutableArray<DeclaredDeployment> deployments,
    ImmutableArray<DeclaredName> connections,
    DeclaredStores stores,
    bool namesClientId,
    Lazy<bool> namesBindingKey)
{
    public static readonly DeclaredResources None =
        new(ImmutableArray<DeclaredHost>.Empty, default, default, DeclaredStores.None, namesClientId: false, new(() => false));

    public ImmutableArray<DeclaredHost> Hosts { get; } = hosts;

    /// <summary>
    /// The deployments of models on all accounts. Empty if there are none, or if the name of any of them is unknown.
    /// </summary>
    public ImmutableArray<DeclaredDeployment> Deployments { get; } =
        deployments.IsDefault ? ImmutableArray<DeclaredDeployment>.Empty : deployments;

    /// <summary>
    /// The connections of all accounts and projects. Empty if there are none, or if the name of any of them is unknown.
    /// </summary>
    public ImmutableArray<DeclaredName> Connections { get; } =
        connections.IsDefault ? ImmutableArray<DeclaredName>.Empty : connections;

    public DeclaredStores Stores { get; } = stores;

    /// <summary>Whether a host may have the setting that names its user-assigned identity.</summary>
    public bool NamesClientId { get; } = namesClientId;

    /// <summary>Whether a file names a setting with which bindings of Azure Functions use a key.</summary>
    public bool NamesBindingKey => namesBindingKey.Value;
}

/// <summary>What a template declares by a name, and code can name: a connection.</summary>
/// <param name="name">The name.</param>
/// <param name="location">The place of its declaration.</param>
/// <param name="path">The file, as the compiler passes it.</param>
internal class DeclaredName(string name, Location location, string path)
{
    public string Name { get; } = name;

    public Location Location { get; } = location;

    public string Path { get; } = path;

    /// <summary>Whether it has a name. Azure ignores case.</summary>
    public bool IsNamed(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The deployment of a model that a template declares. Clients call it by its name.</summary>
/// <param name="name">The name.</param>
/// <param name="model">The name of the model; null if unknown.</param>
/// <param name="location">The place of its declaration.</param>
/// <param name="path">The file, as the compiler passes it.</param>
internal sealed class DeclaredDeployment(string name, string? model, Location location, string path)
    : DeclaredName(name, location, path)
{
    public string? Model { get; } = model;
}
