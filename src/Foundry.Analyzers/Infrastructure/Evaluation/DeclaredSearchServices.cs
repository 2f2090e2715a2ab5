using System;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Infrastructure.Syntax;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Collects the search services, and the connections of accounts and projects to search services.</summary>
internal sealed class DeclaredSearchServices(ExpressionResolver resolver)
{
    private const string Service = "Microsoft.Search/searchServices";
    private const string Connections = "/connections";

    private int _services;
    private int _servicesByToken;
    private Location? _keysOnly;
    private int _connections;
    private int _connectionsByToken;

    public void Add(TemplateResource resource, string type, TemplateScope scope)
    {
        if (ResourceTypes.Is(type, Service))
        {
            _services++;
            var properties = resolver.Resolve(resource.Body["properties"], scope);
            if (TemplateFunctions.Truth(resolver.Property(properties, "disableLocalAuth")) == true)
                _servicesByToken++;
            if (!AcceptsTokens(properties))
                _keysOnly = scope.Place(resource.Body).ToLocation();
        }
        else if (IsConnection(type))
        {
            AddConnection(resolver.Resolve(resource.Body["properties"], scope));
        }
    }

    /// <summary>Adds the service of a verified module, which disables keys by default.</summary>
    public void Add(VerifiedModule module)
    {
        if (module.Type == Service)
            _services++;
    }

    /// <summary>
    /// What was found. A service that takes no keys is connected by token, even if its connection is made by hand.
    /// </summary>
    public DeclaredSearch ToSearch()
    {
        var isByToken = _connections > 0 ? _connections == _connectionsByToken : _services == _servicesByToken;
        return new(usesToken: _services > 0 && isByToken, keysOnly: _services == 1 ? _keysOnly : null);
    }

    private static bool IsConnection(string type) =>
        type.EndsWith(Connections, StringComparison.OrdinalIgnoreCase)
        && type.StartsWith(ResourceTypes.Account, StringComparison.OrdinalIgnoreCase);

    /// <summary>Counts a connection to a search service. One of an unknown kind may be one with a key.</summary>
    private void AddConnection(TemplateValue properties)
    {
        var category = resolver.Property(properties, "category") as TextValue;
        if (category is { Constant: { } other } && !Is(other, "CognitiveSearch"))
            return;

        _connections++;
        if (category is not null
            && resolver.Property(properties, "authType") is TextValue { Constant: { } authentication }
            && Is(authentication, "AAD"))
            _connectionsByToken++;
    }

    /// <summary>
    /// Whether a service may accept tokens. Without <c>authOptions</c> it accepts keys only, unless these are disabled.
    /// </summary>
    private bool AcceptsTokens(TemplateValue properties)
    {
        var options = resolver.Property(properties, "authOptions");
        var acceptsKeysOnly = options.IsNothing
            || resolver.Property(options, "aadOrApiKey").IsNothing && !resolver.Property(options, "apiKeyOnly").IsNothing;
        var disablesKeys = resolver.Property(properties, "disableLocalAuth");
        return !acceptsKeysOnly || !(disablesKeys.IsNothing || TemplateFunctions.Truth(disablesKeys) == false);
    }

    private static bool Is(string text, string expected) => text.Equals(expected, StringComparison.OrdinalIgnoreCase);
}
