using System.Collections.Immutable;
using Foundry.Analyzers.Tests.Performance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Benchmarks;

/// <summary>What an analysis takes: the least of a few, after some that are not counted. Of the processor's time only the process's own, which suffers least from what else the machine does.</summary>
internal readonly record struct Cost(double Milliseconds, long Bytes, int Found)
{
    private const int Rounds = 5;

    public static Cost Of(Workload workload, params DiagnosticAnalyzer[] analyzers) => Of(() => workload.Analyze([.. analyzers]));

    public static Cost Of(Func<ImmutableArray<Diagnostic>> run)
    {
        run();
        var found = run().Length;
        var (milliseconds, bytes) = (double.MaxValue, long.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect();
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var spent = Environment.CpuUsage.TotalTime;
            run();
            milliseconds = Math.Min(milliseconds, (Environment.CpuUsage.TotalTime - spent).TotalMilliseconds);
            bytes = Math.Min(bytes, GC.GetTotalAllocatedBytes(precise: true) - allocated);
        }

        return new(milliseconds, bytes, found);
    }

    public Cost Above(Cost floor) => new(Milliseconds - floor.Milliseconds, Bytes - floor.Bytes, Found);
}
