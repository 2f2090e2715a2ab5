using System.Collections.Generic;
using System.Collections.Immutable;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Access;

/// <summary>That the declared grants do not let an identity do what an operation requires of it, and why.</summary>
internal sealed class Refusal
{
    private Refusal(Requirement requirement, ImmutableArray<Grant> considered, ImmutableArray<Grant> outOfReach) =>
        (Requirement, Considered, OutOfReach) = (requirement, considered, outOfReach);

    /// <summary>What is not granted.</summary>
    public Requirement Requirement { get; }

    /// <summary>The grants of the identity on the account that do not hold it.</summary>
    public ImmutableArray<Grant> Considered { get; }

    /// <summary>Grants that hold it, but at a scope that does not reach, or for somebody else.</summary>
    public ImmutableArray<Grant> OutOfReach { get; }

    /// <summary>The first requirement of an operation that is refused to one identity; null where each of them is granted, or may be.</summary>
    public static Refusal? Of(ServiceOperation operation, AccessIdentity identity, DeclaredAccess access)
    {
        foreach (var requirement in operation.Requires)
        {
            if (requirement.Identity != identity || requirement.Scope == AccessScope.Storage && !access.StorageUsesEntra)
                continue;
            if (Of(requirement, operation.Plane, access.Grants) is { } refusal)
                return refusal;
        }

        return null;
    }

    /// <summary>What grants it, or may under a condition, or could not be resolved, refuses nothing.</summary>
    private static Refusal? Of(Requirement requirement, Plane plane, IReadOnlyList<Grant> grants)
    {
        var considered = ImmutableArray.CreateBuilder<Grant>();
        var outOfReach = ImmutableArray.CreateBuilder<Grant>();
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
            else if (counts && reaches)
            {
                return null;
            }
            else if (grant.IsOnFoundry && grant.Role is not null)
            {
                outOfReach.Add(grant);
            }
        }

        return new(requirement, considered.ToImmutable(), outOfReach.ToImmutable());
    }
}
