using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.DataFlow;

/// <summary>Finds the only expression that a variable gets its value from.</summary>
/// <remarks>
/// A local is followed within its member, a field or property within its type. A variable is unknown if it is assigned twice, or
/// in a way that hides the value, or by code outside the source. Only the operation's own file is bound; other parts of a partial
/// type are read as syntax.
/// </remarks>
internal static class ValueResolver
{
    private static readonly CacheKey<ExpressionSyntax?> ValueOfLocal = new();
    private static readonly CacheKey<ExpressionSyntax?> ValueOfMember = new();
    private static readonly CacheKey<ExpressionSyntax?> ValueOfMethod = new();

    /// <summary>
    /// The expression that a value comes from, through any chain of variables: a creation, a call, a parameter, a constant.
    /// If a variable's value is not known, the reference to that variable.
    /// </summary>
    public static IOperation Resolve(IOperation value, FlowContext flow)
    {
        value = value.Unwrapped();
        for (var i = 0; i < Limits.LongestChain && Of(value, flow) is { } next; i++)
            value = next.Unwrapped();
        return value;
    }

    /// <summary>The only expression assigned to the local, field or property that a reference names, or null.</summary>
    public static IOperation? Of(IOperation reference, FlowContext flow) => reference switch
    {
        ILocalReferenceOperation local => OfLocal(local, flow),
        IFieldReferenceOperation { Field: var field } when IsOnlySetInType(field) => OfMember(field, reference, flow),
        IPropertyReferenceOperation { Property: var property } when IsOnlySetInType(property) =>
            OfMember(property, reference, flow),
        _ => null,
    };

    /// <summary>
    /// The only expression that a method or local function of the same file returns, or null. Parameters in it are those of the
    /// method.
    /// </summary>
    public static IOperation? Returned(IInvocationOperation call, FlowContext flow)
    {
        if (call.TargetMethod.OriginalDefinition is not
            {
                MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction,
                IsVirtual: false, IsOverride: false, IsAbstract: false, IsAsync: false,
                DeclaringSyntaxReferences: { Length: 1 } declarations,
            } method
            || call.SemanticModel is not { } model
            || declarations[0].SyntaxTree != model.SyntaxTree)
            return null;

        var only = flow.Cache.Of(method, ValueOfMethod, () => OnlyReturn(declarations[0].GetSyntax(flow.Cancel)));
        return only is null ? null : OperationOf(only, model, flow);
    }

    private static ExpressionSyntax? OnlyReturn(SyntaxNode method)
    {
        var (expression, body) = method switch
        {
            MethodDeclarationSyntax declared => (declared.ExpressionBody?.Expression, declared.Body),
            LocalFunctionStatementSyntax local => (local.ExpressionBody?.Expression, local.Body),
            _ => (null, null),
        };
        var returns = body?
            .DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<ReturnStatementSyntax>()
            .Take(2)
            .ToArray();
        return returns is { Length: 1 } ? returns[0].Expression : expression;
    }

    private static bool IsOnlySetInType(IFieldSymbol field) =>
        !field.IsConst && (field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private);

    private static bool IsOnlySetInType(IPropertySymbol property)
    {
        if (property is not { IsVirtual: false, IsOverride: false, IsAbstract: false, IsIndexer: false, IsExtern: false })
            return false;
        return property.DeclaredAccessibility == Accessibility.Private
            || property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private, IsInitOnly: false };
    }

    private static IOperation? OfLocal(ILocalReferenceOperation reference, FlowContext flow)
    {
        var local = reference.Local;
        if (reference.SemanticModel is not { } model)
            return null;
        var only = flow.Cache.Of(local, ValueOfLocal, () => OnlyValue(local, reference, flow));
        return only?.SyntaxTree == model.SyntaxTree ? OperationOf(only, model, flow) : null;
    }

    private static ExpressionSyntax? OnlyValue(ILocalSymbol local, ILocalReferenceOperation reference, FlowContext flow)
    {
        // The first value of a local that a pattern or deconstruction declares has no expression of its own.
        if (local.IsConst
            || local.IsRef
            || IsMutableStruct(local.Type)
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

    /// <summary>Whether any member of the value may change it without an assignment.</summary>
    private static bool IsMutableStruct(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsValueType: true, IsReadOnly: false, SpecialType: SpecialType.None }
        && !KnownTypes.AccessToken.Matches(type);

    private static IOperation? OfMember(ISymbol member, IOperation reference, FlowContext flow)
    {
        if (reference.SemanticModel is not { } model
            || member.DeclaringSyntaxReferences.Length != 1
            || member.DeclaringSyntaxReferences[0].SyntaxTree != model.SyntaxTree)
            return null;

        var only = flow.Cache.Of(member, ValueOfMember, () => OnlyValue(member, flow));
        return only?.SyntaxTree == model.SyntaxTree ? OperationOf(only, model, flow) : null;
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

        // Only a constructor could assign it again, so do not search the rest of the type.
        if (only is not null && IsReadOnly(member) && !DeclaredConstructors(member).Any())
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

    /// <summary>
    /// Whether an assignment is a statement of the only constructor's body, so that no object exists without it.
    /// </summary>
    private static bool IsInOnlyConstructor(ExpressionSyntax target, ISymbol member) =>
        DeclaredConstructors(member).Count() == 1
        && target.Parent is AssignmentExpressionSyntax
        {
            Parent: ExpressionStatementSyntax { Parent: BlockSyntax { Parent: ConstructorDeclarationSyntax } }
                or ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax },
        };

    private static IEnumerable<IMethodSymbol> DeclaredConstructors(ISymbol member)
    {
        var type = member.ContainingType;
        var constructors = member.IsStatic ? type.StaticConstructors : type.InstanceConstructors;
        return constructors.Where(static constructor => !constructor.IsImplicitlyDeclared);
    }

    private static bool IsReadOnly(ISymbol member) =>
        member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null };

    /// <summary>The expression that a getter with a body returns, if it does nothing else.</summary>
    private static ExpressionSyntax? Getter(PropertyDeclarationSyntax property)
    {
        if (property.AccessorList is not { Accessors: { Count: 1 } accessors }
            || !accessors[0].IsKind(SyntaxKind.GetAccessorDeclaration))
            return null;
        if (accessors[0].ExpressionBody is { } body)
            return body.Expression;
        return accessors[0].Body is { Statements: { Count: 1 } statements }
            ? (statements[0] as ReturnStatementSyntax)?.Expression
            : null;
    }

    /// <summary>
    /// Whether the member may be set without an assignment in source: by a container that reads an attribute such as
    /// <c>[Inject]</c>, or by an assignment to <c>this</c> in a struct.
    /// </summary>
    private static bool IsSetElsewhere(ISymbol member) =>
        IsSetByAttribute(member) || !member.IsStatic && member.ContainingType.IsValueType;

    private static bool IsSetByAttribute(ISymbol member) =>
        member is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: not null }
        && !member.GetAttributes().IsEmpty;

    /// <summary>The operation of an expression. An expression that ends in <c>!</c> has no operation of its own.</summary>
    private static IOperation? OperationOf(ExpressionSyntax expression, SemanticModel model, FlowContext flow) =>
        model.GetOperation(expression.WithoutSuppression(), flow.Cancel);
}
