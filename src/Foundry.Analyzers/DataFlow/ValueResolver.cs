using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.DataFlow;

/// <summary>Finds the one expression a variable ever gets its value from.</summary>
/// <remarks>
/// A local is followed inside its member, a field or property inside its type. A variable that is written twice, in a way that hides
/// the value, or that something outside the source may write, stays unknown. Only the operation's own tree is bound; other parts of a
/// partial type are read as syntax.
/// </remarks>
internal static class ValueResolver
{
    private static readonly CacheKey<ExpressionSyntax?> ValueOfLocal = new();
    private static readonly CacheKey<ExpressionSyntax?> ValueOfMember = new();

    /// <summary>
    /// The expression behind a value, through any chain of variables: a creation, a call, a parameter, a constant.
    /// Where a variable's value is not known, the reference to that variable itself.
    /// </summary>
    public static IOperation Resolve(IOperation value, FlowContext flow)
    {
        value = value.Unwrapped();
        for (var i = 0; i < Limits.LongestChain && Of(value, flow) is { } next; i++)
            value = next.Unwrapped();
        return value;
    }

    /// <summary>The only expression assigned to the local, field or property a reference names, or null.</summary>
    public static IOperation? Of(IOperation reference, FlowContext flow) => reference switch
    {
        ILocalReferenceOperation local => OfLocal(local, flow),
        IFieldReferenceOperation { Field: { IsConst: false } field } when field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private =>
            OfMember(field, reference, flow),
        IPropertyReferenceOperation { Property: { IsVirtual: false, IsOverride: false, IsAbstract: false, IsIndexer: false, IsExtern: false } property }
            when property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private, IsInitOnly: false } || property.DeclaredAccessibility == Accessibility.Private =>
            OfMember(property, reference, flow),
        _ => null,
    };

    private static IOperation? OfLocal(ILocalReferenceOperation reference, FlowContext flow)
    {
        var local = reference.Local;
        return reference.SemanticModel is { } model && flow.Cache.Of(local, ValueOfLocal, () => OnlyValue(local, reference, flow)) is { } only && only.SyntaxTree == model.SyntaxTree
            ? OperationOf(only, model, flow) : null;
    }

    private static ExpressionSyntax? OnlyValue(ILocalSymbol local, ILocalReferenceOperation reference, FlowContext flow)
    {
        // A local that a pattern or deconstruction declares has a first value that no expression shows.
        if (local.IsConst || local.IsRef || IsMutableStruct(local.Type)
            || local.DeclaringSyntaxReferences.Length != 1
            || local.DeclaringSyntaxReferences[0].GetSyntax(flow.Cancel) is not VariableDeclaratorSyntax declarator)
            return null;

        var only = declarator.Initializer?.Value;
        foreach (var use in flow.Names.ReferencesTo(local, reference))
        {
            if (use.Syntax is not SimpleNameSyntax name)
                return null;
            var access = VariableAccess.Of(name);
            if (access.IsRead)
                continue;
            if (only is not null || access.Assigned is null)
                return null;
            only = access.Assigned;
        }

        return only;
    }

    /// <summary>A struct may be changed through any of its members, without an assignment.</summary>
    private static bool IsMutableStruct(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsValueType: true, IsReadOnly: false, SpecialType: SpecialType.None } && !KnownTypes.AccessToken.Matches(type);

    private static IOperation? OfMember(ISymbol member, IOperation reference, FlowContext flow)
    {
        if (reference.SemanticModel is not { } model
            || member.DeclaringSyntaxReferences.Length != 1
            || member.DeclaringSyntaxReferences[0].SyntaxTree != model.SyntaxTree)
            return null;

        return flow.Cache.Of(member, ValueOfMember, () => OnlyValue(member, flow)) is { } only && only.SyntaxTree == model.SyntaxTree
            ? OperationOf(only, model, flow) : null;
    }

    private static ExpressionSyntax? OnlyValue(ISymbol member, FlowContext flow)
    {
        if (IsSetElsewhere(member))
            return null;

        ExpressionSyntax? only;
        switch (member.DeclaringSyntaxReferences[0].GetSyntax(flow.Cancel))
        {
            case VariableDeclaratorSyntax field:
                only = field.Initializer?.Value;
                break;
            case PropertyDeclarationSyntax { ExpressionBody: { } body }:
                return body.Expression;
            case PropertyDeclarationSyntax property when Getter(property) is { } getter:
                return getter;
            case PropertyDeclarationSyntax property when property.IsAutomatic():
                only = property.Initializer?.Value;
                break;
            default:
                return null;
        }

        // Nobody else writes it: the rest of the type need not be read.
        if (only is not null && IsReadOnly(member) && !WrittenConstructors(member).Any())
            return only;

        foreach (var name in flow.Names.NamesOf(member, flow.Cancel))
        {
            var access = VariableAccess.Of(name);
            if (access.IsRead)
                continue;
            if (only is not null || access.Assigned is null || !IsInOnlyConstructor(access.Whole, member))
                return null;
            only = access.Assigned;
        }

        return only;
    }

    /// <summary>Whether an assignment is a statement of the only constructor's body, so that no object exists without it.</summary>
    private static bool IsInOnlyConstructor(ExpressionSyntax target, ISymbol member) =>
        WrittenConstructors(member).Count() == 1
        && target.Parent is AssignmentExpressionSyntax
        {
            Parent: ExpressionStatementSyntax { Parent: BlockSyntax { Parent: ConstructorDeclarationSyntax } }
                or ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax },
        };

    private static IEnumerable<IMethodSymbol> WrittenConstructors(ISymbol member) =>
        (member.IsStatic ? member.ContainingType.StaticConstructors : member.ContainingType.InstanceConstructors).Where(static constructor => !constructor.IsImplicitlyDeclared);

    private static bool IsReadOnly(ISymbol member) => member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null };

    /// <summary>The expression that a getter with a body returns and does nothing else.</summary>
    private static ExpressionSyntax? Getter(PropertyDeclarationSyntax property) => property.AccessorList is { Accessors: { Count: 1 } accessors } && accessors[0].IsKind(SyntaxKind.GetAccessorDeclaration)
        ? accessors[0].ExpressionBody?.Expression ?? (accessors[0].Body is { Statements: { Count: 1 } statements } && statements[0] is ReturnStatementSyntax { Expression: { } returned } ? returned : null)
        : null;

    /// <summary>
    /// Whether something that the source does not show may write the member: whoever an attribute such as <c>[Inject]</c> asks, or an
    /// assignment to <c>this</c> in a struct.
    /// </summary>
    private static bool IsSetElsewhere(ISymbol member) =>
        member is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: not null } && !member.GetAttributes().IsEmpty
        || !member.IsStatic && member.ContainingType.IsValueType;

    /// <summary>The operation of an expression. One that ends in <c>!</c> has none of its own.</summary>
    private static IOperation? OperationOf(ExpressionSyntax expression, SemanticModel model, FlowContext flow)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                case PostfixUnaryExpressionSyntax suppressed when suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                    expression = suppressed.Operand;
                    break;
                default:
                    return model.GetOperation(expression, flow.Cancel);
            }
        }
    }
}
