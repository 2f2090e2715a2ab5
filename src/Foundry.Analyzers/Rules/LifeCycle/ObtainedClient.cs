using System;
using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.LifeCycle;

/// <summary>A client where the code gets it: from a constructor, or from a method of an SDK.</summary>
internal readonly struct ObtainedClient
{
    private static readonly KnownType Obsolete = new("System.ObsoleteAttribute");

    private readonly IOperation _operation;

    private ObtainedClient(IOperation operation, IMethodSymbol method, ITypeSymbol type) =>
        (_operation, Method, Type) = (operation, method, type);

    /// <summary>The constructor or the method.</summary>
    public IMethodSymbol Method { get; }

    public ITypeSymbol Type { get; }

    /// <summary>Whether the compiler already reports the client as obsolete.</summary>
    public bool IsObsolete => HasObsolete(Method) || HasObsolete(Type);

    /// <summary>Whether another client returns this one, and that client calls Azure.</summary>
    public bool IsFromAzureClient =>
        _operation is IInvocationOperation { Instance: { } parent }
        && KnownTypes.ClientOf(parent.Unwrapped().Type) is { IsAzure: true };

    /// <summary>Reads a call of an SDK constructor or <c>Get…</c> method. Returns null for anything else.</summary>
    public static ObtainedClient? Of(IOperation operation)
    {
        if (operation.Call().Method is not { DeclaringSyntaxReferences.IsEmpty: true } method)
            return null;
        if (method.MethodKind == MethodKind.Constructor)
            return new ObtainedClient(operation, method, method.ContainingType);
        if (method.Name.StartsWith("Get", StringComparison.Ordinal))
            return new ObtainedClient(operation, method, method.ReturnType);
        return null;
    }

    /// <summary>Reads the endpoint of the client. A client that another client returns has the same endpoint.</summary>
    public ClientEndpoint ReadEndpoint(FlowContext flow)
    {
        if (ClientCreation.Read(_operation) is { } creation)
            return creation.ReadEndpoint(flow);
        if (ReceiverOf(_operation) is { } receiver && ClientCreation.Read(ValueResolver.Resolve(receiver, flow)) is { } parent)
            return parent.ReadEndpoint(flow);
        return ClientEndpoint.Unknown;
    }

    private static IOperation? ReceiverOf(IOperation operation) =>
        operation is IInvocationOperation call ? call.Instance ?? call.Arguments.FirstOrDefault()?.Value : null;

    private static bool HasObsolete(ISymbol symbol) =>
        symbol.GetAttributes().Any(static attribute => Obsolete.Matches(attribute.AttributeClass));
}
