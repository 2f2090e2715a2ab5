using System.Collections.Generic;
using System.Collections.Immutable;
using Foundry.Analyzers.Access;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Collects what files declare.</summary>
internal sealed class Findings
{
    private readonly ImmutableArray<Grant>.Builder _grants = ImmutableArray.CreateBuilder<Grant>();
    private readonly ImmutableArray<IncompleteReason>.Builder _openings = ImmutableArray.CreateBuilder<IncompleteReason>();
    private readonly HashSet<(IncompleteReasonKind, string)> _opened = new();
    private int _accounts;
    private bool _projectMayActAsOther;

    /// <summary>How much was found so far.</summary>
    public int Count => _grants.Count + _accounts;

    public void Add(Grant grant) => _grants.Add(grant);

    public void AddAccount() => _accounts++;

    /// <summary>Says that a project acts, or may act, as a user-assigned identity.</summary>
    public void AddProjectOfOtherIdentity() => _projectMayActAsOther = true;

    /// <summary>Says that a file is a reason why there may be more; once.</summary>
    public void AddIncompleteReason(IncompleteReasonKind kind, string path)
    {
        if (_opened.Add((kind, path)))
            _openings.Add(new(kind, path));
    }

    public DeclaredInfrastructure ToInfrastructure(ImmutableArray<DeclaredAccount> accounts, ImmutableArray<RoleLiteral> mentions) =>
        new(_grants.ToImmutable(), accounts, _openings.ToImmutable(), mentions, _projectMayActAsOther);
}
