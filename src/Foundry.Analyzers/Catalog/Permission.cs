using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>One permission entry of a role: what it lets do, less what it takes away again.</summary>
/// <remarks>Actions and data actions are separate worlds: <c>*</c> in the actions (Owner) grants no data action.</remarks>
internal sealed class Permission
{
    public Permission(ImmutableArray<string> actions, ImmutableArray<string> notActions, ImmutableArray<string> dataActions, ImmutableArray<string> notDataActions, string? condition = null) =>
        (Actions, NotActions, DataActions, NotDataActions, Condition) = (actions, notActions, dataActions, notDataActions, condition);

    /// <summary>Patterns of control-plane actions.</summary>
    public ImmutableArray<string> Actions { get; }

    public ImmutableArray<string> NotActions { get; }

    /// <summary>Patterns of data-plane actions.</summary>
    public ImmutableArray<string> DataActions { get; }

    public ImmutableArray<string> NotDataActions { get; }

    /// <summary>The condition under which the entry counts, or null.</summary>
    public string? Condition { get; }
}
