using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>
/// The variable that a statement declares and later statements use. If the statement moves into a block, the declaration
/// has to stay outside.
/// </summary>
internal sealed class EscapingLocal
{
    private readonly VariableDeclaratorSyntax? _variable;
    private readonly string? _typeText;

    private EscapingLocal(
        bool mayStay, VariableDeclaratorSyntax? variable = null, string? typeText = null, INamedTypeSymbol? type = null)
    {
        CanMove = mayStay;
        _variable = variable;
        _typeText = typeText;
        Types = type is null ? new INamedTypeSymbol[0] : new[] { type };
    }

    /// <summary>Whether the statement can move into a block, with the declaration outside if there is one.</summary>
    public bool CanMove { get; }

    /// <summary>The type that the new declaration has to name, if its text has a placeholder for it.</summary>
    public INamedTypeSymbol[] Types { get; }

    /// <summary>Finds the variable. An expression body has none.</summary>
    public static EscapingLocal By(StatementSyntax? statement, SemanticModel model, FlowContext flow)
    {
        if (statement is null || ScopeOf(statement) is not { } scope)
            return new(mayStay: true);

        if (statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not (int)SyntaxKind.None })
            return new(mayStay: false);
        if (DeclaresEscapingDesignation(statement, scope))
            return new(mayStay: false);

        return statement is LocalDeclarationStatementSyntax local && DeclaresEscapingVariable(local, scope)
            ? ByDeclaration(local, scope, model, flow)
            : new(mayStay: true);
    }

    /// <summary>Returns the declaration to write before the block, or null if none is needed.</summary>
    /// <param name="index">The index of the type in the types of the written code.</param>
    public string? Declaration(int index) =>
        _variable is null ? null : $"{_typeText!.Replace("{0}", Code.TypeName(index))} {_variable.Identifier.Text};";

    /// <summary>Turns the declaration into an assignment, if the variable is declared outside.</summary>
    public StatementSyntax Assigned(StatementSyntax statement)
    {
        if (_variable is null || statement is not LocalDeclarationStatementSyntax local)
            return statement;

        var variable = local.Declaration.Variables[0];
        var assignment = SyntaxFactory.AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxFactory.IdentifierName(variable.Identifier),
            variable.Initializer!.EqualsToken,
            variable.Initializer.Value);
        return SyntaxFactory.ExpressionStatement(assignment, local.SemicolonToken);
    }

    /// <summary>The node in which the variables of a statement are visible.</summary>
    private static SyntaxNode? ScopeOf(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block,
        SwitchSectionSyntax { Parent: { } @switch } => @switch,
        GlobalStatementSyntax { Parent: { } unit } => unit,
        _ => null,
    };

    /// <summary>Whether later statements use a variable of a pattern, a deconstruction or an <c>out</c> argument.</summary>
    private static bool DeclaresEscapingDesignation(StatementSyntax statement, SyntaxNode scope) => statement
        .DescendantNodes()
        .OfType<SingleVariableDesignationSyntax>()
        .Any(variable => UsesAfter(statement, variable.Identifier, scope).Any());

    private static bool DeclaresEscapingVariable(LocalDeclarationStatementSyntax local, SyntaxNode scope) =>
        local.Declaration.Variables.Any(variable => UsesAfter(local, variable.Identifier, scope).Any());

    /// <summary>Finds later uses by name. A namesake only moves a declaration out that could have stayed.</summary>
    private static IEnumerable<IdentifierNameSyntax> UsesAfter(
        StatementSyntax statement, SyntaxToken variable, SyntaxNode scope) => scope
        .DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Where(name => name.Identifier.ValueText == variable.ValueText && !statement.Span.Contains(name.Span));

    private static EscapingLocal ByDeclaration(
        LocalDeclarationStatementSyntax local, SyntaxNode scope, SemanticModel model, FlowContext flow)
    {
        var variable = local.Declaration.Variables[0];
        if (!CanSplit(local) || model.GetDeclaredSymbol(variable, flow.Cancel) is not ILocalSymbol { Type: var type })
            return new(mayStay: false);
        if (!local.Declaration.Type.IsVar)
            return new(mayStay: true, variable, local.Declaration.Type.WithoutTrivia().ToString());
        if (!CanBeNamed(type))
            return new(mayStay: false);

        var suffix = NeedsNullableType(local, type, scope, model, flow) ? "?" : "";
        type = type.WithNullableAnnotation(NullableAnnotation.None); // var always gives a nullable type
        return type is INamedTypeSymbol { Arity: 0, ContainingType: null, SpecialType: SpecialType.None } named
            ? new(mayStay: true, variable, "{0}" + suffix, named)
            : new(mayStay: true, variable, type.ToMinimalDisplayString(model, local.SpanStart) + suffix);
    }

    /// <summary>Whether the declaration can be split into a declaration and an assignment.</summary>
    private static bool CanSplit(LocalDeclarationStatementSyntax local) =>
        !local.Modifiers.Any()
        && local.Declaration is { Variables: { Count: 1 } variables, Type: not RefTypeSyntax }
        && variables[0].Initializer is { Value: not (InitializerExpressionSyntax or RefExpressionSyntax) } initializer
        && !Repair.HasInnerTrivia(local.Declaration, kept: initializer);

    /// <summary>Whether a type can be written in code. An anonymous type cannot.</summary>
    private static bool CanBeNamed(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => CanBeNamed(array.ElementType),
        INamedTypeSymbol { IsAnonymousType: true } or IErrorTypeSymbol => false,
        INamedTypeSymbol named => named.TypeArguments.All(CanBeNamed),
        ITypeParameterSymbol or IDynamicTypeSymbol => true,
        _ => false,
    };

    /// <summary>Whether a variable declared with <c>var</c> may hold null, so that its explicit type needs <c>?</c>.</summary>
    private static bool NeedsNullableType(
        LocalDeclarationStatementSyntax local, ITypeSymbol type, SyntaxNode scope, SemanticModel model, FlowContext flow)
    {
        var annotations = model.GetNullableContext(local.SpanStart) & NullableContext.AnnotationsEnabled;
        if (annotations == 0 || !type.IsReferenceType)
            return false;

        var variable = local.Declaration.Variables[0];
        var value = model.GetTypeInfo(variable.Initializer!.Value, flow.Cancel);
        return value.Nullability.FlowState == NullableFlowState.MaybeNull
            || UsesAfter(local, variable.Identifier, scope).Any(IsAssignmentTarget);
    }

    private static bool IsAssignmentTarget(IdentifierNameSyntax name) => name.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        RefExpressionSyntax => true,
        _ => false,
    };
}
