using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Services;

/// <summary>An expression whose value a dependency injection container gives: a parameter, a property, a look-up.</summary>
internal sealed class ServiceRequest
{
    // Not in KnownTypes: the tests do not reference the packages of these frameworks.
    private static readonly KnownType FromServices = new("Microsoft.AspNetCore.Mvc.FromServicesAttribute");
    private static readonly KnownType FromKeyedServices =
        new("Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute");
    private static readonly KnownType Inject = new("Microsoft.AspNetCore.Components.InjectAttribute");
    private static readonly KnownType HttpContext = new("Microsoft.AspNetCore.Http.HttpContext");
    private static readonly KnownType Hub = new("Microsoft.AspNetCore.SignalR.Hub");

    private static readonly ImmutableArray<KnownType> Lookups = ImmutableArray.Create(
        new KnownType("Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions"),
        new KnownType("Microsoft.Extensions.DependencyInjection.ServiceProviderKeyedServiceExtensions"),
        new KnownType("Microsoft.Extensions.DependencyInjection.ActivatorUtilities"),
        new KnownType("System.IServiceProvider"));

    private ServiceRequest(ITypeSymbol service, object? key) => (Service, Key) = (service, key);

    public ITypeSymbol Service { get; }

    /// <summary>The key of a keyed service; null for a service without one.</summary>
    public object? Key { get; }

    /// <summary>
    /// Reads an expression; null if its value does not come from a container, or from which service is not known.
    /// </summary>
    public static ServiceRequest? Of(IOperation value, FlowContext flow) => value switch
    {
        IParameterReferenceOperation parameter when IsInjected(parameter, flow) =>
            ForAttributes(parameter.Parameter.Type, parameter.Parameter),
        IPropertyReferenceOperation { Property: var property } when AttributeOf(property, Inject) is { } inject =>
            new(property.Type, inject.NamedArguments.FirstOrDefault(static argument => argument.Key == "Key").Value.Value),
        IInvocationOperation call => OfLookup(call),
        _ => null,
    };

    private static ServiceRequest ForAttributes(ITypeSymbol service, ISymbol declaration) =>
        new(service, AttributeOf(declaration, FromKeyedServices)?.ConstructorArguments.FirstOrDefault().Value);

    /// <summary>
    /// <c>GetService&lt;T&gt;()</c>, <c>GetRequiredKeyedService&lt;T&gt;("key")</c>, <c>GetService(typeof(T))</c> and the like.
    /// </summary>
    private static ServiceRequest? OfLookup(IInvocationOperation call)
    {
        if (call.TargetMethod is not { Name: var name, ContainingType: var type }
            || name is not ("GetService" or "GetRequiredService" or "GetKeyedService" or "GetRequiredKeyedService"
                or "GetServices" or "GetKeyedServices" or "GetServiceOrCreateInstance")
            || !type.IsOneOf(Lookups)
            || TypeOfLookup(call) is not { } service)
            return null;
        if (call.Argument("serviceKey") is not { } key)
            return new(service, key: null);

        return key.Unwrapped().ConstantValue is { HasValue: true, Value: var constant } ? new(service, constant) : null;
    }

    /// <summary>The type that a look-up returns, a sequence for <c>GetServices</c>.</summary>
    private static ITypeSymbol? TypeOfLookup(IInvocationOperation call) => call.TargetMethod switch
    {
        { TypeArguments.Length: 1, ReturnType: var type } => type,
        { Name: "GetServices" or "GetKeyedServices" } => null,
        _ => ((call.Argument("serviceType") ?? call.Argument("type"))?.Unwrapped() as ITypeOfOperation)?.TypeOperand,
    };

    private static bool IsInjected(IParameterReferenceOperation reference, FlowContext flow)
    {
        if (reference.Parameter is not { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol method } parameter
            || IsAssigned(reference, flow))
            return false;

        switch (method.MethodKind)
        {
            case MethodKind.Constructor:
                return IsMadeByContainer(method, reference, flow);
            case MethodKind.LambdaMethod:
                return FunctionOf(method, reference) is { } lambda && RequestHandler.IsRegistered(lambda);
            case MethodKind.LocalFunction:
                return FunctionOf(method, reference) is { } function && RequestHandler.IsRegistered(method, function, flow);
            case MethodKind.Ordinary:
                return AttributeOf(parameter, FromServices) is not null
                    || AttributeOf(parameter, FromKeyedServices) is not null
                    || IsMiddleware(method)
                    || IsHubMethod(method)
                    || ServiceRegistry.Of(reference, flow)?.IsHandler(method) == true;
            default:
                return false;
        }
    }

    private static bool IsAssigned(IParameterReferenceOperation reference, FlowContext flow) =>
        flow.Names.ReferencesTo(reference.Parameter, reference)
            .Any(static use => use.Syntax is SimpleNameSyntax name && !VariableAccess.Of(name).IsRead);

    /// <summary>Whether only a container creates the type: the source names no creation of it.</summary>
    private static bool IsMadeByContainer(IMethodSymbol constructor, IOperation reference, FlowContext flow) =>
        constructor.ContainingType is { IsAbstract: false, TypeKind: TypeKind.Class } type
        && constructor.DeclaredAccessibility != Accessibility.Private
        && ServiceRegistry.Of(reference, flow) is { } registry
        && !registry.IsCreatedInSource(type);

    /// <summary>The operation of the lambda or local function that contains a reference to its parameter.</summary>
    private static IOperation? FunctionOf(IMethodSymbol function, IOperation inside)
    {
        for (var current = inside.Parent; current is not null; current = current.Parent)
        {
            var symbol = current switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => null,
            };
            if (symbol is not null && SymbolEqualityComparer.Default.Equals(symbol, function))
                return current;
        }

        return null;
    }

    private static bool IsMiddleware(IMethodSymbol method) =>
        method is { Name: "Invoke" or "InvokeAsync", Parameters: { Length: > 1 } parameters }
        && HttpContext.Matches(parameters[0].Type);

    private static bool IsHubMethod(IMethodSymbol method) =>
        method.DeclaredAccessibility == Accessibility.Public && Hub.MatchesOrIsBaseOf(method.ContainingType);

    private static AttributeData? AttributeOf(ISymbol symbol, KnownType attribute) =>
        symbol.GetAttributes().FirstOrDefault(applied => attribute.MatchesOrIsBaseOf(applied.AttributeClass));
}
