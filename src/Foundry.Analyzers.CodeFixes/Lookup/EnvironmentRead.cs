using System;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Foundry.Analyzers.CodeFixes.Lookup;

/// <summary>Writes code that reads a setting and says which one is missing.</summary>
internal sealed class EnvironmentRead
{
    private readonly INamedTypeSymbol _environment;
    private readonly INamedTypeSymbol _exception;

    private EnvironmentRead(INamedTypeSymbol environment, INamedTypeSymbol exception) => (_environment, _exception) = (environment, exception);

    /// <summary>The writer for a compilation, or null where it lacks the types.</summary>
    public static EnvironmentRead? In(Compilation compilation) =>
        KnownTypes.Environment.FindIn(compilation) is { } environment && KnownTypes.InvalidOperationException.FindIn(compilation) is { } exception
            ? new(environment, exception) : null;

    /// <summary><c>Environment.GetEnvironmentVariable("NAME") ?? throw new InvalidOperationException("NAME is not set.")</c></summary>
    public ExpressionSyntax OrThrow(string name, DocumentEditor editor, SyntaxNode place) =>
        OrThrow(Code.Expression(editor, place, $"{{0}}.{nameof(Environment.GetEnvironmentVariable)}({Code.Literal(name)})", _environment), name, editor, place);

    /// <summary><c>read ?? throw new InvalidOperationException("NAME is not set.")</c>, in parentheses where the place needs them.</summary>
    public ExpressionSyntax OrThrow(SyntaxNode read, string name, DocumentEditor editor, SyntaxNode place)
    {
        var coalesce = (BinaryExpressionSyntax)Code.Expression(editor, place, $"x ?? throw new {{0}}({Code.Literal(name + " is not set.")})", _exception);
        var checkedRead = coalesce.WithLeft(((ExpressionSyntax)read).WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space));
        return place.Parent is ExpressionSyntax and not AssignmentExpressionSyntax
            ? SyntaxFactory.ParenthesizedExpression(checkedRead).WithAdditionalAnnotations(Simplifier.Annotation) : checkedRead;
    }
}
