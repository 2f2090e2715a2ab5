using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using Foundry.Analyzers.Tests.Performance;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Benchmarks;

/// <summary>
/// What the first analysis in a process costs: the methods that the just-in-time compiler compiles for the rules. A build starts
/// a new process, so this is most of what the rules cost there.
/// </summary>
internal static class StartCosts
{
    public static void Print(bool lists)
    {
        var workload = Workload.NothingWrong(10);
        // The compiler's own methods, and those of any analyzer.
        workload.Analyze(new EmptyAnalyzer());
        workload.Analyze(new EmptyAnalyzer());

        using var methods = new CompiledMethods();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        ImmutableArray<DiagnosticAnalyzer> rules = Workload.Shipped();
        workload.Analyze(rules);
        var time = Process.GetCurrentProcess().TotalProcessorTime - before;

        var names = methods.Names;
        var own = names.Where(static name => name.StartsWith("Foundry.Analyzers.", StringComparison.Ordinal)).ToArray();
        Console.WriteLine($"{names.Count} methods compiled, {own.Length} of them ours, {time.TotalMilliseconds:0} ms of processor time");
        if (!lists)
            return;

        foreach (var name in names.Except(own).Concat(own))
            Console.WriteLine(name);
    }

    /// <summary>The methods that the just-in-time compiler compiles while this object lives.</summary>
    private sealed class CompiledMethods : EventListener
    {
        private const EventKeywords Jit = (EventKeywords)0x10;
        private readonly SortedSet<string> _names = new(StringComparer.Ordinal);

        /// <summary>Full names with signatures; a method that is compiled again, optimized, counts once.</summary>
        public IReadOnlyCollection<string> Names
        {
            get
            {
                lock (_names)
                    return _names.ToArray();
            }
        }

        protected override void OnEventSourceCreated(EventSource source)
        {
            if (source.Name == "Microsoft-Windows-DotNETRuntime")
                EnableEvents(source, EventLevel.Verbose, Jit);
        }

        protected override void OnEventWritten(EventWrittenEventArgs data)
        {
            if (data.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) != true)
                return;

            var name = $"{data.Payload![6]}.{data.Payload[7]} {data.Payload[8]}";
            lock (_names)
                _names.Add(name);
        }
    }
}
