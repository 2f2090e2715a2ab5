using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>A permission entry of a role: the actions it grants, without those it excludes.</summary>
/// <remarks>Actions and data actions are separate: <c>*</c> in the actions (Owner) grants no data action.</remarks>
internal sealed class Permission
{
    public Permission(
        ImmutableArray<string> actions,
        ImmutableArray<string> notActions,
        ImmutableArray<string> dataActions,
        ImmutableArray<string> notDataActions,
        string? condition = null)
    {
        (Actions, NotActions, Condition) = (actions, notActions, condition);
        (DataActions, NotDataActions) = (dataActions, notDataActions);
    }

    /// <summary>Patterns of control-plane actions.</summary>
    public ImmutableArray<string> Actions { get; }

    public ImmutableArray<string> NotActions { get; }

    /// <summary>Patterns of data-plane actions.</summary>
    public ImmutableArray<string> DataActions { get; }

    public ImmutableArray<string> NotDataActions { get; }

    /// <summary>The condition of the entry, or null.</summary>
    public string? Condition { get; }
}
