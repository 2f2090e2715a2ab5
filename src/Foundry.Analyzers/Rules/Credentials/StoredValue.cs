using System;
using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>Finds values of repeated code that are stored: in a member, an element, a cache or a collection.</summary>
internal static class StoredValue
{
    private static readonly string[] StoringMethods =
    {
        "Add", "TryAdd", "Set", "TrySet", "GetOrAdd", "GetOrCreate", "Store", "Cache", "Register",
        "Insert", "Enqueue", "Push", "Update", "Put", "Exchange", "CompareExchange",
    };

    private static readonly string[] HolderTypes =
    {
        "Client", "Agent", "Service", "Kernel", "Generator", "Credential", "Policy", "Builder",
    };

    public static bool IsStored(IOperation value, Repetition repetition, FlowContext flow) =>
        IsStored(value, repetition, flow, new HashSet<ISymbol>(SymbolEqualityComparer.Default));

    /// <param name="seen">The variables already followed. Each is followed once, so a cycle of variables ends.</param>
    private static bool IsStored(IOperation value, Repetition repetition, FlowContext flow, HashSet<ISymbol> seen)
    {
        for (var length = 0; length < Limits.LongestChain; length++)
        {
            switch (value.User())
            {
                case ICoalesceAssignmentOperation:
                    return true;
                case IAssignmentOperation assignment when assignment.Target == value:
                    return false;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment:
                    return !repetition.Declares(local) || IsLocalStored(local, assignment, repetition, flow, seen);
                case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                    return false;
                case IAssignmentOperation:
                    return true;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator }:
                    return IsLocalStored(local, declarator, repetition, flow, seen);
                case IReturnOperation when repetition.MayReturn:
                    return true;
                case IFieldInitializerOperation or IPropertyInitializerOperation or IArrayInitializerOperation or ITupleOperation:
                    return true;
                case IArgumentOperation { Parent: IInvocationOperation call } when IsStoringMethod(call.TargetMethod):
                    return true;
                // An object that is built on the value, or obtained from it, may be stored instead.
                case IArgumentOperation { Parent: { } holder } when IsHolder(holder):
                    value = holder;
                    break;
                case { } user when IsPassedOn(user) && IsHolder(user):
                    value = user;
                    break;
                default:
                    return false;
            }
        }

        // A value at the end of a longer chain counts as stored, so that it is not reported.
        return true;
    }

    private static bool IsLocalStored(
        ILocalSymbol local, IOperation definition, Repetition repetition, FlowContext flow, HashSet<ISymbol> seen) =>
        seen.Add(local)
        && flow.Names.ReferencesTo(local, definition).Any(reference =>
            !IsAssignmentTarget(reference) && IsStored(reference, repetition, flow, seen));

    private static bool IsAssignmentTarget(IOperation reference) =>
        reference.Parent is IAssignmentOperation assignment && assignment.Target == reference;

    private static bool IsStoringMethod(IMethodSymbol method)
    {
        foreach (var prefix in StoringMethods)
        {
            if (method.Name.StartsWith(prefix, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Whether an object is likely to keep what it is built with.</summary>
    private static bool IsHolder(IOperation value)
    {
        if (value is IObjectCreationOperation)
            return true;
        if (value.Type is not { } type)
            return false;

        foreach (var suffix in HolderTypes)
        {
            if (type.Name.EndsWith(suffix, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Whether the user of a value returns it, or an object obtained from it.</summary>
    private static bool IsPassedOn(IOperation user) => user
        is IInvocationOperation or IPropertyReferenceOperation or IAwaitOperation
        or ICoalesceOperation or IConditionalOperation or IConditionalAccessOperation;
}
