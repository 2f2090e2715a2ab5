using System.Collections.Immutable;
using Foundry.Analyzers.Tests.Performance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Benchmarks;

/// <summary>
/// What an analysis takes: the least of a few, after some that are not counted. Time is the processor's for this process, which suffers
/// least from what else the machine does.
/// </summary>
internal readonly record struct Cost(double Milliseconds, long Bytes, int Found)
{
    public static Cost Of(Workload workload, params DiagnosticAnalyzer[] analyzers) => Of(() => workload.Analyze([.. analyzers]));

    public static Cost Of(Func<ImmutableArray<Diagnostic>> run, int rounds = 5)
    {
        run();
        var cost = Once(run);
        for (var round = 1; round < rounds; round++)
            cost = cost.Least(Once(run));
        return cost;
    }

    /// <summary>Of two by turns: what else the machine does, and how fast it is just then, is the same for both.</summary>
    public static (Cost First, Cost Second) Of(Func<ImmutableArray<Diagnostic>> first, Func<ImmutableArray<Diagnostic>> second, int rounds)
    {
        _ = (first(), second());
        var costs = (First: Once(first), Second: Once(second));
        for (var round = 1; round < rounds; round++)
            costs = (costs.First.Least(Once(first)), costs.Second.Least(Once(second)));
        return costs;
    }

    private static Cost Once(Func<ImmutableArray<Diagnostic>> run)
    {
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var spent = Environment.CpuUsage.TotalTime;
        var found = run().Length;
        return new((Environment.CpuUsage.TotalTime - spent).TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - allocated, found);
    }

    private Cost Least(Cost other) => new(Math.Min(Milliseconds, other.Milliseconds), Math.Min(Bytes, other.Bytes), Found);

    public Cost Above(Cost floor) => new(Milliseconds - floor.Milliseconds, Bytes - floor.Bytes, Found);
}
