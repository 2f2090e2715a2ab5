using System.Diagnostics;

namespace Foundry.Analyzers.Tests;

/// <summary>What hangs on an input is a defect. A hundred times what the inputs take: only growth that is not linear gets there, not a busy machine.</summary>
internal static class Deadline
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static void Keeps(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        Assert.True(clock.Elapsed < Limit, $"took {clock.Elapsed}");
    }
}
