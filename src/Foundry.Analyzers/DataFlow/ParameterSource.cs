using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.DataFlow;

/// <summary>Finds what the parameter of a private method or constructor stands for, where its type calls it once.</summary>
/// <remarks>Anything that is not private may be called from code that is not seen here, or by a container of services.</remarks>
internal static class ParameterSource
{
    /// <summary>The one argument that is ever handed over for the parameter, or null.</summary>
    public static IOperation? Of(IParameterReferenceOperation reference, FlowContext flow)
    {
        if (reference is not { Parameter: { RefKind: RefKind.None, IsParams: false } parameter, SemanticModel: { } model }
            || parameter.ContainingSymbol is not IMethodSymbol { DeclaredAccessibility: Accessibility.Private, Arity: 0, MethodKind: MethodKind.Ordinary or MethodKind.Constructor } method
            || IsWritten(reference, flow)
            || OnlyCall(method, flow) is not { } call || call.SyntaxTree != model.SyntaxTree)
            return null;

        var (called, arguments) = model.GetOperation(call, flow.Cancel).Call();
        return SymbolEqualityComparer.Default.Equals(called, method)
            && arguments.For(parameter.Ordinal) is { ArgumentKind: ArgumentKind.Explicit, Value: var given }
            ? given : null;
    }

    private static bool IsWritten(IParameterReferenceOperation reference, FlowContext flow) =>
        flow.Names.ReferencesTo(reference.Parameter, reference).Any(static use => use.Syntax is not SimpleNameSyntax name || !VariableAccess.Of(name).IsRead);

    private static SyntaxNode? OnlyCall(IMethodSymbol method, FlowContext flow)
    {
        var calls = method.MethodKind == MethodKind.Constructor
            ? flow.Names.CreationsBy(method, flow.Cancel)
            : flow.Names.NamesOf(method, flow.Cancel).Select(CallOf);
        return calls.Take(2).ToArray() is { Length: 1 } only ? only[0] : null;
    }

    /// <summary>What calls a method where it is named; anything else takes it for another use, or for its namesake.</summary>
    private static SyntaxNode CallOf(IdentifierNameSyntax name) =>
        (name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access.Parent : name.Parent) ?? name;
}
