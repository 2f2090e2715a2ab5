using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>An attribute of a function that makes the host call a model.</summary>
internal sealed class FunctionBindingUse
{
    private static readonly KnownType Function = new("Microsoft.Azure.Functions.Worker.FunctionAttribute");

    private static readonly ImmutableArray<(KnownType Type, FunctionBinding Binding)> Bindings =
        FunctionBindings.All.Select(static binding => (new KnownType(binding.FullName), binding)).ToImmutableArray();

    private readonly string _connection;

    private FunctionBindingUse(FunctionBinding binding, AttributeSyntax syntax, string connection) =>
        (Binding, Syntax, _connection) = (binding, syntax, connection);

    public FunctionBinding Binding { get; }

    public AttributeSyntax Syntax { get; }

    /// <summary>The last part of the attribute's name, as it is written.</summary>
    public string Name => ((Syntax.Name as QualifiedNameSyntax)?.Right ?? Syntax.Name).ToString();

    /// <summary>The bindings of a method or property whose section of the settings is known.</summary>
    public static IEnumerable<FunctionBindingUse> On(ISymbol symbol, CancellationToken cancel)
    {
        foreach (var attribute in AttributesOf(symbol))
        {
            var binding = Bindings.FirstOrDefault(entry => entry.Type.Matches(attribute.AttributeClass)).Binding;
            if (binding is not null
                && ConnectionOf(attribute) is { } connection
                && attribute.ApplicationSyntaxReference?.GetSyntax(cancel) is AttributeSyntax syntax)
                yield return new(binding, syntax, connection);
        }
    }

    /// <summary>Whether the settings hold a key for it.</summary>
    public bool UsesKey(FlowContext flow) => FunctionBindings.KeySettings(_connection).Any(flow.Configuration.HasValue);

    public ClientEndpoint EndpointOf(FlowContext flow)
    {
        var known = FunctionBindings.EndpointSettings(_connection)
            .Select(flow.Configuration.Find)
            .Where(static text => text.Pattern != PartialText.Unknown.Pattern);
        return ClientEndpoint.Of(known.DefaultIfEmpty(PartialText.Unknown).First());
    }

    /// <summary>Whether a template fills the setting of the endpoint with an account.</summary>
    public bool IsFilled(DeclaredAccess access) =>
        FunctionBindings.EndpointSettings(_connection).Any(setting =>
            access.Infrastructure.Accounts.Any(account => account.IsIn(setting)));

    /// <summary>The attributes that can be bindings: those of a function, and those of its results.</summary>
    private static IEnumerable<AttributeData> AttributesOf(ISymbol symbol)
    {
        var own = symbol.GetAttributes();
        if (symbol is not IMethodSymbol method)
            return own;

        // Both parts of a partial method have the attributes of both.
        return method.PartialDefinitionPart is null && own.Any(static attribute => Function.Matches(attribute.AttributeClass))
            ? own.Concat(method.Parameters.SelectMany(static parameter => parameter.GetAttributes()))
            : Enumerable.Empty<AttributeData>();
    }

    /// <summary>The section that the binding reads; empty without one, and null if it is not known.</summary>
    private static string? ConnectionOf(AttributeData attribute)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == FunctionBindings.Connection)
                return argument.Value.Value as string;
        }

        return "";
    }
}
