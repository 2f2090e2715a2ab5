using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Collects what the files declare.</summary>
/// <param name="isUncalled">Whether the file of a path is a module that no template calls.</param>
internal sealed class Findings(Func<string, bool> isUncalled)
{
    private readonly ImmutableArray<Grant>.Builder _grants = ImmutableArray.CreateBuilder<Grant>();
    private readonly ImmutableArray<IncompleteReason>.Builder _reasons = ImmutableArray.CreateBuilder<IncompleteReason>();
    private readonly HashSet<(IncompleteReasonKind, string)> _knownReasons = new();
    private readonly ImmutableArray<RoleLiteral>.Builder _namesForIds = ImmutableArray.CreateBuilder<RoleLiteral>();
    private readonly HashSet<Location> _namePlaces = new();
    private int _accounts;
    private bool _projectMayActAsOther;

    /// <summary>The number of grants and accounts so far.</summary>
    public int Count => _grants.Count + _accounts;

    public void Add(Grant grant) => _grants.Add(grant);

    /// <summary>Adds a role assignment of a script: any role at a scope, to anybody.</summary>
    public void AddUnknownGrant(AccessScope scope, InfrastructureFile file) => Add(new(
        role: null,
        scope,
        default,
        isConditional: true,
        new GrantSource(file.At(default), file.Path, isManifest: false),
        isMade: false));

    public void AddAccount() => _accounts++;

    /// <summary>Records that a project acts, or may act, as a user-assigned identity.</summary>
    public void AddProjectOfOtherIdentity() => _projectMayActAsOther = true;

    /// <summary>Records once that a file may declare more than is known.</summary>
    public void AddIncompleteReason(IncompleteReasonKind kind, string path)
    {
        // Which account such a module refers to is known only to who calls it.
        if (kind == IncompleteReasonKind.ExistingAccount && isUncalled(path))
            kind = IncompleteReasonKind.Uncalled;
        if (_knownReasons.Add((kind, path)))
            _reasons.Add(new(kind, path));
    }

    /// <summary>Records once that an assignment uses the name of a role as its id.</summary>
    public void AddNameForId(string name, Role role, GrantSource source)
    {
        if (_namePlaces.Add(source.Location))
            _namesForIds.Add(new(name, role, null, null, isModuleRole: false, source, isNameForId: true));
    }

    /// <param name="accounts">The accounts.</param>
    /// <param name="roleLiterals">
    /// The roles in the texts of the templates. An assignment that uses one of their names repeats it.
    /// </param>
    /// <param name="resources">The other resources.</param>
    public DeclaredInfrastructure ToInfrastructure(
        ImmutableArray<DeclaredAccount> accounts, ImmutableArray<RoleLiteral> roleLiterals, DeclaredResources resources)
    {
        var known = new HashSet<(string, string)>(roleLiterals
            .Where(static literal => literal.IsNameForId)
            .Select(static literal => (literal.Source.Path, literal.Text)));
        var used = _namesForIds.Where(literal => !known.Contains((literal.Source.Path, literal.Text)));
        return new(
            _grants.ToImmutable(),
            accounts,
            _reasons.ToImmutable(),
            roleLiterals.AddRange(used),
            _projectMayActAsOther,
            resources);
    }
}
