using Foundry.Access.Tool.Derivation;
using Foundry.Access.Tool.Output;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Lock;

/// <summary>Compares what the code needs with the lock and with the declared role assignments.</summary>
internal static class AccessCheck
{
    /// <summary>The differences, one line each: what the code needs more.</summary>
    /// <param name="locked">The lock; null if there is none, so that only declared role assignments count.</param>
    public static IEnumerable<string> More(AccessReport report, AccessLock? locked)
    {
        foreach (var program in report.Programs)
        {
            var known = locked?.Programs.GetValueOrDefault(program.Path);
            foreach (var identity in program.Identities)
            {
                foreach (var operation in identity.Operations)
                {
                    var need = NeedOf(program, identity.Identity, operation);
                    if (locked is not null && !IsLocked(known, identity.Identity, operation))
                        yield return $"{need} It is not in {AccessLock.FileName}.";
                    if (program.Declared == DeclaredGrants.All && operation.State == GrantState.Missing)
                        yield return $"{need} No declared role grants it.{Advice(operation)}";
                }
            }
        }
    }

    /// <summary>The differences, one line each: what is locked or granted and not needed.</summary>
    public static IEnumerable<string> Excess(AccessReport report, AccessLock? locked)
    {
        foreach (var program in report.Programs)
        {
            foreach (var grant in program.NotNeeded)
            {
                var place = $"{program.Path}: {grant.Grant.Role!.Name} ({grant.Grant.Path}:{grant.Grant.Line})";
                yield return grant.Narrower is { } narrower
                    ? $"{place} is broader than needed. {narrower.Name} is enough."
                    : $"{place} is not needed.";
            }
        }

        var needed = AccessLock.Of(report);
        foreach (var (path, program) in locked?.Programs ?? [])
        {
            foreach (var key in program.Needs.Keys)
            {
                if (needed.Programs.GetValueOrDefault(path)?.Needs.ContainsKey(key) != true)
                    yield return $"{path}: '{key}' is in {AccessLock.FileName}, and no call needs it.";
            }
        }
    }

    private static bool IsLocked(LockedProgram? known, AccessIdentity identity, OperationAccess operation) =>
        known?.Needs.GetValueOrDefault(LockedProgram.Key(identity, operation.Operation.Id)) is { } needs
        && needs.Contains(LockedProgram.NeedOf(operation));

    private static string NeedOf(ProgramAccess program, AccessIdentity identity, OperationAccess operation)
    {
        var call = operation.Calls[0];
        return $"{program.Path}: '{operation.Operation.Title}' ({call.Path}:{call.Line}) needs {operation.Requirement.Decisive} "
            + $"for the {Words.Show(identity)}, at: {Words.Show(operation.Requirement.Scope)}.";
    }

    private static string Advice(OperationAccess operation) =>
        operation.LeastRole is { } role ? $" Assign {role.Name} ({role.Id})." : "";
}
