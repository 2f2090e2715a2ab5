using System.Linq;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>The variable that a statement declares and later statements use: before the statement goes into a block, it has to be declared outside.</summary>
internal sealed class EscapingLocal
{
    private readonly VariableDeclaratorSyntax? _variable;
    private readonly string? _typeText;

    private EscapingLocal(bool mayStay, VariableDeclaratorSyntax? variable = null, string? typeText = null, INamedTypeSymbol? type = null)
    {
        MayStay = mayStay;
        _variable = variable;
        _typeText = typeText;
        Types = type is null ? new INamedTypeSymbol[0] : new[] { type };
    }

    /// <summary>Whether the statement can go into a block, with the declaration outside if there is one.</summary>
    public bool MayStay { get; }

    /// <summary>The type to name, where the text of the declaration leaves it open.</summary>
    public INamedTypeSymbol[] Types { get; }

    /// <summary>Reads what a statement leaves to those behind it; an expression body leaves nothing.</summary>
    public static EscapingLocal By(StatementSyntax? statement, SemanticModel model, FlowContext flow)
    {
        if (statement is null || ScopeOf(statement) is not { } scope)
            return new(true);
        if (statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not (int)SyntaxKind.None })
            return new(false);
        if (statement.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Any(variable => IsUsedBehind(statement, variable.Identifier, scope)))
            return new(false);
        if (statement is not LocalDeclarationStatementSyntax local || !local.Declaration.Variables.Any(variable => IsUsedBehind(statement, variable.Identifier, scope)))
            return new(true);
        if (local.Declaration is not { Variables: { Count: 1 } variables, Type: not RefTypeSyntax } || local.Modifiers.Any()
            || variables[0].Initializer is not { Value: not (InitializerExpressionSyntax or RefExpressionSyntax) } initializer
            || Repair.HasInnerTrivia(local.Declaration, kept: initializer)
            || model.GetDeclaredSymbol(variables[0], flow.Cancel) is not ILocalSymbol { Type: var type })
            return new(false);
        if (!local.Declaration.Type.IsVar)
            return new(true, variables[0], local.Declaration.Type.WithoutTrivia().ToString());
        if (!HasName(type))
            return new(false);

        var position = statement.SpanStart;
        var isNullable = (model.GetNullableContext(position) & NullableContext.AnnotationsEnabled) != 0 && type.IsReferenceType
            && (model.GetTypeInfo(initializer.Value, flow.Cancel).Nullability.FlowState == NullableFlowState.MaybeNull || IsWrittenBehind(statement, variables[0].Identifier, scope));
        var suffix = isNullable ? "?" : "";
        type = type.WithNullableAnnotation(NullableAnnotation.None); // a local declared with var may always be null
        return type is INamedTypeSymbol { Arity: 0, ContainingType: null, SpecialType: SpecialType.None } named
            ? new(true, variables[0], "{0}" + suffix, named)
            : new(true, variables[0], type.ToMinimalDisplayString(model, position) + suffix);
    }

    /// <summary>The declaration to write, or null where none is needed.</summary>
    /// <param name="index">Which number the type to name has.</param>
    public string? Declaration(int index) => _variable is null ? null : $"{_typeText!.Replace("{0}", Code.TypeName(index))} {_variable.Identifier.Text};";

    /// <summary>The statement with the declaration taken out of it.</summary>
    public StatementSyntax Assigned(StatementSyntax statement)
    {
        if (_variable is null || statement is not LocalDeclarationStatementSyntax local)
            return statement;

        var variable = local.Declaration.Variables[0];
        var assignment = SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression,
            SyntaxFactory.IdentifierName(variable.Identifier), variable.Initializer!.EqualsToken, variable.Initializer.Value);
        return SyntaxFactory.ExpressionStatement(assignment, local.SemicolonToken);
    }

    /// <summary>Where the variables of a statement can be named.</summary>
    private static SyntaxNode? ScopeOf(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block,
        SwitchSectionSyntax { Parent: { } @switch } => @switch,
        GlobalStatementSyntax { Parent: { } unit } => unit,
        _ => null,
    };

    /// <summary>Read as syntax: a namesake moves a declaration out that could stay.</summary>
    private static bool IsUsedBehind(StatementSyntax statement, SyntaxToken variable, SyntaxNode scope) => scope.DescendantNodes()
        .Any(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == variable.ValueText && !statement.Span.Contains(name.Span));

    private static bool IsWrittenBehind(StatementSyntax statement, SyntaxToken variable, SyntaxNode scope) => scope.DescendantNodes()
        .Any(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == variable.ValueText && !statement.Span.Contains(name.Span)
            && (name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name || name.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } or RefExpressionSyntax));

    /// <summary>Whether a type can be written: no anonymous type is part of it.</summary>
    private static bool HasName(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => HasName(array.ElementType),
        INamedTypeSymbol { IsAnonymousType: true } or IErrorTypeSymbol => false,
        INamedTypeSymbol named => named.TypeArguments.All(HasName),
        ITypeParameterSymbol or IDynamicTypeSymbol => true,
        _ => false,
    };
}
