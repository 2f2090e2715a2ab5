using System.Linq;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>Where a literal text is written that reaches an argument, and how an expression that is not constant takes its place.</summary>
internal sealed class TextSyntax
{
    private readonly VariableDeclaratorSyntax? _constant;

    private TextSyntax(ExpressionSyntax expression, VariableDeclaratorSyntax? constant) => (Expression, _constant) = (expression, constant);

    /// <summary>The text itself.</summary>
    public ExpressionSyntax Expression { get; }

    /// <summary>The node to replace: the text, or the declaration of a constant, which has to become a variable.</summary>
    public SyntaxNode Target => _constant?.Parent?.Parent ?? Expression;

    /// <summary>The text behind an argument's value; null where it is not one literal, or where it cannot be replaced safely.</summary>
    public static TextSyntax? Of(IOperation value, FlowContext flow)
    {
        var definition = ValueResolver.Resolve(value, flow);
        return definition switch
        {
            ILocalReferenceOperation { Local: { IsConst: true } local } => OfConstant(local, value.Syntax, flow),
            IFieldReferenceOperation { Field: { IsConst: true, DeclaredAccessibility: Accessibility.Private } field } => OfConstant(field, value.Syntax, flow),
            _ => definition.SourceSyntax() is ExpressionSyntax text && IsLiteral(text) ? new(text, constant: null) : null,
        };
    }

    /// <summary>What stands at <see cref="Target"/> when another expression takes the text's place.</summary>
    public SyntaxNode Replaced(SyntaxNode replacement)
    {
        if (_constant is null)
            return replacement;

        var initializer = _constant.Initializer!;
        var variable = _constant.WithInitializer(initializer.WithValue(((ExpressionSyntax)replacement).WithTriviaFrom(initializer.Value)));
        return Target switch
        {
            FieldDeclarationSyntax field => field
                .WithDeclaration(field.Declaration.WithVariables(SyntaxFactory.SingletonSeparatedList(variable)))
                .WithModifiers(StaticReadOnly(field.Modifiers)),
            LocalDeclarationStatementSyntax local => local
                .WithDeclaration(local.Declaration.WithVariables(SyntaxFactory.SingletonSeparatedList(variable)))
                .WithModifiers(default),
            var other => other,
        };
    }

    private static TextSyntax? OfConstant(ISymbol constant, SyntaxNode use, FlowContext flow) =>
        constant.DeclaringSyntaxReferences.Length == 1
        && constant.DeclaringSyntaxReferences[0] is { } reference && reference.SyntaxTree == use.SyntaxTree
        && reference.GetSyntax(flow.Cancel) is VariableDeclaratorSyntax { Initializer.Value: { } text, Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax or LocalDeclarationStatementSyntax } } declarator
        && IsLiteral(text)
        && constant.ContainingType is { DeclaringSyntaxReferences.Length: 1 } type
        && MayVary(declarator, type.DeclaringSyntaxReferences[0].GetSyntax(flow.Cancel))
            ? new(text, declarator) : null;

    private static bool IsLiteral(ExpressionSyntax text) =>
        text.DescendantNodesAndSelf().All(static node => node is LiteralExpressionSyntax or ParenthesizedExpressionSyntax || node.IsKind(SyntaxKind.AddExpression));

    /// <summary>
    /// Whether every use of a constant is an argument, where no constant is needed, and none runs before a static field in the
    /// constant's place would be set. Read as syntax: a namesake keeps the declaration as it is.
    /// </summary>
    private static bool MayVary(VariableDeclaratorSyntax constant, SyntaxNode type)
    {
        foreach (var name in type.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != constant.Identifier.ValueText || name.Parent is NameColonSyntax)
                continue;

            SyntaxNode use = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            if (use.Parent is not ArgumentSyntax
                || use.SpanStart < constant.SpanStart && use.Ancestors().Any(static node => node is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null }))
                return false;
        }

        return true;
    }

    /// <summary><c>static readonly</c> where <c>const</c> stands.</summary>
    private static SyntaxTokenList StaticReadOnly(SyntaxTokenList modifiers)
    {
        var constant = modifiers[modifiers.IndexOf(SyntaxKind.ConstKeyword)];
        return modifiers.ReplaceRange(constant, new[]
        {
            SyntaxFactory.Token(constant.LeadingTrivia, SyntaxKind.StaticKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
            SyntaxFactory.Token(SyntaxFactory.TriviaList(), SyntaxKind.ReadOnlyKeyword, constant.TrailingTrivia),
        });
    }
}
