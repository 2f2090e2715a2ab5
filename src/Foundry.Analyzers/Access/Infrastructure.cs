using System.Collections.Immutable;

namespace Foundry.Analyzers.Access;

/// <summary>What the infrastructure files of a repository declare, all of them together.</summary>
internal sealed class Infrastructure(ImmutableArray<Grant> grants, ImmutableArray<DeclaredAccount> accounts, ImmutableArray<Opening> openings, ImmutableArray<RoleMention> mentions = default, bool projectMayActAsOther = false)
{
    public static readonly Infrastructure None = new(ImmutableArray<Grant>.Empty, ImmutableArray<DeclaredAccount>.Empty, ImmutableArray<Opening>.Empty);

    public ImmutableArray<Grant> Grants { get; } = grants;

    public ImmutableArray<DeclaredAccount> Accounts { get; } = accounts;

    /// <summary>Why there may be grants that are not known. Empty: all of them are.</summary>
    public ImmutableArray<Opening> Openings { get; } = openings;

    /// <summary>Whether a project acts, or may act, as a user-assigned identity: then it may have the roles of any.</summary>
    public bool ProjectMayActAsOther { get; } = projectMayActAsOther;

    /// <summary>Where templates write roles out, whether they assign them there or not.</summary>
    public ImmutableArray<RoleMention> RoleMentions { get; } = mentions.IsDefault ? ImmutableArray<RoleMention>.Empty : mentions;
}

/// <summary>A reason why the declared grants may not be all there are.</summary>
internal readonly struct Opening(OpeningKind kind, string path)
{
    public OpeningKind Kind { get; } = kind;

    /// <summary>The file that is the reason.</summary>
    public string Path { get; } = path;

    /// <summary>Whether roles are assigned there, or may be: a template that is cut short does not say what else it holds.</summary>
    public bool MayAssignRoles => Kind is OpeningKind.Script or OpeningKind.HostedAgent or OpeningKind.AppHost or OpeningKind.Incomplete;
}

/// <summary>What opens a set of grants.</summary>
internal enum OpeningKind
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
