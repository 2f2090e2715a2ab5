using System;
using System.Collections.Generic;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>
/// Finds the statement that contains an expression, so that a fix can add code before or around it. An expression body
/// counts too, because it can be rewritten as a block.
/// </summary>
internal sealed class EnclosingStatement
{
    /// <summary>Marks the position of the original statement in the lines to write.</summary>
    public const string Placeholder = "__;";

    /// <summary>The function with the expression body. Not used if the target is a statement.</summary>
    private readonly SyntaxNode _function;

    /// <summary>Whether the expression body has to become a <c>return</c> statement.</summary>
    private readonly bool _returns;

    private EnclosingStatement(SyntaxNode target, SyntaxNode function, bool returns, bool mayAwait)
    {
        Target = target;
        MayAwait = mayAwait;
        _function = function;
        _returns = returns;
    }

    /// <summary>The statement, or the expression of an expression body.</summary>
    public SyntaxNode Target { get; }

    public StatementSyntax? Statement => Target as StatementSyntax;

    /// <summary>Whether the enclosing function allows <c>await</c>.</summary>
    public bool MayAwait { get; }

    /// <summary>
    /// Finds the statement or expression body. Returns null if there is neither, for example in an initializer, or if the
    /// surrounding code cannot be rewritten.
    /// </summary>
    public static EnclosingStatement? Of(SyntaxNode expression, SemanticModel model, FlowContext flow)
    {
        for (var node = expression; node.Parent is { } parent; node = parent)
        {
            switch (node)
            {
                // A local function is a statement too, so this case comes first: its header is not inside a statement.
                case LocalFunctionStatementSyntax or MemberDeclarationSyntax or ConstructorInitializerSyntax:
                case CatchFilterClauseSyntax or QueryBodySyntax:
                    return null;
                case StatementSyntax statement:
                    return OfStatement(statement);
                case ArrowExpressionClauseSyntax arrow:
                    return OfBody(arrow.Expression, arrow.ArrowToken, parent, MethodOf(parent, model, flow));
                case ExpressionSyntax body when parent is LambdaExpressionSyntax lambda && lambda.ExpressionBody == body:
                    var method = model.GetSymbolInfo(lambda, flow.Cancel).Symbol as IMethodSymbol;
                    return OfBody(body, lambda.ArrowToken, lambda, method);
            }
        }

        return null;
    }

    /// <summary>
    /// Replaces the target with lines of code. One line is the <see cref="Placeholder"/>, and leading tabs give the depth
    /// of a line.
    /// </summary>
    /// <param name="change">Changes the original statement before it is inserted.</param>
    public void Rewrite(
        DocumentEditor editor,
        IReadOnlyList<string> lines,
        INamedTypeSymbol[] types,
        Func<StatementSyntax, StatementSyntax>? change = null)
    {
        var rewriter = new StatementRewriter(editor, lines, types);
        switch (Target)
        {
            case StatementSyntax statement:
                rewriter.RewriteStatement(statement, change ?? (static original => original));
                break;
            case ExpressionSyntax body when _function is LambdaExpressionSyntax lambda:
                rewriter.RewriteLambda(lambda, body, _returns);
                break;
            case ExpressionSyntax body:
                rewriter.RewriteMember(_function, body, _returns);
                break;
        }
    }

    private static EnclosingStatement? OfStatement(StatementSyntax statement) =>
        statement.ContainsDiagnostics || !StatementRewriter.CanRewrite(statement)
            ? null
            : new(statement, statement, returns: false, MayAwaitIn(statement));

    private static EnclosingStatement? OfBody(
        ExpressionSyntax body, SyntaxToken arrow, SyntaxNode function, IMethodSymbol? method)
    {
        if (method is null || function.ContainsDiagnostics || body is RefExpressionSyntax)
            return null;

        return StatementRewriter.CanRewrite(body, arrow, function)
            ? new(body, function, ReturnsValue(method), method.IsAsync)
            : null;
    }

    private static IMethodSymbol? MethodOf(SyntaxNode member, SemanticModel model, FlowContext flow) =>
        model.GetDeclaredSymbol(member, flow.Cancel) switch
        {
            IMethodSymbol method => method,
            IPropertySymbol property => property.GetMethod,
            _ => null,
        };

    private static bool ReturnsValue(IMethodSymbol method)
    {
        var isAsyncWithoutResult = method.IsAsync && method.ReturnType is INamedTypeSymbol { Arity: 0 };
        return !method.ReturnsVoid && !isAsyncWithoutResult;
    }

    private static bool MayAwaitIn(StatementSyntax statement)
    {
        foreach (var node in statement.AncestorsAndSelf())
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax function:
                    return !function.AsyncKeyword.IsKind(SyntaxKind.None);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax:
                    return true;
                case MemberDeclarationSyntax member:
                    return member.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case LockStatementSyntax or UnsafeStatementSyntax or AccessorDeclarationSyntax when node != statement:
                    return false;
            }
        }

        return false;
    }
}
