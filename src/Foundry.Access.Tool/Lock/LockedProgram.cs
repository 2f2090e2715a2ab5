using Foundry.Access.Tool.Derivation;
using Foundry.Access.Tool.Output;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Lock;

/// <summary>What a program needed when the lock was written, by identity and service operation.</summary>
internal sealed record LockedProgram(SortedDictionary<string, IReadOnlyList<LockedNeed>> Needs, int Unfollowed)
{
    public static LockedProgram Of(ProgramAccess program)
    {
        var needs = new SortedDictionary<string, IReadOnlyList<LockedNeed>>(StringComparer.Ordinal);
        foreach (var identity in program.Identities)
        {
            foreach (var operation in identity.Operations.GroupBy(static operation => operation.Operation.Id))
                needs.Add(Key(identity.Identity, operation.Key), [.. operation.Select(NeedOf)]);
        }

        return new(needs, program.Unfollowed.Count);
    }

    /// <summary>The key of an operation that an identity performs: <c>application agents.delete.project</c>.</summary>
    public static string Key(AccessIdentity identity, string operation) => $"{Words.Key(identity)} {operation}";

    public static LockedNeed NeedOf(OperationAccess operation) =>
        new(operation.Requirement.AnyOf, Words.Key(operation.Requirement.Scope));
}
