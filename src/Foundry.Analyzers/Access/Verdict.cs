using System.Collections.Generic;
using System.Collections.Immutable;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Access;

/// <summary>Whether the declared grants let an identity do what an operation requires of it: yes, no with the reason, or unknown.</summary>
internal sealed class Verdict
{
    private static readonly Verdict Unknown = new(Answer.Unknown, null, ImmutableArray<Grant>.Empty, ImmutableArray<Grant>.Empty);
    private static readonly Verdict Granted = new(Answer.Granted, null, ImmutableArray<Grant>.Empty, ImmutableArray<Grant>.Empty);

    private Verdict(Answer answer, Requirement? requirement, ImmutableArray<Grant> considered, ImmutableArray<Grant> outOfReach) =>
        (Answer, Requirement, Considered, OutOfReach) = (answer, requirement, considered, outOfReach);

    public Answer Answer { get; }

    /// <summary>What is not granted; null unless refused.</summary>
    public Requirement? Requirement { get; }

    /// <summary>The grants of the identity on the account that do not hold it.</summary>
    public ImmutableArray<Grant> Considered { get; }

    /// <summary>Grants that hold it, but at a scope that does not reach, or for somebody else.</summary>
    public ImmutableArray<Grant> OutOfReach { get; }

    /// <summary>Judges what an operation requires of one identity. The first requirement that is refused decides.</summary>
    public static Verdict Of(Operation operation, AccessIdentity identity, DeclaredAccess access)
    {
        var result = Granted;
        foreach (var requirement in operation.Requires)
        {
            if (requirement.Identity != identity || requirement.Scope == AccessScope.Storage && !access.StorageUsesEntra)
                continue;
            var verdict = Of(requirement, operation.Plane, access.Grants);
            if (verdict.Answer == Answer.Refused)
                return verdict;
            if (verdict.Answer == Answer.Unknown)
                result = verdict;
        }

        return result;
    }

    private static Verdict Of(Requirement requirement, Plane plane, IReadOnlyList<Grant> grants)
    {
        var considered = ImmutableArray.CreateBuilder<Grant>();
        var outOfReach = ImmutableArray.CreateBuilder<Grant>();
        var mayBeGranted = false;
        foreach (var grant in grants)
        {
            var decision = grant.Role is null ? Decision.Conditional : PermissionEvaluator.Of(grant.Role, requirement, plane);
            var counts = grant.CountsFor(requirement.Identity);
            var reaches = grant.Scope is not { } scope || scope.Reaches(requirement.Scope);
            if (decision == Decision.Denied)
            {
                if (counts && (reaches || grant.IsOnFoundry))
                    considered.Add(grant);
            }
            else if (!counts || !reaches)
            {
                if (grant.IsOnFoundry && grant.Role is not null)
                    outOfReach.Add(grant);
            }
            else if (decision == Decision.Conditional || grant.IsConditional || grant.Scope is null)
            {
                mayBeGranted = true;
            }
            else
            {
                return Granted;
            }
        }

        return mayBeGranted ? Unknown : new(Answer.Refused, requirement, considered.ToImmutable(), outOfReach.ToImmutable());
    }
}

/// <summary>The three values of a verdict.</summary>
internal enum Answer
{
    Granted,
    Refused,

    /// <summary>A grant could not be resolved, or counts only under a condition.</summary>
    Unknown,
}
