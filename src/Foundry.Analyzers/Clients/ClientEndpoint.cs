using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>The endpoint of a client, and the expression that sets it.</summary>
internal sealed class ClientEndpoint
{
    /// <summary>A plain client without an endpoint: it calls api.openai.com.</summary>
    public static readonly ClientEndpoint Default = new(expression: null, ImmutableArray<Endpoint>.Empty, isDefault: true);

    /// <summary>A client whose endpoint is not known.</summary>
    public static readonly ClientEndpoint Unknown = new(expression: null, ImmutableArray<Endpoint>.Empty, isDefault: false);

    private ClientEndpoint(IOperation? expression, ImmutableArray<Endpoint> values, bool isDefault) =>
        (Expression, Values, IsDefault) = (expression, values, isDefault);

    /// <summary>The expression of the endpoint, or null.</summary>
    public IOperation? Expression { get; }

    /// <summary>The possible addresses, one for each arm of a condition; empty if any of them is not known.</summary>
    public ImmutableArray<Endpoint> Values { get; }

    /// <summary>The place in a settings file of the first address that comes from one; null if all are written in C#.</summary>
    public Location? Origin =>
        Values.Select(static endpoint => endpoint.Origin).FirstOrDefault(static origin => origin is not null);

    /// <summary>Whether the client certainly calls api.openai.com.</summary>
    public bool IsDefault { get; }

    /// <summary>The expression of the address: the argument of <c>new Uri(…)</c>, or the expression itself.</summary>
    public IOperation? AddressExpression =>
        Expression?.Unwrapped() is IObjectCreationOperation { Arguments: { Length: 1 } arguments } creation
        && KnownTypes.Uri.Matches(creation.Type)
            ? arguments[0].Value
            : Expression;

    /// <summary>Whether every possible address has a property.</summary>
    public bool Is(Func<Endpoint, bool> property) => !Values.IsEmpty && Values.All(property);

    /// <summary>Reads the address that an expression evaluates to.</summary>
    public static ClientEndpoint Read(IOperation expression, FlowContext flow) =>
        new(expression, Endpoints(ConstantFolder.Fold(expression, flow)), isDefault: false);

    /// <summary>The address that a client makes from the name of a resource. No expression is an address.</summary>
    public static ClientEndpoint OfResource(IOperation name, Client client, FlowContext flow)
    {
        var addresses = ConstantFolder.Fold(name, flow)
            .Select(text => new PartialText(client.AddressStart + text.Pattern + client.AddressEnd, text.Origin));
        return new(expression: null, Endpoints(addresses), isDefault: false);
    }

    /// <summary>The address in a connection string. No expression is an address.</summary>
    public static ClientEndpoint Of(PartialText address) =>
        new(expression: null, Endpoints(new[] { address }), isDefault: false);

    private static ImmutableArray<Endpoint> Endpoints(IEnumerable<PartialText> texts)
    {
        var values = ImmutableArray.CreateBuilder<Endpoint>();
        foreach (var text in texts)
        {
            if (Endpoint.Read(text) is not { } endpoint)
                return ImmutableArray<Endpoint>.Empty;
            values.Add(endpoint);
        }

        return values.ToImmutable();
    }
}
