using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.DataFlow;

/// <summary>Finds the value of a parameter of a private method or constructor that its type calls once.</summary>
/// <remarks>Code outside the type, or a dependency injection container, may call anything that is not private.</remarks>
internal static class ParameterSource
{
    /// <summary>The only argument ever passed for the parameter, or null.</summary>
    public static IOperation? Of(IParameterReferenceOperation reference, FlowContext flow)
    {
        if (reference is not { Parameter: { RefKind: RefKind.None, IsParams: false } parameter, SemanticModel: { } model }
            || parameter.ContainingSymbol is not IMethodSymbol method
            || !IsPrivate(method)
            || IsAssigned(reference, flow)
            || OnlyCall(method, flow) is not { } call
            || call.SyntaxTree != model.SyntaxTree)
            return null;

        var (called, arguments) = model.GetOperation(call, flow.Cancel).Call();
        if (!SymbolEqualityComparer.Default.Equals(called, method))
            return null;
        return arguments.For(parameter.Ordinal) is { ArgumentKind: ArgumentKind.Explicit, Value: var value } ? value : null;
    }

    private static bool IsPrivate(IMethodSymbol method) => method is
    {
        DeclaredAccessibility: Accessibility.Private,
        Arity: 0,
        MethodKind: MethodKind.Ordinary or MethodKind.Constructor,
    };

    /// <summary>Whether the method changes its parameter.</summary>
    public static bool IsAssigned(IParameterReferenceOperation reference, FlowContext flow) =>
        flow.Names.ReferencesTo(reference.Parameter, reference)
            .Any(static use => use.Syntax is not SimpleNameSyntax name || !VariableAccess.Of(name).IsRead);

    private static SyntaxNode? OnlyCall(IMethodSymbol method, FlowContext flow)
    {
        var calls = method.MethodKind == MethodKind.Constructor
            ? flow.Names.CreationsBy(method, flow.Cancel)
            : flow.Names.NamesOf(method, flow.Cancel).Select(CallOf);
        return calls.Take(2).ToArray() is { Length: 1 } only ? only[0] : null;
    }

    /// <summary>The parent of the method's name, which is its call unless the name has another use or is a namesake's.</summary>
    private static SyntaxNode CallOf(IdentifierNameSyntax name) => name.WithReceiver().Parent ?? name;
}
