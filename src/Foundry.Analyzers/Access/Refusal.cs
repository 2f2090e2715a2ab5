using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Access;

/// <summary>A requirement that the declared grants do not give to an identity, and the grants that were considered.</summary>
internal sealed class Refusal
{
    private Refusal(
        Requirement requirement, ImmutableArray<Grant> considered, ImmutableArray<Grant> outOfReach, bool isCertain) =>
        (Requirement, Considered, OutOfReach, IsCertain) = (requirement, considered, outOfReach, isCertain);

    /// <summary>The requirement that is not granted.</summary>
    public Requirement Requirement { get; }

    /// <summary>The identity's grants on the account that do not grant it.</summary>
    public ImmutableArray<Grant> Considered { get; }

    /// <summary>Grants that include it, but at another scope or for another principal.</summary>
    public ImmutableArray<Grant> OutOfReach { get; }

    /// <summary>Whether no grant holds a read that may suffice.</summary>
    public bool IsCertain { get; }

    /// <summary>The first refused requirement of an operation for an identity; null if all are granted, or may be.</summary>
    public static Refusal? Of(ServiceOperation operation, AccessIdentity identity, DeclaredAccess access) =>
        Of(operation.Requires, operation.Plane, identity, access);

    /// <summary>The first refused requirement that the graders of an evaluation add; null if none is refused.</summary>
    public static Refusal? OfGraders(ServiceOperation operation, DeclaredAccess access) => operation.Graders is { } graders
        ? Of(graders.Requires, operation.Plane, AccessIdentity.Caller, access)
        : null;

    private static Refusal? Of(
        ImmutableArray<Requirement> requirements, Plane plane, AccessIdentity identity, DeclaredAccess access)
    {
        foreach (var requirement in requirements)
        {
            if (requirement.Identity != identity)
                continue;
            if (requirement.Scope == AccessScope.Storage && !access.StorageUsesEntra)
                continue;
            if (Of(requirement, plane, access.Grants) is { } refusal)
                return refusal;
        }

        return null;
    }

    /// <summary>A conditional or unresolved grant may grant it, so there is no refusal.</summary>
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
                if (counts && (grant.IsOnFoundry || reaches && grant.Role is not { IsOfOtherService: true }))
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

        var mayRead = considered.Any(grant => requirement.MereReads.Any(read =>
            PermissionEvaluator.Of(grant.Role!, read, plane) != Decision.Denied));
        return new(requirement, considered.ToImmutable(), outOfReach.ToImmutable(), isCertain: !mayRead);
    }
}
