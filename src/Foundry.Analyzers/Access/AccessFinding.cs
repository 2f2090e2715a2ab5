using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Access;

/// <summary>The problem to report about the access of a call.</summary>
internal sealed class AccessFinding(
    FindingKind kind,
    ServiceCall call,
    ServiceOperation operation,
    DeclaredAccess access,
    Refusal? refusal = null,
    DeclaredAccount? account = null,
    bool isCertain = true,
    bool isAdvice = false)
{
    private LeastRole? _leastRole;

    public FindingKind Kind { get; } = kind;

    public ServiceCall Call { get; } = call;

    public ServiceOperation Operation { get; } = operation;

    /// <summary>The grants and accounts that the repository declares.</summary>
    public DeclaredAccess Access { get; } = access;

    /// <summary>The refusal, if roles are the reason.</summary>
    public Refusal? Refusal { get; } = refusal;

    /// <summary>The account, if its settings are the reason.</summary>
    public DeclaredAccount? Account { get; } = account;

    /// <summary>
    /// Whether the call fails whenever it runs: its requirement is documented or was observed, and its endpoint is hard-coded.
    /// </summary>
    public bool IsCertain { get; } = isCertain;

    /// <summary>Whether the declarations may be for another program, or the call is a library's.</summary>
    public bool IsAdvice { get; } = isAdvice;

    /// <summary>The requirement that is not granted. Without a refusal, the first one for the caller.</summary>
    public Requirement Requirement => Refusal?.Requirement
        ?? Operation.Requires.First(static requirement => requirement.Identity == AccessIdentity.Caller);

    /// <summary>The place of the store in the templates, if a role is missing there.</summary>
    public Location? Store =>
        Requirement.Scope.IsStore() ? Access.Infrastructure.Resources.Stores.PlaceOf(Requirement.Scope) : null;

    /// <summary>The role to assign.</summary>
    public LeastRole LeastRole => _leastRole ??= LeastRole.Of(Call.Candidates, Requirement);
}

/// <summary>The problems of a call. Each has its own rule, and a call gets one of them: the first that applies.</summary>
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
