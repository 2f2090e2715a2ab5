using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.DataFlow;

/// <summary>Finds the uses of a value: the opposite direction of <see cref="ValueResolver"/>.</summary>
internal static class ValueUses
{
    /// <summary>
    /// The operations that use a value: its own user, or, if it is the only value of a variable, the users of that variable. A
    /// field or property is followed within the operation's own file.
    /// </summary>
    public static IEnumerable<IOperation> Of(IOperation value, FlowContext flow)
    {
        var user = value.User();
        while (user is not null && AfterAwait(user) is { } outer)
            user = outer;

        return user.AssignedSymbol() switch
        {
            ILocalSymbol local => OfLocal(local, value, flow),
            (IFieldSymbol or IPropertySymbol) and var member when !AssignsToOther(user) => OfMember(member, value, flow),
            _ => user is null ? Enumerable.Empty<IOperation>() : new[] { user },
        };
    }

    /// <summary>All references to a local or a private member; null if others may refer to it, or another file does.</summary>
    public static IReadOnlyList<IOperation>? ReferencesTo(IOperation variable, FlowContext flow)
    {
        switch (variable)
        {
            case ILocalReferenceOperation local:
                return flow.Names.ReferencesTo(local.Local, local).ToArray();
            case IMemberReferenceOperation { Member: var member, SemanticModel: { } model }
                when member.DeclaredAccessibility == Accessibility.Private:
                var names = flow.Names.NamesOf(member, flow.Cancel).ToArray();
                return names.All(name => name.SyntaxTree == model.SyntaxTree)
                    ? names.Select(name => Reference(name, model, flow)).OfType<IOperation>().ToArray()
                    : null;
            default:
                return null;
        }
    }

    /// <summary>Whether a member of another object is assigned, or of an object that is being created.</summary>
    private static bool AssignsToOther(IOperation? user) => user is ISimpleAssignmentOperation
    {
        Target: IMemberReferenceOperation
        {
            Instance: not (null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }),
        },
    };

    private static IMemberReferenceOperation? Reference(IdentifierNameSyntax name, SemanticModel model, FlowContext flow) =>
        model.GetOperation(name.WithReceiver(), flow.Cancel) as IMemberReferenceOperation;

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

    /// <summary>The user of a variable, if the variable certainly holds the value there.</summary>
    private static IOperation? User(IOperation reference, IOperation value, FlowContext flow)
    {
        if (reference.User() is not { } user)
            return null;
        if (user is IAssignmentOperation assignment && assignment.Target == reference)
            return null;

        while (AfterAwait(user) is { } outer)
            user = outer;

        // Two models of one tree give different operations for the same syntax.
        return WithoutAwait(ValueResolver.Of(reference, flow))?.Syntax == value.Syntax ? user : null;
    }

    /// <summary>
    /// The user of the result of an await, or of the <c>ConfigureAwait</c> before it; null for any other operation.
    /// </summary>
    private static IOperation? AfterAwait(IOperation user) =>
        user is IAwaitOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } ? user.User() : null;

    private static IOperation? WithoutAwait(IOperation? definition)
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
