namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>How much is tried: a sample in CI, everything with FOUNDRY_RELIABILITY=long. FOUNDRY_RELIABILITY_SEED chooses another sample.</summary>
internal static class Budget
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("FOUNDRY_RELIABILITY") == "long";

    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("FOUNDRY_RELIABILITY_SEED"), out var seed) ? seed : 1;

    /// <summary>For one case. Cases take milliseconds; a machine may be busy.</summary>
    public static TimeSpan Deadline { get; } = TimeSpan.FromSeconds(60);

    /// <summary>The same numbers for the same seed and name, whatever ran before.</summary>
    public static Random RandomFor(string name)
    {
        var hash = Seed;
        foreach (var character in name)
            hash = unchecked(hash * 31 + character);
        return new Random(hash);
    }

    /// <summary>All of them, or as many as asked for.</summary>
    public static IEnumerable<T> Sample<T>(IReadOnlyList<T> all, int count, Random random)
    {
        if (IsLong || all.Count <= count)
            return all;
        var left = all.ToArray();
        random.Shuffle(left);
        return left[..count];
    }
}
