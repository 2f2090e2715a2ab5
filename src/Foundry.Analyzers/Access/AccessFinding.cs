using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;

namespace Foundry.Analyzers.Access;

/// <summary>The one thing there is to say about the access of a call.</summary>
internal sealed class AccessFinding(FindingKind kind, ServiceCall call, ServiceOperation operation, DeclaredAccess access, Refusal? refusal = null, DeclaredAccount? account = null, bool isCertain = true)
{
    private LeastRole? _leastRole;

    public FindingKind Kind { get; } = kind;

    public ServiceCall Call { get; } = call;

    public ServiceOperation Operation { get; } = operation;

    /// <summary>What is declared.</summary>
    public DeclaredAccess Access { get; } = access;

    /// <summary>The refusal, where roles are the reason.</summary>
    public Refusal? Refusal { get; } = refusal;

    /// <summary>The account, where its settings are the reason.</summary>
    public DeclaredAccount? Account { get; } = account;

    /// <summary>Whether the call fails whenever it runs: what it needs is documented or was seen, and where it goes is written in the code.</summary>
    public bool IsCertain { get; } = isCertain;

    /// <summary>What is not granted; where nothing is judged, the first thing the operation needs of the caller.</summary>
    public Requirement Requirement => Refusal?.Requirement ?? Operation.Requires.First(static requirement => requirement.Identity == AccessIdentity.Caller);

    /// <summary>What to assign.</summary>
    public LeastRole LeastRole => _leastRole ??= LeastRole.Of(Call.Candidates, Requirement);
}

/// <summary>What can be said of a call, in the order in which one silences the others. Each has a rule of its own.</summary>
internal enum FindingKind
{
    /// <summary>FDRY4005.</summary>
    ClosedNetwork,

    /// <summary>FDRY4001.</summary>
    NotGranted,

    /// <summary>FDRY4007.</summary>
    OutOfReach,

    /// <summary>FDRY4006.</summary>
    ProjectIdentity,

    /// <summary>FDRY4012.</summary>
    NotFound,

    /// <summary>FDRY4004.</summary>
    Unguarded,

    /// <summary>FDRY4010.</summary>
    NeedsRole,
}
