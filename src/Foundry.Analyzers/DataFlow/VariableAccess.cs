using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.DataFlow;

/// <summary>The kind of access that the name of a variable is: a read, an assignment, or an unknown change.</summary>
internal readonly struct VariableAccess
{
    private VariableAccess(bool isRead, ExpressionSyntax? assigned, ExpressionSyntax whole) =>
        (IsRead, Assigned, Whole) = (isRead, assigned, whole);

    /// <summary>Whether the variable is only read. If it is neither read nor assigned, it may get any value.</summary>
    public bool IsRead { get; }

    /// <summary>The expression of a simple assignment, or null.</summary>
    public ExpressionSyntax? Assigned { get; }

    /// <summary>The expression that names the variable, with its receiver, parentheses and <c>!</c>.</summary>
    public ExpressionSyntax Whole { get; }

    /// <summary>Reads the access at a name. It lists every way to write a variable in C#; anything else is a read.</summary>
    public static VariableAccess Of(SimpleNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => name,
        };
        while (IsTransparent(whole.Parent))
            whole = (ExpressionSyntax)whole.Parent!;

        switch (whole.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == whole:
                var isSimple = assignment.IsKind(SyntaxKind.SimpleAssignmentExpression);
                return new(isRead: false, isSimple ? assignment.Right : null, whole);
            case PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax when MayWrite(whole.Parent.Kind()):
            case RefExpressionSyntax or MakeRefExpressionSyntax:
            case ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None) || IsAssignedTo(whole):
                return new(isRead: false, assigned: null, whole);
            default:
                return new(isRead: true, assigned: null, whole);
        }
    }

    private static bool IsTransparent(SyntaxNode? node) => node is ParenthesizedExpressionSyntax
        or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression };

    private static bool MayWrite(SyntaxKind unary) => unary is
        SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression
        or SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression;

    /// <summary>Whether an expression is an element of a tuple that is assigned to.</summary>
    private static bool IsAssignedTo(SyntaxNode element)
    {
        while (element.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax tuple })
            element = tuple;
        return element.Parent is AssignmentExpressionSyntax assignment && assignment.Left == element
            || element.Parent is ForEachVariableStatementSyntax;
    }
}
