using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.DataFlow;

internal static class SyntaxExtensions
{
    /// <summary>Whether the compiler writes the accessors, so that getting or setting the property runs no other code.</summary>
    public static bool IsAutomatic(this PropertyDeclarationSyntax property) =>
        property.AccessorList is { } accessors
        && accessors.Accessors.All(static accessor => accessor.Body is null && accessor.ExpressionBody is null)
        && !property.Modifiers.Any(static modifier => modifier.ValueText is "abstract" or "extern" or "partial");

    /// <summary>The member access that ends in the name, <c>value.Name</c>; else the name itself.</summary>
    public static ExpressionSyntax WithReceiver(this SimpleNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    /// <summary>
    /// The expression inside parentheses and the null-forgiving operator, which have no operations of their own.
    /// </summary>
    public static ExpressionSyntax WithoutSuppression(this ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                case PostfixUnaryExpressionSyntax suppressed
                    when suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                    expression = suppressed.Operand;
                    break;
                default:
                    return expression;
            }
        }
    }
}
