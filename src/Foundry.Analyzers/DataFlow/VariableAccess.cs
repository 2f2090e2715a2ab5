using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.DataFlow;

/// <summary>What the source does with a variable where it names it.</summary>
internal readonly struct VariableAccess
{
    private VariableAccess(bool isRead, ExpressionSyntax? assigned, ExpressionSyntax whole) => (IsRead, Assigned, Whole) = (isRead, assigned, whole);

    /// <summary>Whether the variable is only read. Where it is neither read nor assigned, it may become anything.</summary>
    public bool IsRead { get; }

    /// <summary>What is assigned to it, where that is all that happens.</summary>
    public ExpressionSyntax? Assigned { get; }

    /// <summary>The expression that names the variable, with its receiver, parentheses and <c>!</c>.</summary>
    public ExpressionSyntax Whole { get; }

    /// <summary>Looks at the place of a name: every way of writing that C# has is listed, whatever is left is a read.</summary>
    public static VariableAccess Of(SimpleNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => name,
        };
        while (whole.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
            whole = (ExpressionSyntax)whole.Parent;

        switch (whole.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == whole:
                return new(isRead: false, assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? assignment.Right : null, whole);
            case PrefixUnaryExpressionSyntax prefix when prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression:
            case PostfixUnaryExpressionSyntax postfix when postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression:
            case RefExpressionSyntax or MakeRefExpressionSyntax:
            case ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None) || IsAssignedTo(whole):
                return new(isRead: false, assigned: null, whole);
            default:
                return new(isRead: true, assigned: null, whole);
        }
    }

    /// <summary>Whether an expression is an element of a tuple that is assigned to.</summary>
    private static bool IsAssignedTo(SyntaxNode element)
    {
        while (element.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax tuple })
            element = tuple;
        return element.Parent is AssignmentExpressionSyntax assignment && assignment.Left == element
            || element.Parent is ForEachVariableStatementSyntax;
    }
}
