using System.Collections.Generic;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>Tells the resources of an Aspire application apart, by where the chain of calls on a builder begins.</summary>
internal sealed class ResourceBuilders
{
    /// <summary>What begins further away is not known; with the cache it keeps the work linear.</summary>
    private const int LongestChain = 64;

    private readonly Dictionary<ISymbol, IOperation> _variables = new(SymbolEqualityComparer.Default);
    private readonly FlowContext _analysis;

    public ResourceBuilders(FlowContext flow) => _analysis = flow;

    /// <summary>Whether a type is Aspire's builder of a resource.</summary>
    public static bool IsBuilder(ITypeSymbol? type) => type is INamedTypeSymbol
    {
        Name: "IResourceBuilder", Arity: 1, DeclaringSyntaxReferences.IsEmpty: true,
        ContainingNamespace: { Name: "ApplicationModel", ContainingNamespace: { Name: "Hosting", ContainingNamespace: { Name: "Aspire", ContainingNamespace.IsGlobalNamespace: true } } },
    };

    /// <summary>
    /// The call that adds the resource a builder is for (<c>AddProject(…)</c>, or that of the account whose deployment it is), or the
    /// variable beyond which nothing is known.
    /// </summary>
    public IOperation Origin(IOperation builder)
    {
        var value = Resolve(builder);
        for (var i = 0; Receiver(value) is { } receiver; i++)
        {
            if (i == LongestChain)
                return receiver;
            value = Resolve(receiver);
        }

        return value;
    }

    /// <summary>Whether an origin is the call that adds the resource, so that nobody had it before.</summary>
    public static bool IsAdded(IOperation origin) => origin is IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: true } && Receiver(origin) is null;

    /// <summary>Whether two origins are certainly one resource.</summary>
    public static bool AreSame(IOperation one, IOperation other) => one.Syntax == other.Syntax
        || Variable(one) is { } variable && SymbolEqualityComparer.Default.Equals(variable, Variable(other));

    /// <summary>Whether two origins can be one resource: two calls that add one cannot.</summary>
    public static bool MayBeSame(IOperation one, IOperation other) => AreSame(one, other) || !IsAdded(one) || !IsAdded(other);

    /// <summary>The builder that a call of the SDK is chained to.</summary>
    private static IOperation? Receiver(IOperation value) =>
        value is IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: true } method } call
        && (call.Instance ?? (method.IsExtensionMethod ? call.Argument(0) : null)) is { } receiver
        && IsBuilder(receiver.Unwrapped().Type) ? receiver : null;

    private static ISymbol? Variable(IOperation origin) => origin switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation } member => member.Member,
        _ => null,
    };

    private IOperation Resolve(IOperation builder)
    {
        var value = builder.Unwrapped();
        if (Variable(value) is not { } variable)
            return value;
        if (!_variables.TryGetValue(variable, out var known))
            _variables.Add(variable, known = ValueResolver.Resolve(value, _analysis));
        return known;
    }
}
