using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit.Abstractions;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>Runs many cases at once, counts them, and tells of the ones that fail.</summary>
internal sealed class Cases(ITestOutputHelper output)
{
    private readonly ConcurrentBag<string> _failures = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _count;

    public async Task ForEachAsync<T>(IEnumerable<T> items, Func<T, Task> test)
    {
        await Parallel.ForEachAsync(items, async (item, _) =>
        {
            try
            {
                await test(item);
            }
            catch (Exception exception)
            {
                Fail($"{item}: {exception}");
            }
        });
        output.WriteLine($"{_count} cases in {_watch.Elapsed.TotalSeconds:F1} s, seed {Budget.Seed}");
        var failures = _failures.ToArray();
        Assert.True(failures.Length == 0, $"{failures.Length} of {_count} cases failed; FOUNDRY_RELIABILITY_SEED={Budget.Seed} repeats them.\n\n{string.Join("\n\n", failures.Order(StringComparer.Ordinal).Take(20))}");
    }

    public void Count() => Interlocked.Increment(ref _count);

    public void Fail(string what) => _failures.Add(what);

    /// <summary>Whether there are failures enough: what takes long, as to look for a shorter source, is worth it for a few only.</summary>
    public bool HasFailedOften => _failures.Count >= 3;
}
