using System;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>
/// A client, or another object of an SDK, where the code gets it: from a constructor, a factory or a getter of another client.
/// </summary>
internal readonly struct ObtainedClient
{
    private static readonly KnownType Obsolete = new("System.ObsoleteAttribute");

    private readonly IOperation _operation;

    private ObtainedClient(IOperation operation, IMethodSymbol method, ITypeSymbol type) =>
        (_operation, Method, Type) = (operation, method, type);

    /// <summary>The constructor or the method.</summary>
    public IMethodSymbol Method { get; }

    public ITypeSymbol Type { get; }

    /// <summary>Whether the compiler already reports it as obsolete.</summary>
    public bool IsObsolete => HasObsolete(Method) || HasObsolete(Type);

    /// <summary>Whether another client returns this one, and that client calls Azure.</summary>
    public bool IsFromAzureClient =>
        _operation is IInvocationOperation { Instance: { } parent }
        && KnownTypes.ClientOf(parent.Unwrapped().Type) is { IsAzure: true };

    /// <summary>Reads a call of an SDK. Returns null for anything that does not obtain an object.</summary>
    /// <remarks>Service look-ups, such as <c>GetRequiredService</c>, return a client that is obtained elsewhere.</remarks>
    public static ObtainedClient? Of(IOperation operation)
    {
        if (operation.Call().Method is not { DeclaringSyntaxReferences.IsEmpty: true } method)
            return null;
        if (method.MethodKind == MethodKind.Constructor || IsFactory(method))
            return new ObtainedClient(operation, method, method.ContainingType);
        if (IsFactoryOfDerived(method))
            return new ObtainedClient(operation, method, method.ReturnType);
        if (method.Name.StartsWith("Get", StringComparison.Ordinal) && ParentOf(operation) is not null)
            return new ObtainedClient(operation, method, method.ReturnType);
        return null;
    }

    /// <summary>Reads where the parent client is obtained, if another client returns this one.</summary>
    public ObtainedClient? ReadParent(FlowContext flow) =>
        Method.MethodKind != MethodKind.Constructor && ParentOf(_operation) is { } parent
            ? Of(ValueResolver.Resolve(parent, flow))
            : null;

    /// <summary>Reads the endpoint of the client. A client that another client returns has the same endpoint.</summary>
    public ClientEndpoint ReadEndpoint(FlowContext flow)
    {
        if (ClientCreation.Read(_operation) is { } creation)
            return creation.ReadEndpoint(flow);
        if (ParentOf(_operation) is { } receiver && ClientCreation.Read(ValueResolver.Resolve(receiver, flow)) is { } parent)
            return parent.ReadEndpoint(flow);
        return ClientEndpoint.Unknown;
    }

    private static bool IsFactory(IMethodSymbol method) =>
        method is { IsStatic: true, IsExtensionMethod: false } && method.Name.StartsWith("From", StringComparison.Ordinal);

    /// <summary>Whether a base class creates one of its derived classes, as <c>Base.CreateDerivedFromYaml</c>.</summary>
    private static bool IsFactoryOfDerived(IMethodSymbol method) =>
        method is { IsStatic: true, IsExtensionMethod: false }
        && method.Name.StartsWith("Create", StringComparison.Ordinal)
        && SymbolEqualityComparer.Default.Equals(method.ReturnType.BaseType, method.ContainingType);

    /// <summary>The client that a getter is called on; null if it is called on anything else.</summary>
    private static IOperation? ParentOf(IOperation operation) =>
        operation is IInvocationOperation call
        && call.ReceiverOrFirstArgument() is { } receiver
        && KnownTypes.ClientOf(receiver.Unwrapped().Type) is not null
            ? receiver
            : null;

    private static bool HasObsolete(ISymbol symbol) =>
        symbol.GetAttributes().Any(static attribute => Obsolete.Matches(attribute.AttributeClass));
}
