using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Infrastructure.Syntax;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>
/// Collects the storage accounts, search services and Cosmos DB accounts, the connections of accounts and projects to them, and
/// the capability hosts that keep the data of agents there.
/// </summary>
internal sealed class DeclaredStoreResources(ExpressionResolver resolver)
{
    /// <summary>The values of <c>authType</c> with which the service signs in as the project's managed identity.</summary>
    private static readonly string[] Tokens = { "AAD", "ProjectManagedIdentity" };

    private readonly Store[] _stores =
    {
        new(
            AccessScope.Search, ResourceTypes.SearchService, "disableLocalAuth", whenKeyless: true, "vectorStoreConnections",
            "CognitiveSearch"),
        new(
            AccessScope.Storage, ResourceTypes.StorageAccount, "allowSharedKeyAccess", whenKeyless: false, "storageConnections",
            "AzureStorageAccount", "AzureBlob"),
        new(
            AccessScope.CosmosDb, ResourceTypes.CosmosDbAccount, "disableLocalAuth", whenKeyless: true,
            "threadStorageConnections", "CosmosDB"),
    };

    private Location? _searchByKeyOnly;

    public void Add(TemplateResource resource, string type, TemplateScope scope, bool isConditional)
    {
        if (Find(type) is { } store)
        {
            var properties = resolver.Resolve(resource.Body["properties"], scope);
            var isKeyless = TemplateFunctions.Truth(resolver.Property(properties, store.KeySetting)) == store.WhenKeyless;
            var place = scope.Place(resource.Body).ToLocation();
            store.Add(place, isConditional, isKeyless);
            if (store.Kind == AccessScope.Search && !AcceptsTokens(properties))
                _searchByKeyOnly = place;
        }
        else if (ResourceTypes.IsConnection(type))
        {
            AddConnection(resolver.Resolve(resource.Body["properties"], scope), isConditional);
        }
        else if (ResourceTypes.IsCapabilityHost(type) && !isConditional)
        {
            var properties = resolver.Resolve(resource.Body["properties"], scope);
            foreach (var held in _stores)
                held.HoldsAgents |= resolver.Property(properties, held.Connections) is ArrayValue { Items.IsEmpty: false };
        }
    }

    /// <summary>Adds the resource of a verified module.</summary>
    public void Add(VerifiedModule module, ModuleValue call, bool isConditional)
    {
        if (module.Type is { } type)
            Find(type)?.Add(call.Scope.Place(call.Module.Arguments).ToLocation(), isConditional, isKeyless: false);
    }

    public DeclaredStores ToStores() => new(
        _stores.Where(static store => store.IsByToken)
            .ToImmutableDictionary(static store => store.Kind, static store => store.Place!),
        _stores.Where(static store => store.HoldsAgents).Select(static store => store.Kind).ToImmutableHashSet(),
        Find(ResourceTypes.SearchService) is { Resources: 1 } ? _searchByKeyOnly : null);

    private Store? Find(string type) => Array.Find(_stores, store => ResourceTypes.Is(type, store.Type));

    /// <summary>Counts a connection. One of an unknown category may be one to any store, with a key.</summary>
    private void AddConnection(TemplateValue properties, bool isConditional)
    {
        var category = (resolver.Property(properties, "category") as TextValue)?.Constant;
        var authentication = (resolver.Property(properties, "authType") as TextValue)?.Constant;
        var isByToken = authentication is null ? (bool?)null : IsIn(Tokens, authentication);
        foreach (var store in _stores)
        {
            if (category is null)
                store.AddConnection(isByToken: false);
            else if (IsIn(store.Categories, category))
                store.AddConnection(isConditional ? null : isByToken);
        }
    }

    /// <summary>
    /// Whether a search service may accept tokens. Without <c>authOptions</c> it accepts keys only, unless these are disabled.
    /// </summary>
    private bool AcceptsTokens(TemplateValue properties)
    {
        var options = resolver.Property(properties, "authOptions");
        var acceptsKeysOnly = options.IsNothing
            || resolver.Property(options, "aadOrApiKey").IsNothing && !resolver.Property(options, "apiKeyOnly").IsNothing;
        var disablesKeys = resolver.Property(properties, "disableLocalAuth");
        return !acceptsKeysOnly || !(disablesKeys.IsNothing || TemplateFunctions.Truth(disablesKeys) == false);
    }

    private static bool IsIn(string[] words, string text) =>
        Array.Exists(words, word => word.Equals(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>The resources of one kind, and the connections to them.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="type">The resource type.</param>
    /// <param name="keySetting">The property that switches its keys off.</param>
    /// <param name="whenKeyless">The value of that property without keys.</param>
    /// <param name="connections">The property of a capability host that names the connections it keeps data with.</param>
    /// <param name="categories">The categories of connections to it.</param>
    private sealed class Store(
        AccessScope kind, string type, string keySetting, bool whenKeyless, string connections, params string[] categories)
    {
        private bool _isConditional;
        private bool _isKeyless = true;
        private bool _hasConnection;
        private bool _hasConnectionByKey;
        private bool _hasUnknownConnection;

        public AccessScope Kind { get; } = kind;

        public string Type { get; } = type;

        public string KeySetting { get; } = keySetting;

        public bool WhenKeyless { get; } = whenKeyless;

        public string Connections { get; } = connections;

        public string[] Categories { get; } = categories;

        public bool HoldsAgents { get; set; }

        /// <summary>The place of the first resource.</summary>
        public Location? Place { get; private set; }

        /// <summary>The number of resources.</summary>
        public int Resources { get; private set; }

        /// <summary>
        /// Whether the service certainly calls it with a token: by all connections, or because it takes no keys. Tools find a
        /// search service without a declared connection, too: somebody makes it by hand.
        /// </summary>
        public bool IsByToken => Resources > 0
            && !_isConditional
            && !_hasConnectionByKey
            && (_hasConnection && !_hasUnknownConnection || _isKeyless && (_hasConnection || Kind == AccessScope.Search));

        public void Add(Location place, bool isConditional, bool isKeyless)
        {
            Place ??= place;
            Resources++;
            _isConditional |= isConditional;
            _isKeyless &= isKeyless;
        }

        /// <param name="isByToken">Whether it uses a token and not a key; null if unknown.</param>
        public void AddConnection(bool? isByToken)
        {
            _hasConnection = true;
            _hasConnectionByKey |= isByToken == false;
            _hasUnknownConnection |= isByToken is null;
        }
    }
}
