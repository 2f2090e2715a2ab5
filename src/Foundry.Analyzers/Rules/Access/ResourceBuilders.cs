using System.Collections.Generic;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>Identifies the resources of an Aspire application by the call that a chain of builder calls starts with.</summary>
internal sealed class ResourceBuilders
{
    private readonly Dictionary<ISymbol, IOperation> _variables = new(SymbolEqualityComparer.Default);
    private readonly FlowContext _flow;

    public ResourceBuilders(FlowContext flow) => _flow = flow;

    /// <summary>The start of a builder's chain: the call that adds the resource, or an unresolved variable.</summary>
    /// <remarks>The chain of a deployment starts with the call that adds its account.</remarks>
    public IOperation Origin(IOperation builder)
    {
        var value = Resolve(builder);
        for (var i = 0; PreviousBuilder(value) is { } previous; i++)
        {
            // With the cache of variables, the limit keeps the work linear.
            if (i == Limits.LongestCallChain)
                return previous;
            value = Resolve(previous);
        }

        return value;
    }

    /// <summary>Whether an origin is the SDK call that adds the resource, so that no other code used it before.</summary>
    public static bool IsAdded(IOperation origin) =>
        origin is IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: true }
        && PreviousBuilder(origin) is null;

    /// <summary>Whether two origins are certainly one resource.</summary>
    public static bool AreSame(IOperation one, IOperation other) =>
        one.Syntax == other.Syntax
        || one.ReferencedOwnSymbol() is { } variable
            && SymbolEqualityComparer.Default.Equals(variable, other.ReferencedOwnSymbol());

    /// <summary>Whether two origins may be one resource; two calls that add a resource are not.</summary>
    public static bool MayBeSame(IOperation one, IOperation other) => AreSame(one, other) || !IsAdded(one) || !IsAdded(other);

    /// <summary>The builder that an SDK call is chained to.</summary>
    private static IOperation? PreviousBuilder(IOperation value) =>
        value is IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: true } call
        && call.Receiver() is { } receiver
        && InfrastructureTypes.ResourceBuilder.Matches(receiver.Unwrapped().Type)
            ? receiver
            : null;

    private IOperation Resolve(IOperation builder)
    {
        var value = builder.Unwrapped();
        if (value.ReferencedOwnSymbol() is not { } variable)
            return value;
        if (!_variables.TryGetValue(variable, out var known))
            _variables.Add(variable, known = ValueResolver.Resolve(value, _flow));
        return known;
    }
}
