using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.DataFlow;

/// <summary>Finds where a value goes: the opposite direction of <see cref="ValueResolver"/>.</summary>
internal static class ValueUses
{
    /// <summary>
    /// The operations that use a value: the one around it, or, where it is kept in a variable of which it is the only value,
    /// those around the variable's uses. A field or property is followed in the operation's own tree.
    /// </summary>
    public static IEnumerable<IOperation> Of(IOperation value, FlowContext flow)
    {
        var user = value.User();
        while (user is not null && Passed(user) is { } above)
            user = above;

        return user.AssignedSymbol() switch
        {
            ILocalSymbol local => OfLocal(local, value, flow),
            (IFieldSymbol or IPropertySymbol) and var member when !AssignsToOther(user) => OfMember(member, value, flow),
            _ => user is null ? Enumerable.Empty<IOperation>() : new[] { user },
        };
    }

    /// <summary>Whether the member of another object is assigned, or one of an object that is being created.</summary>
    private static bool AssignsToOther(IOperation? user) => user is ISimpleAssignmentOperation
    {
        Target: IMemberReferenceOperation
        {
            Instance: not (null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }),
        },
    };

    /// <summary>All references to a local, or to a private member; null where others may refer to it, or in a file that is not bound here.</summary>
    public static IReadOnlyList<IOperation>? ReferencesTo(IOperation variable, FlowContext flow)
    {
        switch (variable)
        {
            case ILocalReferenceOperation local:
                return flow.Names.ReferencesTo(local.Local, local).ToArray();
            case IMemberReferenceOperation { Member: { DeclaredAccessibility: Accessibility.Private } member, SemanticModel: { } model }:
                var names = flow.Names.NamesOf(member, flow.Cancel).ToArray();
                return names.All(name => name.SyntaxTree == model.SyntaxTree) ? names.Select(name => Reference(name, model, flow)).OfType<IOperation>().ToArray() : null;
            default:
                return null;
        }
    }

    private static IMemberReferenceOperation? Reference(IdentifierNameSyntax name, SemanticModel model, FlowContext flow) =>
        model.GetOperation(name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name, flow.Cancel) as IMemberReferenceOperation;

    private static IEnumerable<IOperation> OfLocal(ILocalSymbol local, IOperation value, FlowContext flow)
    {
        foreach (var reference in flow.Names.ReferencesTo(local, value))
        {
            if (User(reference, value, flow) is { } user)
                yield return user;
        }
    }

    private static IEnumerable<IOperation> OfMember(ISymbol member, IOperation value, FlowContext flow)
    {
        if (value.SemanticModel is not { } model)
            yield break;

        foreach (var name in flow.Names.NamesOf(member, flow.Cancel))
        {
            if (name.SyntaxTree == model.SyntaxTree
                && Reference(name, model, flow) is { } reference
                && SymbolEqualityComparer.Default.Equals(reference.Member, member)
                && User(reference, value, flow) is { } user)
                yield return user;
        }
    }

    /// <summary>What uses a variable, provided that the variable holds nothing but the value there.</summary>
    private static IOperation? User(IOperation reference, IOperation value, FlowContext flow)
    {
        if (reference.User() is not { } user || user is IAssignmentOperation assignment && assignment.Target == reference)
            return null;

        while (Passed(user) is { } above)
            user = above;

        // Two models of one tree give different operations for the same syntax.
        return Unawaited(ValueResolver.Of(reference, flow))?.Syntax == value.Syntax ? user : null;
    }

    /// <summary>What uses the value that an await, or <c>ConfigureAwait</c> before it, passes on.</summary>
    private static IOperation? Passed(IOperation user) => user is IAwaitOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } ? user.User() : null;

    private static IOperation? Unawaited(IOperation? definition)
    {
        while (true)
        {
            switch (definition?.Unwrapped())
            {
                case IAwaitOperation await:
                    definition = await.Operation;
                    break;
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } awaited }:
                    definition = awaited;
                    break;
                default:
                    return definition?.Unwrapped();
            }
        }
    }
}
