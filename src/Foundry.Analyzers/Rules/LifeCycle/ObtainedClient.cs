using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.LifeCycle;

/// <summary>A client where the source gets it: constructed, or from a method of an SDK.</summary>
internal readonly struct ObtainedClient
{
    private static readonly KnownType Obsolete = new("System.ObsoleteAttribute");

    private readonly IOperation _operation;

    private ObtainedClient(IOperation operation, IMethodSymbol method, ITypeSymbol type) => (_operation, Method, Type) = (operation, method, type);

    /// <summary>The constructor or the method.</summary>
    public IMethodSymbol Method { get; }

    public ITypeSymbol Type { get; }

    /// <summary>Whether the compiler already says that it is obsolete.</summary>
    public bool IsObsolete => HasObsolete(Method) || HasObsolete(Type);

    public static ObtainedClient? Of(IOperation operation) => operation.Call().Method switch
    {
        { DeclaringSyntaxReferences.IsEmpty: true, MethodKind: MethodKind.Constructor } constructor => new ObtainedClient(operation, constructor, constructor.ContainingType),
        { DeclaringSyntaxReferences.IsEmpty: true } method when method.Name.StartsWith("Get", System.StringComparison.Ordinal) => new ObtainedClient(operation, method, method.ReturnType),
        _ => null,
    };

    /// <summary>Where the client goes; that of a client from a client is the same.</summary>
    public ClientEndpoint ReadEndpoint(FlowContext flow)
    {
        if (ClientCreation.Read(_operation) is { } creation)
            return creation.ReadEndpoint(flow);
        var receiver = _operation is IInvocationOperation call ? call.Instance ?? call.Arguments.FirstOrDefault()?.Value : null;
        return receiver is not null && ClientCreation.Read(ValueResolver.Resolve(receiver, flow)) is { } parent ? parent.ReadEndpoint(flow) : ClientEndpoint.Unknown;
    }

    /// <summary>Whether the client is got from one that goes to Azure.</summary>
    public bool IsOfAzureClient => _operation is IInvocationOperation { Instance: { } parent } && KnownTypes.ClientOf(parent.Unwrapped().Type) is { IsAzure: true };

    private static bool HasObsolete(ISymbol symbol) =>
        symbol.GetAttributes().Any(static attribute => Obsolete.Matches(attribute.AttributeClass));
}
