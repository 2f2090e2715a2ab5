using System.Collections.Generic;
using System.Collections.Immutable;
using Foundry.Analyzers.Access;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Collects what the files declare.</summary>
internal sealed class Findings
{
    private readonly ImmutableArray<Grant>.Builder _grants = ImmutableArray.CreateBuilder<Grant>();
    private readonly ImmutableArray<IncompleteReason>.Builder _reasons = ImmutableArray.CreateBuilder<IncompleteReason>();
    private readonly HashSet<(IncompleteReasonKind, string)> _knownReasons = new();
    private int _accounts;
    private bool _projectMayActAsOther;

    /// <summary>The number of grants and accounts so far.</summary>
    public int Count => _grants.Count + _accounts;

    public void Add(Grant grant) => _grants.Add(grant);

    public void AddAccount() => _accounts++;

    /// <summary>Records that a project acts, or may act, as a user-assigned identity.</summary>
    public void AddProjectOfOtherIdentity() => _projectMayActAsOther = true;

    /// <summary>Records once that a file may declare more than is known.</summary>
    public void AddIncompleteReason(IncompleteReasonKind kind, string path)
    {
        if (_knownReasons.Add((kind, path)))
            _reasons.Add(new(kind, path));
    }

    public DeclaredInfrastructure ToInfrastructure(
        ImmutableArray<DeclaredAccount> accounts, ImmutableArray<RoleLiteral> roleLiterals) =>
        new(_grants.ToImmutable(), accounts, _reasons.ToImmutable(), roleLiterals, _projectMayActAsOther);
}
