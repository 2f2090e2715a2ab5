using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>Roles that a file assigns to the application and that do not let it in.</summary>
internal sealed class GrantsWithoutDataAccess
{
    private GrantsWithoutDataAccess(Grant first, ImmutableArray<Role> roles, bool isForProject, bool isCertain) =>
        (First, Roles, IsForProject, IsCertain) = (first, roles, isForProject, isCertain);

    public Grant First { get; }

    /// <summary>All roles that the file's principal is assigned.</summary>
    public ImmutableArray<Role> Roles { get; }

    /// <summary>Whether only what a Foundry project needs is missing.</summary>
    public bool IsForProject { get; }

    /// <summary>Whether no call can succeed, and nothing else may be assigned.</summary>
    public bool IsCertain { get; }

    /// <summary>
    /// One for each principal. A manifest that lists every grant is left to the calls, each of which says what it lacks. None at all where any role that may be the application's lets it in, or may be any role: which of several
    /// principals the application runs as is not known.
    /// </summary>
    public static IReadOnlyList<GrantsWithoutDataAccess> In(DeclaredAccess access)
    {
        var grants = access.Grants.Where(static grant => grant.CountsFor(AccessIdentity.Caller)).ToArray();
        if (IsOpen(access) || grants.Any(static grant => grant.Role is null))
            return ImmutableArray<GrantsWithoutDataAccess>.Empty;

        var letIn = grants.Where(static grant => !DataAccess.NoDataAccess(new[] { grant.Role! })).ToArray();
        if (letIn.Length > 0 && !AreForModelsOfProject(letIn))
            return ImmutableArray<GrantsWithoutDataAccess>.Empty;

        return grants.Where(grant => grant is { IsOnFoundry: true, IsConditional: false, Principal.Kind: PrincipalKind.Application } && !(grant.Source.IsManifest && access.IsCompleteByManifest))
            .GroupBy(static grant => (grant.Source.IsManifest, grant.Principal.Name))
            .Select(group => new GrantsWithoutDataAccess(group.First(), group.Select(static grant => grant.Role!).Distinct().ToImmutableArray(),
                letIn.Length > 0, isCertain: letIn.Length == 0 && (access.Manifests.IsEmpty || access.IsCompleteByManifest)))
            .GroupBy(static found => found.First.Source.Location).Select(static same => same.First())
            .ToArray();
    }

    /// <summary>Whether roles may be assigned of which nothing is known; that a manifest is not complete is a lesser doubt.</summary>
    private static bool IsOpen(DeclaredAccess access) => access.Manifests.Any(static manifest => !manifest.IsUnderstood)
        || !access.IsCompleteByManifest && !access.Infrastructure.IncompleteReasons.IsEmpty;

    /// <summary>Whether all of it is assigned at a project, whose own data actions it does not hold.</summary>
    private static bool AreForModelsOfProject(IReadOnlyCollection<Grant> grants) =>
        grants.All(static grant => grant.Scope == AccessScope.Project) && DataAccess.NoProjectAccess(grants.Select(static grant => grant.Role!));
}
