using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>Roles that a file assigns to the application and that do not let it call the service.</summary>
internal sealed class GrantsWithoutDataAccess
{
    private GrantsWithoutDataAccess(Grant first, ImmutableArray<Role> roles, bool isForProject, bool isCertain) =>
        (First, Roles, IsForProject, IsCertain) = (first, roles, isForProject, isCertain);

    public Grant First { get; }

    /// <summary>All roles that the file assigns to the principal.</summary>
    public ImmutableArray<Role> Roles { get; }

    /// <summary>Whether only the data actions of a Foundry project are missing.</summary>
    public bool IsForProject { get; }

    /// <summary>Whether every call fails and no other role can be assigned.</summary>
    public bool IsCertain { get; }

    /// <summary>The grants without data access, one entry for each principal.</summary>
    /// <remarks>
    /// Empty if any grant that counts for the application gives data access or has an unknown role. The application may run as
    /// any of the principals. Leaves out the grants of a complete manifest, because each call reports what it lacks.
    /// </remarks>
    public static IReadOnlyList<GrantsWithoutDataAccess> In(DeclaredAccess access)
    {
        var grants = access.Grants.Where(static grant => grant.CountsFor(AccessIdentity.Caller)).ToArray();
        if (MayAssignUnknownRoles(access) || grants.Any(static grant => grant.Role is null))
            return ImmutableArray<GrantsWithoutDataAccess>.Empty;

        var withAccess = grants.Where(static grant => !DataAccess.NoDataAccess(new[] { grant.Role! })).ToArray();
        var isForProject = withAccess.Length > 0;
        if (isForProject && !AreForModelsOfProject(withAccess))
            return ImmutableArray<GrantsWithoutDataAccess>.Empty;

        var isCertain = !isForProject && (access.Manifests.IsEmpty || access.IsCompleteByManifest);
        return grants.Where(IsReported)
            .GroupBy(static grant => (grant.Source.IsManifest, grant.Principal.Name))
            .Select(OfPrincipal)
            .GroupBy(static found => found.First.Source.Location)
            .Select(static same => same.First())
            .ToArray();

        bool IsReported(Grant grant) =>
            grant is { IsOnFoundry: true, IsConditional: false, Principal.Kind: PrincipalKind.Application }
            && !(grant.Source.IsManifest && access.IsCompleteByManifest);

        GrantsWithoutDataAccess OfPrincipal(IEnumerable<Grant> group)
        {
            var roles = group.Select(static grant => grant.Role!).Distinct().ToImmutableArray();
            return new(group.First(), roles, isForProject, isCertain);
        }
    }

    /// <summary>Whether a file may assign roles that cannot be read.</summary>
    /// <remarks>A manifest that is readable but incomplete only lowers the certainty.</remarks>
    private static bool MayAssignUnknownRoles(DeclaredAccess access) =>
        access.Manifests.Any(static manifest => !manifest.IsUnderstood)
        || !access.IsCompleteByManifest && !access.Infrastructure.IncompleteReasons.IsEmpty;

    /// <summary>Whether all grants are at a project and hold none of the project's own data actions.</summary>
    private static bool AreForModelsOfProject(IReadOnlyCollection<Grant> grants) =>
        grants.All(static grant => grant.Scope == AccessScope.Project)
        && DataAccess.NoProjectAccess(grants.Select(static grant => grant.Role!));
}
