using System.Collections.Immutable;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Access;

/// <summary>
/// The storage accounts, search services and Cosmos DB accounts that templates deploy, and how projects use them.
/// </summary>
/// <param name="byToken">
/// The kinds of which the templates deploy a resource that the service certainly calls with a token of the project's identity,
/// and the place of the first such resource.
/// </param>
/// <param name="ofAgents">The kinds in which a capability host keeps the data of agents.</param>
/// <param name="searchByKeyOnly">The place of the only search service, if it accepts no token; else null.</param>
internal sealed class DeclaredStores(
    ImmutableDictionary<AccessScope, Location>? byToken, ImmutableHashSet<AccessScope>? ofAgents, Location? searchByKeyOnly)
{
    /// <summary>Without collections: most builds have no templates, and generics over enums have to be compiled.</summary>
    public static readonly DeclaredStores None = new(byToken: null, ofAgents: null, searchByKeyOnly: null);

    public Location? SearchByKeyOnly { get; } = searchByKeyOnly;

    /// <summary>Whether the service certainly calls the resources of a kind with a token of the project's identity.</summary>
    public bool UseToken(AccessScope kind) => byToken?.ContainsKey(kind) == true;

    /// <summary>The place of a resource of a kind that is called with a token; null if there is none.</summary>
    public Location? PlaceOf(AccessScope kind) => byToken?.TryGetValue(kind, out var place) == true ? place : null;

    /// <summary>Whether a capability host keeps the data of agents in a resource of a kind, by a token.</summary>
    public bool HoldAgents(AccessScope kind) => UseToken(kind) && ofAgents?.Contains(kind) == true;
}
