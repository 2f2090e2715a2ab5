using System.Linq;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>Finds the literal that reaches an argument, and replaces it with an expression that is not constant.</summary>
internal sealed class TextSyntax
{
    private readonly VariableDeclaratorSyntax? _constant;

    private TextSyntax(ExpressionSyntax expression, VariableDeclaratorSyntax? constant) =>
        (Expression, _constant) = (expression, constant);

    /// <summary>The literal.</summary>
    public ExpressionSyntax Expression { get; }

    /// <summary>The node to replace: the literal, or the declaration of a constant that has to become a variable.</summary>
    public SyntaxNode Target => _constant?.Parent?.Parent ?? Expression;

    /// <summary>Finds the literal. Returns null if the value is not one literal, or if replacing it is not safe.</summary>
    public static TextSyntax? Of(IOperation value, FlowContext flow)
    {
        var definition = ValueResolver.Resolve(value, flow);
        switch (definition)
        {
            case ILocalReferenceOperation { Local: { IsConst: true } local }:
                return OfConstant(local, value.Syntax, flow);
            case IFieldReferenceOperation { Field: { IsConst: true, DeclaredAccessibility: Accessibility.Private } field }:
                return OfConstant(field, value.Syntax, flow);
            default:
                return definition.SourceSyntax() is ExpressionSyntax text && IsLiteral(text) ? new(text, constant: null) : null;
        }
    }

    /// <summary>Returns the new <see cref="Target"/> with another expression in place of the literal.</summary>
    public SyntaxNode Replaced(SyntaxNode replacement)
    {
        if (_constant is null)
            return replacement;

        var initializer = _constant.Initializer!;
        var value = ((ExpressionSyntax)replacement).WithTriviaFrom(initializer.Value);
        var variables = SyntaxFactory.SingletonSeparatedList(_constant.WithInitializer(initializer.WithValue(value)));
        return Target switch
        {
            FieldDeclarationSyntax field => field
                .WithDeclaration(field.Declaration.WithVariables(variables))
                .WithModifiers(ConstToStaticReadOnly(field.Modifiers)),
            LocalDeclarationStatementSyntax local => local
                .WithDeclaration(local.Declaration.WithVariables(variables))
                .WithModifiers(default),
            var other => other,
        };
    }

    private static TextSyntax? OfConstant(ISymbol constant, SyntaxNode use, FlowContext flow)
    {
        if (DeclaratorOf(constant, use, flow) is not { Initializer.Value: { } text } declarator || !IsLiteral(text))
            return null;
        if (constant.ContainingType is not { DeclaringSyntaxReferences.Length: 1 } type)
            return null;

        var typeDeclaration = type.DeclaringSyntaxReferences[0].GetSyntax(flow.Cancel);
        return MayVary(declarator, typeDeclaration) ? new(text, declarator) : null;
    }

    /// <summary>The declarator of a constant, if it is the only one of its declaration and in the same file.</summary>
    private static VariableDeclaratorSyntax? DeclaratorOf(ISymbol constant, SyntaxNode use, FlowContext flow)
    {
        if (constant.DeclaringSyntaxReferences.Length != 1)
            return null;

        var reference = constant.DeclaringSyntaxReferences[0];
        if (reference.SyntaxTree != use.SyntaxTree)
            return null;

        var declarator = reference.GetSyntax(flow.Cancel) as VariableDeclaratorSyntax;
        return declarator?.Parent is VariableDeclarationSyntax { Variables.Count: 1 } declaration
            && declaration.Parent is FieldDeclarationSyntax or LocalDeclarationStatementSyntax
            ? declarator
            : null;
    }

    private static bool IsLiteral(ExpressionSyntax text) => text.DescendantNodesAndSelf().All(static node =>
        node is LiteralExpressionSyntax or ParenthesizedExpressionSyntax || node.IsKind(SyntaxKind.AddExpression));

    /// <summary>
    /// Whether a constant can become a variable. Every use has to be an argument, and none may run before a static field is
    /// initialized. Compares names only: a namesake keeps the constant as it is.
    /// </summary>
    private static bool MayVary(VariableDeclaratorSyntax constant, SyntaxNode type)
    {
        foreach (var name in type.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != constant.Identifier.ValueText || name.Parent is NameColonSyntax)
                continue;

            SyntaxNode use = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            if (use.Parent is not ArgumentSyntax || RunsBefore(constant, use))
                return false;
        }

        return true;
    }

    /// <summary>Whether a use is in an initializer before the constant. Initializers run in the order of the text.</summary>
    private static bool RunsBefore(VariableDeclaratorSyntax constant, SyntaxNode use) =>
        use.SpanStart < constant.SpanStart && use.Ancestors().Any(static node =>
            node is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null });

    private static SyntaxTokenList ConstToStaticReadOnly(SyntaxTokenList modifiers)
    {
        var constant = modifiers[modifiers.IndexOf(SyntaxKind.ConstKeyword)];
        var space = SyntaxFactory.TriviaList(SyntaxFactory.Space);
        return modifiers.ReplaceRange(constant, new[]
        {
            SyntaxFactory.Token(constant.LeadingTrivia, SyntaxKind.StaticKeyword, space),
            SyntaxFactory.Token(SyntaxFactory.TriviaList(), SyntaxKind.ReadOnlyKeyword, constant.TrailingTrivia),
        });
    }
}
