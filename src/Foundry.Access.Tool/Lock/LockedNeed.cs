namespace Foundry.Access.Tool.Lock;

/// <summary>One of some actions, at a scope.</summary>
internal sealed record LockedNeed(IReadOnlyList<string> AnyOf, string Scope)
{
    public bool Equals(LockedNeed? other) => other is not null && Scope == other.Scope && AnyOf.SequenceEqual(other.AnyOf);

    public override int GetHashCode() => HashCode.Combine(Scope, AnyOf.Count > 0 ? AnyOf[0] : null);
}
