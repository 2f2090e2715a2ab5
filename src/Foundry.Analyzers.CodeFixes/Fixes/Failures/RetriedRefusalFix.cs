using System.Collections.Generic;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Failures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Foundry.Analyzers.CodeFixes.Fixes.Failures;

/// <summary>FDRY5003: takes 401 and 403 out of the condition, where something is left of it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetriedRefusalFix))]
public sealed class RetriedRefusalFix : FoundryCodeFix
{
    public RetriedRefusalFix() : base(RetriedRefusal.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (ValueSyntax.At(diagnostic.Location, root) is { } condition && Without(condition) is { } rest && rest != condition)
            yield return new Repair("Do not retry 401 and 403", nameof(RetriedRefusalFix), condition, _ => rest.WithoutTrivia());
    }

    /// <summary>The condition with the refusals left out; null where nothing is left, the condition itself where nothing has to go.</summary>
    private static ExpressionSyntax? Without(ExpressionSyntax condition)
    {
        switch (condition)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Without(parenthesized.Expression) is not { } inner ? null : inner == parenthesized.Expression ? parenthesized : parenthesized.WithExpression(inner.WithTriviaFrom(parenthesized.Expression));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either:
                return (Without(either.Left), Without(either.Right)) switch
                {
                    (null, var right) => right,
                    (var left, null) => left,
                    var (left, right) => left == either.Left && right == either.Right ? either : either.WithLeft(left.WithTriviaFrom(either.Left)).WithRight(right.WithTriviaFrom(either.Right)),
                };
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both:
                return (Without(both.Left), Without(both.Right)) switch
                {
                    (null, _) or (_, null) => null,
                    var (left, right) => left == both.Left && right == both.Right ? both : both.WithLeft(left.WithTriviaFrom(both.Left)).WithRight(right.WithTriviaFrom(both.Right)),
                };
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } comparison:
                return IsRefusal(comparison.Right) || IsRefusal(comparison.Left) ? null : comparison;
            case IsPatternExpressionSyntax match:
                return Without(match.Pattern) is not { } pattern ? null : pattern == match.Pattern ? match : match.WithPattern(pattern.WithTriviaFrom(match.Pattern));
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
                return Without(parenthesized.Pattern) is not { } inner ? null : inner == parenthesized.Pattern ? parenthesized
                    // Around a constant the parentheses would be those of an expression.
                    : inner is ConstantPatternSyntax ? inner : parenthesized.WithPattern(inner);
            case BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either:
                return (Without(either.Left), Without(either.Right)) switch
                {
                    (null, var right) => right,
                    (var left, null) => left,
                    var (left, right) => left == either.Left && right == either.Right ? either : either.WithLeft(left.WithTriviaFrom(either.Left)).WithRight(right.WithTriviaFrom(either.Right)),
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

    private static bool IsRefusal(ExpressionSyntax value) =>
        value is LiteralExpressionSyntax { Token.Value: int statusCode } && RefusalStatus.IsRefusal(statusCode);
}
