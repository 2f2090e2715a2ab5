namespace Azure.AI.Projects;

public readonly struct FoundryFeaturesOptInKeys : IEquatable<FoundryFeaturesOptInKeys>
{
    public FoundryFeaturesOptInKeys(string value) => throw null;

    public static implicit operator FoundryFeaturesOptInKeys(string value) => throw null;
    public static bool operator ==(FoundryFeaturesOptInKeys left, FoundryFeaturesOptInKeys right) => throw null;
    public static bool operator !=(FoundryFeaturesOptInKeys left, FoundryFeaturesOptInKeys right) => throw null;
    public bool Equals(FoundryFeaturesOptInKeys other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}
