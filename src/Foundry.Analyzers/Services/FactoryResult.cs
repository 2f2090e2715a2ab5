using System.Linq;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Services;

/// <summary>Finds what a factory returns.</summary>
internal static class FactoryResult
{
    /// <summary>
    /// The only expression that a lambda or method group returns. For any other expression the expression itself, unless it is a
    /// delegate from elsewhere: null.
    /// </summary>
    public static IOperation? Of(IOperation factory)
    {
        var value = factory.Unwrapped();
        if (value is IDelegateCreationOperation { Target: var target })
            value = target;
        return value switch
        {
            IAnonymousFunctionOperation lambda => OnlyReturn(lambda.Body),
            IMethodReferenceOperation { Method: var method } => OfMethod(method, value),
            _ => value.Type?.TypeKind == TypeKind.Delegate ? null : value,
        };
    }

    private static IOperation? OnlyReturn(IBlockOperation body)
    {
        IOperation? only = null;
        foreach (var result in body.Descendants().OfType<IReturnOperation>())
        {
            if (result.ReturnedValue is not { } value || FunctionAround(result) != body.Parent)
                continue;
            if (only is not null)
                return null;
            only = value;
        }

        return only;
    }

    private static IOperation? FunctionAround(IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation or IMethodBodyBaseOperation))
            parent = parent.Parent;
        return parent;
    }

    /// <summary>The only result of a method in the same file as the reference.</summary>
    private static IOperation? OfMethod(IMethodSymbol method, IOperation reference)
    {
        if (reference.SemanticModel is not { } model
            || method.DeclaringSyntaxReferences is not { Length: 1 } declarations
            || declarations[0].SyntaxTree != model.SyntaxTree)
            return null;

        var body = declarations[0].GetSyntax() switch
        {
            MethodDeclarationSyntax declaration => model.GetOperation(declaration),
            LocalFunctionStatementSyntax local => model.GetOperation(local),
            _ => null,
        };
        return body switch
        {
            IMethodBodyOperation { BlockBody: { } block } => OnlyReturn(block),
            IMethodBodyOperation { ExpressionBody: { } expression } => OnlyReturn(expression),
            ILocalFunctionOperation { Body: { } block } => OnlyReturn(block),
            _ => null,
        };
    }
}
