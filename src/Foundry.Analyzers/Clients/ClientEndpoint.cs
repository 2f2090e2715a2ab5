using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>Where a client goes, and where in the source that is said.</summary>
internal sealed class ClientEndpoint
{
    /// <summary>A plain client that is given no endpoint: it goes to api.openai.com.</summary>
    public static readonly ClientEndpoint Default = new(expression: null, ImmutableArray<Endpoint>.Empty, isDefault: true);

    /// <summary>A client of which nothing is known.</summary>
    public static readonly ClientEndpoint Unknown = new(expression: null, ImmutableArray<Endpoint>.Empty, isDefault: false);

    private ClientEndpoint(IOperation? expression, ImmutableArray<Endpoint> values, bool isDefault) => (Expression, Values, IsDefault) = (expression, values, isDefault);

    /// <summary>The expression that says it; null where there is none.</summary>
    public IOperation? Expression { get; }

    /// <summary>The addresses it can be, one for each arm of a condition; empty where any of them is not known.</summary>
    public ImmutableArray<Endpoint> Values { get; }

    /// <summary>Where in a settings file the first such address stands; null where all of them are written in C#.</summary>
    public Location? Origin => Values.Select(static endpoint => endpoint.Origin).FirstOrDefault(static origin => origin is not null);

    /// <summary>Whether the client certainly goes to api.openai.com.</summary>
    public bool IsDefault { get; }

    /// <summary>Whether something holds of the endpoint whichever way the program runs.</summary>
    public bool Is(Func<Endpoint, bool> property) => !Values.IsEmpty && Values.All(property);

    /// <summary>Reads the address an expression stands for.</summary>
    public static ClientEndpoint Read(IOperation expression, FlowContext flow)
    {
        var values = ImmutableArray.CreateBuilder<Endpoint>();
        foreach (var text in ConstantFolder.Fold(expression, flow))
        {
            if (Endpoint.Read(text) is not { } endpoint)
                return new(expression, ImmutableArray<Endpoint>.Empty, isDefault: false);
            values.Add(endpoint);
        }

        return new(expression, values.ToImmutable(), isDefault: false);
    }

    /// <summary>Where in the source the address is written: the text inside <c>new Uri(…)</c>, or the expression itself.</summary>
    public IOperation? AddressExpression => Expression?.Unwrapped() is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } creation
        && KnownTypes.Uri.Matches(creation.Type) && arguments.Length == 1
        ? arguments[0].Value : Expression;
}
