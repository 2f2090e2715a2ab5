using System;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Foundry.Analyzers.CodeFixes.Lookup;

/// <summary>Writes code that reads a setting, and throws with its name if it is missing.</summary>
internal sealed class EnvironmentRead
{
    private readonly INamedTypeSymbol _environment;
    private readonly INamedTypeSymbol _exception;

    private EnvironmentRead(INamedTypeSymbol environment, INamedTypeSymbol exception) =>
        (_environment, _exception) = (environment, exception);

    /// <summary>Finds the types that the code names. Returns null if the compilation lacks one.</summary>
    public static EnvironmentRead? In(Compilation compilation) =>
        KnownTypes.Environment.FindIn(compilation) is { } environment
        && KnownTypes.InvalidOperationException.FindIn(compilation) is { } exception
            ? new(environment, exception)
            : null;

    /// <summary>
    /// <c>Environment.GetEnvironmentVariable("NAME") ?? throw new InvalidOperationException("NAME is not set.")</c>
    /// </summary>
    public ExpressionSyntax OrThrow(string name, DocumentEditor editor, SyntaxNode place)
    {
        var format = $"{{0}}.{nameof(Environment.GetEnvironmentVariable)}({Code.Literal(name)})";
        return OrThrow(Code.Expression(editor, place, format, _environment), name, editor, place);
    }

    /// <summary>
    /// <c>read ?? throw new InvalidOperationException("NAME is not set.")</c>, with parentheses where necessary.
    /// </summary>
    public ExpressionSyntax OrThrow(SyntaxNode read, string name, DocumentEditor editor, SyntaxNode place)
    {
        var format = $"x ?? throw new {{0}}({Code.Literal(name + " is not set.")})";
        var coalesce = (BinaryExpressionSyntax)Code.Expression(editor, place, format, _exception);
        var left = ((ExpressionSyntax)read).WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space);
        var checkedRead = coalesce.WithLeft(left);

        return WithParentheses(checkedRead, place);
    }

    /// <summary>
    /// <c>read is { Length: > 0 } name ? name : throw new InvalidOperationException("NAME is not set.")</c>, with parentheses
    /// where necessary. Needs C# 9.
    /// </summary>
    public ExpressionSyntax OrThrowIfEmpty(ExpressionSyntax read, string name, DocumentEditor editor, SyntaxNode place)
    {
        var variable = FreshName.At(place, FreshName.OfSetting(name), editor);
        var message = Code.Literal(name + " is not set.");
        var format = $"x is {{{{ Length: > 0 }}}} {variable} ? {variable} : throw new {{0}}({message})";
        var choice = (ConditionalExpressionSyntax)Code.Expression(editor, place, format, _exception);
        var test = (IsPatternExpressionSyntax)choice.Condition;
        var checkedRead = choice.WithCondition(
            test.WithExpression(read.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space)));
        return WithParentheses(checkedRead, place);
    }

    private static ExpressionSyntax WithParentheses(ExpressionSyntax expression, SyntaxNode place)
    {
        var isOperand = place.Parent is ExpressionSyntax and not AssignmentExpressionSyntax;
        return isOperand
            ? SyntaxFactory.ParenthesizedExpression(expression).WithAdditionalAnnotations(Simplifier.Annotation)
            : expression;
    }
}
