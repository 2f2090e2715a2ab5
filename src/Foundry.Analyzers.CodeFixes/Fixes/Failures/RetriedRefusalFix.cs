using System.Collections.Generic;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Failures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Fixes.Failures;

/// <summary>FDRY5003: removes 401 and 403 from the retry condition, if anything remains of it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetriedRefusalFix))]
public sealed class RetriedRefusalFix : FoundryCodeFix
{
    public RetriedRefusalFix() : base(RetriedRefusal.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (ValueSyntax.At(diagnostic.Location, root) is { } condition && Without(condition) is { } rest && rest != condition)
            yield return new Repair("Do not retry 401 and 403", nameof(RetriedRefusalFix), condition, _ => rest.WithoutTrivia());
    }

    /// <summary>
    /// The condition without the comparisons with 401 and 403. Returns null if nothing remains, and the same node if there
    /// is nothing to remove.
    /// </summary>
    private static ExpressionSyntax? Without(ExpressionSyntax condition)
    {
        switch (condition)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                if (Without(parenthesized.Expression) is not { } inner)
                    return null;
                return inner == parenthesized.Expression
                    ? parenthesized
                    : parenthesized.WithExpression(inner.WithTriviaFrom(parenthesized.Expression));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either:
                return (Without(either.Left), Without(either.Right)) switch
                {
                    (null, var right) => right,
                    (var left, null) => left,
                    var (left, right) => WithOperands(either, left, right),
                };
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both:
                return (Without(both.Left), Without(both.Right)) switch
                {
                    (null, _) or (_, null) => null,
                    var (left, right) => WithOperands(both, left, right),
                };
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } comparison:
                return IsRefusal(comparison.Right) || IsRefusal(comparison.Left) ? null : comparison;
            case IsPatternExpressionSyntax match:
                if (Without(match.Pattern) is not { } pattern)
                    return null;
                return pattern == match.Pattern ? match : match.WithPattern(pattern.WithTriviaFrom(match.Pattern));
            default:
                return condition;
        }
    }

    private static PatternSyntax? Without(PatternSyntax pattern)
    {
        switch (pattern)
        {
            case ConstantPatternSyntax constant:
                return IsRefusal(constant.Expression) ? null : constant;
            case ParenthesizedPatternSyntax parenthesized:
                if (Without(parenthesized.Pattern) is not { } inner)
                    return null;
                if (inner == parenthesized.Pattern)
                    return parenthesized;
                // Parentheses around a constant would belong to the expression, not to the pattern.
                return inner is ConstantPatternSyntax ? inner : parenthesized.WithPattern(inner);
            case BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either:
                return (Without(either.Left), Without(either.Right)) switch
                {
                    (null, var right) => right,
                    (var left, null) => left,
                    var (left, right) => WithOperands(either, left, right),
                };
            case RecursivePatternSyntax { PropertyPatternClause: { } clause } recursive:
                foreach (var part in clause.Subpatterns)
                {
                    if (Without(part.Pattern) is not { } rest)
                        return null;
                    if (rest != part.Pattern)
                        return recursive.ReplaceNode(part.Pattern, rest.WithTriviaFrom(part.Pattern));
                }

                return recursive;
            default:
                return pattern;
        }
    }

    private static BinaryExpressionSyntax WithOperands(
        BinaryExpressionSyntax node, ExpressionSyntax left, ExpressionSyntax right) =>
        left == node.Left && right == node.Right
            ? node
            : node.WithLeft(left.WithTriviaFrom(node.Left)).WithRight(right.WithTriviaFrom(node.Right));

    private static BinaryPatternSyntax WithOperands(BinaryPatternSyntax node, PatternSyntax left, PatternSyntax right) =>
        left == node.Left && right == node.Right
            ? node
            : node.WithLeft(left.WithTriviaFrom(node.Left)).WithRight(right.WithTriviaFrom(node.Right));

    private static bool IsRefusal(ExpressionSyntax value) =>
        value is LiteralExpressionSyntax { Token.Value: int statusCode } && RefusalStatus.IsRefusal(statusCode);
}
