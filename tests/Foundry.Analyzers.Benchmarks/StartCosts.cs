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
    /// <summary>The most methods of ours that may be compiled, which CI checks. The count is the same on every run.</summary>
    private const int Most = 1260;

    /// <summary>Whether the count is within its bound.</summary>
    public static bool Print(bool lists)
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

        var sizes = methods.Sizes;
        var own = sizes.Where(static method => method.Key.StartsWith("Foundry.Analyzers.", StringComparison.Ordinal)).ToArray();
        Console.WriteLine($"{sizes.Count} methods compiled, {Kilobytes(sizes)} KB; {own.Length} of them ours, {Kilobytes(own)} KB; {time.TotalMilliseconds:0} ms of processor time");
        foreach (var (name, size) in lists ? sizes.Except(own).Concat(own) : [])
            Console.WriteLine($"{size,7} {name}");
        if (own.Length > Most)
            Console.Error.WriteLine($"{own.Length} methods of ours are compiled at the start, more than {Most}. \"start list\" names them.");
        return own.Length <= Most;
    }

    private static int Kilobytes(IEnumerable<KeyValuePair<string, int>> methods) => methods.Sum(static method => method.Value) / 1000;

    /// <summary>The methods that the just-in-time compiler compiles while this object lives.</summary>
    private sealed class CompiledMethods : EventListener
    {
        private const EventKeywords Jit = (EventKeywords)0x10;
        private readonly Dictionary<string, int> _sizes = new(8192, StringComparer.Ordinal);

        /// <summary>
        /// Bytes of machine code by full name and signature. A method that is compiled again, optimized, counts once.
        /// </summary>
        public IReadOnlyCollection<KeyValuePair<string, int>> Sizes
        {
            get
            {
                lock (_sizes)
                    return [.. _sizes.OrderBy(static method => method.Key, StringComparer.Ordinal)];
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
            lock (_sizes)
                _sizes.TryAdd(name, Convert.ToInt32(data.Payload[3]));
        }
    }
}
