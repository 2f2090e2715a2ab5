using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

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

    /// <summary>The places of the grants, those that come nearest first.</summary>
    public IEnumerable<Location> Places => OutOfReach.AddRange(Considered).Select(static grant => grant.Source.Location);

    /// <summary>Whether no grant holds a read that may suffice.</summary>
    public bool IsCertain { get; }

    /// <summary>The first refused requirement of the caller of an operation; null if all are granted, or may be.</summary>
    public static Refusal? OfCaller(ServiceOperation operation, DeclaredAccess access) => Of(
        operation.Requires, operation.Plane, access, static requirement => requirement.Identity == AccessIdentity.Caller);

    /// <summary>The first refused requirement of the project's identity; null if all are granted, or may be.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="access">The declared grants.</param>
    /// <param name="applies">Whether the condition of a requirement is certainly met.</param>
    public static Refusal? OfProject(ServiceOperation operation, DeclaredAccess access, Func<Requirement, bool> applies) => Of(
        operation.Requires,
        operation.Plane,
        access,
        requirement => requirement.Identity == AccessIdentity.ProjectManagedIdentity && applies(requirement));

    /// <summary>The first refused requirement that the graders of an evaluation add; null if none is refused.</summary>
    public static Refusal? OfGraders(ServiceOperation operation, DeclaredAccess access) => operation.Graders is { } graders
        ? Of(graders.Requires, operation.Plane, access, static _ => true)
        : null;

    private static Refusal? Of(
        ImmutableArray<Requirement> requirements, Plane plane, DeclaredAccess access, Func<Requirement, bool> isNeeded)
    {
        foreach (var requirement in requirements)
        {
            if (isNeeded(requirement) && Of(requirement, plane, access.Grants) is { } refusal)
                return refusal;
        }

        return null;
    }

    /// <summary>Whether a grant gives a requirement to the identity that needs it, at a scope that counts.</summary>
    public static Decision Gives(Grant grant, Requirement requirement, Plane plane)
    {
        if (!grant.CountsFor(requirement.Identity) || !Reaches(grant, requirement))
            return Decision.Denied;

        var decision = DecisionOf(grant, requirement, plane);
        return decision == Decision.Granted && (grant.IsConditional || grant.Scope is null) ? Decision.Conditional : decision;
    }

    /// <summary>A conditional or unresolved grant may grant it, so there is no refusal.</summary>
    private static Refusal? Of(Requirement requirement, Plane plane, IReadOnlyList<Grant> grants)
    {
        var considered = ImmutableArray.CreateBuilder<Grant>();
        var outOfReach = ImmutableArray.CreateBuilder<Grant>();
        foreach (var grant in grants)
        {
            var decision = DecisionOf(grant, requirement, plane);
            var counts = grant.CountsFor(requirement.Identity);
            var reaches = Reaches(grant, requirement);
            if (decision == Decision.Denied)
            {
                if (counts && (IsOnPlace(grant, requirement) || reaches && grant.Role is not { IsOfOtherService: true }))
                    considered.Add(grant);
            }
            else if (counts && reaches)
            {
                return null;
            }
            else if (IsOnPlace(grant, requirement) && grant.Role is not null)
            {
                outOfReach.Add(grant);
            }
        }

        var mayRead = considered.Any(grant => requirement.MereReads.Any(read =>
            PermissionEvaluator.Of(grant.Role!, read, plane) != Decision.Denied));
        return new(requirement, considered.ToImmutable(), outOfReach.ToImmutable(), isCertain: !mayRead);
    }

    /// <summary>Whether a grant is at the resource of a requirement, or around it: at a store, or anywhere on Foundry.</summary>
    private static bool IsOnPlace(Grant grant, Requirement requirement) =>
        requirement.Scope.IsStore() ? grant.Scope == requirement.Scope : grant.IsOnFoundry;

    private static Decision DecisionOf(Grant grant, Requirement requirement, Plane plane) =>
        grant.Role is null ? Decision.Conditional : PermissionEvaluator.Of(grant.Role, requirement, plane);

    private static bool Reaches(Grant grant, Requirement requirement) =>
        grant.Scope is not { } scope || scope.Reaches(requirement.Scope);
}
