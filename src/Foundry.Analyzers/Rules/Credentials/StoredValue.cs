using System;
using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>Tells whether something that is built again and again is kept: put into a member, an element, a cache or a collection.</summary>
internal static class StoredValue
{
    /// <summary>Longer chains of calls count as kept.</summary>
    private const int LongestChain = 16;

    private static readonly string[] Keeping = { "Add", "TryAdd", "Set", "TrySet", "GetOrAdd", "GetOrCreate", "Store", "Cache", "Register", "Insert", "Enqueue", "Push", "Update", "Put", "Exchange", "CompareExchange" };
    private static readonly string[] Lasting = { "Client", "Agent", "Service", "Kernel", "Generator", "Credential", "Policy", "Builder" };

    public static bool Is(IOperation value, Repetition repetition, FlowContext flow) => Is(value, repetition, flow, new HashSet<ISymbol>(SymbolEqualityComparer.Default));

    /// <param name="seen">The variables whose uses are looked at: each once, whatever the code does with them.</param>
    private static bool Is(IOperation value, Repetition repetition, FlowContext flow, HashSet<ISymbol> seen)
    {
        for (var length = 0; length < LongestChain; length++)
        {
            switch (value.User())
            {
                case ICoalesceAssignmentOperation:
                    return true;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } target } assignment when target != value:
                    return !repetition.Declares(local) || IsAnyUse(local, assignment, repetition, flow, seen);
                case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                    return false;
                case IAssignmentOperation assignment:
                    return assignment.Target != value;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator }:
                    return IsAnyUse(local, declarator, repetition, flow, seen);
                case IFieldInitializerOperation or IPropertyInitializerOperation or IArrayInitializerOperation or ITupleOperation:
                    return true;
                case IArgumentOperation { Parent: IInvocationOperation call } when Keeping.Any(name => call.TargetMethod.Name.StartsWith(name, StringComparison.Ordinal)):
                    return true;
                // Whatever is built on it, or got from it, may be kept in its place.
                case IArgumentOperation { Parent: { } built } when IsLasting(built):
                    value = built;
                    break;
                case IInvocationOperation or IPropertyReferenceOperation or IAwaitOperation or ICoalesceOperation or IConditionalOperation or IConditionalAccessOperation when value.User() is { } next && IsLasting(next):
                    value = next;
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static bool IsLasting(IOperation built) => built is IObjectCreationOperation
        || built.Type is { Name: var name } && Lasting.Any(end => name.EndsWith(end, StringComparison.Ordinal));

    private static bool IsAnyUse(ILocalSymbol local, IOperation definition, Repetition repetition, FlowContext flow, HashSet<ISymbol> seen) =>
        seen.Add(local) && flow.Names.ReferencesTo(local, definition).Any(reference =>
            !(reference.Parent is IAssignmentOperation assignment && assignment.Target == reference)
            && Is(reference, repetition, flow, seen));
}
