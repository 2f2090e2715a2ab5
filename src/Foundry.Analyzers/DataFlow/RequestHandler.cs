using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.DataFlow;

/// <summary>Recognises code that a framework runs once for every request.</summary>
internal static class RequestHandler
{
    private const string Map = "Map";

    // Not in KnownTypes: the tests do not reference the packages of these frameworks.
    private static readonly CacheKey<ILookup<string, InvocationExpressionSyntax>> MapCallsInFile = new();
    private static readonly KnownType EndpointRouteBuilder = new("Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions");
    private static readonly KnownType ServiceCollection =
        new("Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions");
    private static readonly KnownType ServiceDescriptors =
        new("Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions");
    private static readonly KnownType ControllerBase = new("Microsoft.AspNetCore.Mvc.ControllerBase");
    private static readonly KnownType ApiController = new("Microsoft.AspNetCore.Mvc.ApiControllerAttribute");
    private static readonly KnownType NonAction = new("Microsoft.AspNetCore.Mvc.NonActionAttribute");
    private static readonly KnownType IsolatedFunction = new("Microsoft.Azure.Functions.Worker.FunctionAttribute");
    private static readonly KnownType InProcessFunction = new("Microsoft.Azure.WebJobs.FunctionNameAttribute");
    private static readonly KnownType DelegatingHandler = new("System.Net.Http.DelegatingHandler");

    /// <summary>Whether a method is a controller's action, a function, or the <c>SendAsync</c> of a message handler.</summary>
    public static bool Is(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Ordinary
        && (Has(method, IsolatedFunction) || Has(method, InProcessFunction) || IsAction(method) || SendsMessages(method));

    /// <summary>Whether a lambda is passed to <c>MapGet</c> and the like.</summary>
    public static bool IsRegistered(IOperation function) => ArgumentCall(function) is { } call && MapsEndpoint(call);

    /// <summary>The call that a lambda is an argument of, or null.</summary>
    private static IInvocationOperation? ArgumentCall(IOperation function)
    {
        var user = function.User();
        if (user is IDelegateCreationOperation)
            user = user.User();
        return user is IArgumentOperation { Parent: IInvocationOperation call } ? call : null;
    }

    /// <summary>Whether a method or local function is passed by name to <c>MapGet</c> and the like, in the same file.</summary>
    public static bool IsRegistered(IMethodSymbol method, IOperation body, FlowContext flow)
    {
        if (body.SemanticModel is not { } model)
            return false;

        foreach (var call in MapCalls(model.SyntaxTree, flow)[method.Name])
        {
            if (model.GetOperation(call, flow.Cancel) is IInvocationOperation invocation
                && MapsEndpoint(invocation)
                && invocation.Descendants().Any(operation => RefersTo(operation, method)))
                return true;
        }

        return false;
    }

    /// <summary>Whether a lambda is the factory of a scoped or transient service, which runs for each scope or look-up.</summary>
    public static bool IsFactory(IOperation function) =>
        ArgumentCall(function) is { TargetMethod: { Name: var name, ContainingType: var type } }
        && (name.Contains("Scoped") || name.Contains("Transient"))
        && (ServiceCollection.Matches(type) || ServiceDescriptors.Matches(type));

    /// <summary>Whether a call may pass a method by name to <c>MapGet</c> and the like.</summary>
    public static bool MayMap(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
        && name.StartsWith(Map, System.StringComparison.Ordinal)
        && ArgumentNames(call).Any();

    /// <summary>The method that a call passes by name to <c>MapGet</c> and the like, or null.</summary>
    public static IMethodSymbol? MappedBy(IInvocationOperation call) => MapsEndpoint(call)
        ? call.Arguments
            .SelectMany(static argument => argument.DescendantsAndSelf().OfType<IMethodReferenceOperation>())
            .FirstOrDefault()?.Method
        : null;

    /// <summary>Whether a request handler in the same file calls a method each time it runs.</summary>
    public static bool IsCalledByHandler(IMethodSymbol method, IOperation body, FlowContext flow)
    {
        if (body.SemanticModel is not { } model)
            return false;

        foreach (var syntax in flow.Names.CallsIn(model.SyntaxTree, flow.Cancel)[method.Name])
        {
            if (model.GetOperation(syntax, flow.Cancel) is IInvocationOperation call
                && SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, method)
                && HandlerAround(call, model, flow) is { } handler
                && !call.IsConditional(handler))
                return true;
        }

        return false;
    }

    /// <summary>The request handler that contains an operation, if no other function is between.</summary>
    private static IOperation? HandlerAround(IOperation operation, SemanticModel model, FlowContext flow)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IAnonymousFunctionOperation:
                    return IsRegistered(parent) ? parent : null;
                case ILocalFunctionOperation local:
                    return IsRegistered(local.Symbol, parent, flow) ? parent : null;
                case IMethodBodyOperation
                    when model.GetEnclosingSymbol(operation.Syntax.SpanStart, flow.Cancel) is IMethodSymbol method:
                    return Is(method) || IsRegistered(method, parent, flow) ? parent : null;
            }
        }

        return null;
    }

    /// <summary>
    /// The calls of Map… in a file, by the names in their arguments. Compares syntax: most files have no such call.
    /// </summary>
    private static ILookup<string, InvocationExpressionSyntax> MapCalls(SyntaxTree tree, FlowContext flow) =>
        flow.Cache.Of(tree, MapCallsInFile, () => flow.Names.CallsIn(tree, flow.Cancel)
            .Where(static calls => calls.Key.StartsWith(Map, System.StringComparison.Ordinal))
            .SelectMany(static calls => calls)
            .SelectMany(static call => ArgumentNames(call), static (call, name) => new { Call = call, Name = name })
            .ToLookup(static entry => entry.Name, static entry => entry.Call, System.StringComparer.Ordinal));

    private static IEnumerable<string> ArgumentNames(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Select(static argument => NameOf(argument.Expression)).OfType<string>().Distinct();

    private static string? NameOf(ExpressionSyntax handler) => handler switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };

    private static bool RefersTo(IOperation operation, IMethodSymbol method) =>
        operation is IMethodReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Method, method);

    private static bool MapsEndpoint(IInvocationOperation call) =>
        call.TargetMethod.Name is Map or "MapGet" or "MapPost" or "MapPut" or "MapDelete" or "MapPatch" or "MapMethods"
        && EndpointRouteBuilder.Matches(call.TargetMethod.ContainingType);

    private static bool IsAction(IMethodSymbol method)
    {
        if (method is not { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsGenericMethod: false }
            || Has(method, NonAction))
            return false;
        if (ControllerBase.MatchesOrIsBaseOf(method.ContainingType))
            return true;
        for (var type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (Has(type, ApiController))
                return true;
        }

        return false;
    }

    private static bool SendsMessages(IMethodSymbol method) =>
        method is { Name: "SendAsync", IsOverride: true } && DelegatingHandler.MatchesOrIsBaseOf(method.ContainingType);

    private static bool Has(ISymbol symbol, KnownType attribute) =>
        symbol.GetAttributes().Any(applied => attribute.Matches(applied.AttributeClass));
}
