using System.Collections.Immutable;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Rules.Access;

namespace Foundry.Access.Tool.Derivation;

/// <summary>Joins what the compilations of a program need.</summary>
internal sealed class ProgramBuilder(
    string name, string path, HostKind host, DeclaredAccess access, Func<string, string> relative)
{
    private readonly SortedSet<string> _frameworks = new(StringComparer.Ordinal);
    private readonly List<Need> _needs = [];
    private readonly HashSet<Unfollowed> _unfollowed = [];

    public void Add(string framework, ProgramCalls calls)
    {
        if (framework.Length > 0)
            _frameworks.Add(framework);
        Add(calls);
    }

    public void Add(ProgramCalls calls)
    {
        _needs.AddRange(calls.Needs);
        _unfollowed.UnionWith(calls.Unfollowed);
    }

    public ProgramAccess Build() => new(
        name,
        path,
        [.. _frameworks],
        host,
        access.IsComplete ? DeclaredGrants.All : access.IsDeclared ? DeclaredGrants.Some : DeclaredGrants.None,
        [.. Enum.GetValues<AccessIdentity>().Select(Identity).Where(static identity => identity.Operations.Count > 0)],
        [.. Excess()
            .OrderBy(static excess => excess.Grant.Path, StringComparer.Ordinal)
            .ThenBy(static excess => excess.Grant.Line)
            .ThenBy(static excess => excess.Identity)],
        [.. _unfollowed
            .OrderBy(static unfollowed => unfollowed.Call)
            .ThenBy(static unfollowed => unfollowed.Reason, StringComparer.Ordinal)]);

    private IdentityAccess Identity(AccessIdentity identity)
    {
        var own = _needs.Where(need => need.Requirement.Identity == identity);
        OperationAccess[] operations = [.. own
            .GroupBy(static need => (need.Operation, need.Requirement))
            .Select(group => new OperationAccess(
                group.Key.Operation,
                group.Key.Requirement,
                group.Key.Operation.LeastRole(group.Key.Requirement),
                group.Min(static need => need.State),
                [.. group.SelectMany(static need => need.Grants)
                    .Select(grant => GrantPlace.Of(grant, relative))
                    .Distinct()
                    .OrderBy(static grant => grant.Path, StringComparer.Ordinal)
                    .ThenBy(static grant => grant.Line)],
                [.. group.Select(static need => need.Call).Distinct().Order()]))
            .OrderBy(static operation => operation.Operation.Id, StringComparer.Ordinal)
            .ThenBy(static operation => operation.Requirement.Scope)
            .ThenBy(static operation => operation.Requirement.Decisive, StringComparer.Ordinal)];
        return new(identity, operations, LeastAssignments.Of(operations, identity));
    }

    /// <summary>
    /// The grants that nothing needs, and those for which a narrower role is enough. While calls are not followed, what is
    /// needed is not known, so there are none.
    /// </summary>
    private IEnumerable<ExcessGrant> Excess()
    {
        if (_unfollowed.Count > 0)
            yield break;

        var operations = _needs.Select(static need => need.Operation).Distinct().ToImmutableArray();
        foreach (var grant in access.AsDeployed.Grants)
        {
            if (!grant.IsOnFoundry || grant.Role is null || IdentityOf(grant) is not { } identity)
                continue;
            if (!_needs.Any(need => Refusal.Gives(grant, need.Requirement, need.Operation.Plane) != Decision.Denied))
                yield return new(GrantPlace.Of(grant, relative), identity, null);
            else if (identity == AccessIdentity.Caller && NarrowerRole.For(grant, operations) is { } narrower)
                yield return new(GrantPlace.Of(grant, relative), identity, narrower);
        }
    }

    /// <summary>Whose grant it certainly is; null if it may be somebody else's.</summary>
    private static AccessIdentity? IdentityOf(Grant grant) => grant.Principal.Kind switch
    {
        PrincipalKind.Application => AccessIdentity.Caller,
        PrincipalKind.ProjectIdentity => AccessIdentity.ProjectManagedIdentity,
        _ => null,
    };
}
