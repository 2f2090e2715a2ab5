namespace Foundry.Access.Tool.Derivation;

/// <summary>What the calls of one compilation need, and the calls that could not be followed.</summary>
internal sealed record ProgramCalls(IReadOnlyList<Need> Needs, IReadOnlyList<Unfollowed> Unfollowed)
{
    public static readonly ProgramCalls None = new([], []);
}
