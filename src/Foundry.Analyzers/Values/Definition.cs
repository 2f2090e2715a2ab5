using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Values;

/// <summary>Finds the one expression a variable ever gets its value from.</summary>
/// <remarks>
/// A local is followed inside its member, a field or property inside its type; anything that is written twice, by reference or from
/// outside stays unknown. Only the operation's own tree is bound; other parts of a partial type are read as syntax.
/// </remarks>
internal static class Definition
{
    /// <summary>Longer chains of variables are left unknown; it also ends a cycle (<c>a = b; b = a</c>).</summary>
    private const int LongestChain = 16;

    /// <summary>
    /// The expression behind a value, through any chain of variables: a creation, a call, a parameter, a constant.
    /// Where a variable's value is not known, the reference to that variable itself.
    /// </summary>
    public static IOperation Resolve(IOperation value, Analysis analysis)
    {
        value = value.Unwrapped();
        for (var i = 0; i < LongestChain && Of(value, analysis) is { } next; i++)
            value = next.Unwrapped();
        return value;
    }

    /// <summary>The only expression assigned to the local, field or property a reference names, or null.</summary>
    public static IOperation? Of(IOperation reference, Analysis analysis) => reference switch
    {
        ILocalReferenceOperation local => OfLocal(local, analysis),
        IFieldReferenceOperation { Field: { IsConst: false } field } => field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private
            ? OfMember(field, reference, analysis) : null,
        IPropertyReferenceOperation { Property: { IsVirtual: false, IsOverride: false, IsAbstract: false, IsIndexer: false } property } =>
            property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private, IsInitOnly: false } || property.DeclaredAccessibility == Accessibility.Private
                ? OfMember(property, reference, analysis) : null,
        _ => null,
    };

    private static IOperation? OfLocal(ILocalReferenceOperation reference, Analysis analysis)
    {
        var local = reference.Local;
        if (local.IsConst || local.IsRef)
            return null;

        IOperation? only = null;
        foreach (var operation in reference.Root().DescendantsAndSelf())
        {
            analysis.Cancel.ThrowIfCancellationRequested();
            var written = operation switch
            {
                IVariableDeclaratorOperation declarator when IsSame(declarator.Symbol, local) => declarator.GetVariableInitializer()?.Value,
                ILocalReferenceOperation use when IsSame(use.Local, local) && WriteTo(use) is { } write => write,
                _ => null,
            };

            if (written is null)
                continue;
            if (only is not null || ReferenceEquals(written, operation))
                return null;
            only = written;
        }

        return only;
    }

    /// <summary>What a use of a local assigns to it; the use itself where it is written in a way that says nothing; null where it is only read.</summary>
    private static IOperation? WriteTo(ILocalReferenceOperation use) => use.Parent switch
    {
        ISimpleAssignmentOperation assignment when assignment.Target == use => assignment.Value,
        IAssignmentOperation assignment when assignment.Target == use => use,
        IIncrementOrDecrementOperation => use,
        IArgumentOperation { Parameter: { RefKind: RefKind.Ref or RefKind.Out } } => use,
        IAddressOfOperation => use,
        IDeclarationExpressionOperation => use,
        ITupleOperation => IsAssignedTo(use.Syntax) ? use : null,
        _ => use.Syntax.Parent is RefExpressionSyntax ? use : null,
    };

    private static IOperation? OfMember(ISymbol member, IOperation reference, Analysis analysis)
    {
        if (reference.SemanticModel is not { } model
            || member.DeclaringSyntaxReferences.Length != 1
            || member.DeclaringSyntaxReferences[0].SyntaxTree != model.SyntaxTree
            || IsSetByFramework(member))
            return null;

        ExpressionSyntax? initializer;
        switch (member.DeclaringSyntaxReferences[0].GetSyntax(analysis.Cancel))
        {
            case VariableDeclaratorSyntax field:
                initializer = field.Initializer?.Value;
                break;
            case PropertyDeclarationSyntax { ExpressionBody: { } body }:
                return OperationOf(body.Expression, model, analysis);
            case PropertyDeclarationSyntax property when IsAutomatic(property):
                initializer = property.Initializer?.Value;
                break;
            default:
                return null;
        }

        ExpressionSyntax? only = initializer;
        foreach (var write in WritesTo(member, analysis))
        {
            if (only is not null || write is null || write.SyntaxTree != model.SyntaxTree)
                return null;
            only = write;
        }

        return only is null ? null : OperationOf(only, model, analysis);
    }

    /// <summary>The operation of an expression. One that ends in <c>!</c> has none of its own.</summary>
    private static IOperation? OperationOf(ExpressionSyntax expression, SemanticModel model, Analysis analysis)
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
                    return model.GetOperation(expression, analysis.Cancel);
            }
        }
    }

    /// <summary>Whether something outside the source may write the member: an attribute such as <c>[Inject]</c> is how that is asked for.</summary>
    private static bool IsSetByFramework(ISymbol member) =>
        member is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: not null } && !member.GetAttributes().IsEmpty;

    private static bool IsAutomatic(PropertyDeclarationSyntax property) =>
        property.AccessorList is { } accessors && accessors.Accessors.All(accessor => accessor.Body is null && accessor.ExpressionBody is null);

    /// <summary>
    /// What the outermost type around a member assigns to anything of the member's name; null for a write that says nothing.
    /// Read as syntax: a namesake makes the value unknown, never wrong.
    /// </summary>
    private static IEnumerable<ExpressionSyntax?> WritesTo(ISymbol member, Analysis analysis)
    {
        var type = member.ContainingType;
        while (type.ContainingType is not null)
            type = type.ContainingType;

        foreach (var part in type.DeclaringSyntaxReferences)
        {
            foreach (var node in part.GetSyntax(analysis.Cancel).DescendantNodes())
            {
                if (node is not IdentifierNameSyntax name || name.Identifier.ValueText != member.Name)
                    continue;

                ExpressionSyntax target = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
                switch (target.Parent)
                {
                    case AssignmentExpressionSyntax assignment when assignment.Left == target:
                        yield return assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? assignment.Right : null;
                        break;
                    case PrefixUnaryExpressionSyntax prefix when prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression:
                    case PostfixUnaryExpressionSyntax postfix when postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression:
                    case RefExpressionSyntax:
                    case ArgumentSyntax argument when argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword || IsAssignedTo(target):
                        yield return null;
                        break;
                }
            }
        }
    }

    /// <summary>Whether an expression is an element of a tuple on the left of an assignment.</summary>
    private static bool IsAssignedTo(SyntaxNode element)
    {
        while (element.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax tuple })
            element = tuple;
        return element.Parent is AssignmentExpressionSyntax assignment && assignment.Left == element
            || element.Parent is ForEachVariableStatementSyntax;
    }

    private static bool IsSame(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
