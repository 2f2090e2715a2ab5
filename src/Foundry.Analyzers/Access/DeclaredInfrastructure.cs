using System.Collections.Immutable;

namespace Foundry.Analyzers.Access;

/// <summary>What the infrastructure files of a repository declare, all of them together.</summary>
internal sealed class DeclaredInfrastructure(ImmutableArray<Grant> grants, ImmutableArray<DeclaredAccount> accounts, ImmutableArray<IncompleteReason> openings, ImmutableArray<RoleLiteral> mentions = default, bool projectMayActAsOther = false)
{
    public static readonly DeclaredInfrastructure None = new(ImmutableArray<Grant>.Empty, ImmutableArray<DeclaredAccount>.Empty, ImmutableArray<IncompleteReason>.Empty);

    public ImmutableArray<Grant> Grants { get; } = grants;

    public ImmutableArray<DeclaredAccount> Accounts { get; } = accounts;

    /// <summary>Why there may be grants that are not known. Empty: all of them are.</summary>
    public ImmutableArray<IncompleteReason> IncompleteReasons { get; } = openings;

    /// <summary>Whether a project acts, or may act, as a user-assigned identity: then it may have the roles of any.</summary>
    public bool ProjectMayActAsOther { get; } = projectMayActAsOther;

    /// <summary>Where templates write roles out, whether they assign them there or not.</summary>
    public ImmutableArray<RoleLiteral> RoleLiterals { get; } = mentions.IsDefault ? ImmutableArray<RoleLiteral>.Empty : mentions;
}

/// <summary>A reason why the declared grants may not be all there are.</summary>
internal readonly struct IncompleteReason(IncompleteReasonKind kind, string path)
{
    public IncompleteReasonKind Kind { get; } = kind;

    /// <summary>The file that is the reason.</summary>
    public string Path { get; } = path;

    /// <summary>Whether roles are assigned there, or may be: a template that is cut short does not say what else it holds.</summary>
    public bool MayAssignRoles => Kind is IncompleteReasonKind.Script or IncompleteReasonKind.HostedAgent or IncompleteReasonKind.AppHost or IncompleteReasonKind.Incomplete;
}

/// <summary>What opens a set of grants.</summary>
internal enum IncompleteReasonKind
{
    /// <summary>A script assigns roles.</summary>
    Script,

    /// <summary><c>azure.yaml</c> hosts an agent, whose roles the tool assigns when it deploys.</summary>
    HostedAgent,

    /// <summary>A sibling Aspire AppHost assigns the roles.</summary>
    AppHost,

    /// <summary>An account is only referred to (<c>existing</c>).</summary>
    ExistingAccount,

    /// <summary>A role, scope, module, loop or condition could not be resolved.</summary>
    Unresolved,

    /// <summary>A template was not understood in full, as while somebody types in it.</summary>
    Incomplete,
}
