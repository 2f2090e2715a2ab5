using System.Diagnostics;
using Foundry.Analyzers.Tests.Performance;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Benchmarks;

/// <summary>What an analysis takes: the least of a few, after one that is not counted.</summary>
internal readonly record struct Cost(double Milliseconds, long Bytes, int Found)
{
    private const int Rounds = 2;

    public static Cost Of(Workload workload, params DiagnosticAnalyzer[] analyzers)
    {
        var found = workload.Analyze([.. analyzers]).Length;
        var (milliseconds, bytes) = (double.MaxValue, long.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var watch = Stopwatch.StartNew();
            workload.Analyze([.. analyzers]);
            milliseconds = Math.Min(milliseconds, watch.Elapsed.TotalMilliseconds);
            bytes = Math.Min(bytes, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return new(milliseconds, bytes, found);
    }

    public Cost Above(Cost floor) => new(Milliseconds - floor.Milliseconds, Bytes - floor.Bytes, Found);
}
