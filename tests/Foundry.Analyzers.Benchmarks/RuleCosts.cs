using System.Collections.Immutable;
using Foundry.Analyzers.Tests.Performance;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Benchmarks;

/// <summary>What each rule costs alone, above an analyzer that does nothing: a table to find the rule that is worth a look.</summary>
internal static class RuleCosts
{
    public static void Print(int classes)
    {
        foreach (var (name, workload) in new[] { ("nothing wrong", Workload.NothingWrong(classes)), ("everything wrong", Workload.EverythingWrong(classes / 4)) })
        {
            var (floor, all) = Costs(workload, Workload.Shipped());
            Console.WriteLine($"\n{name}\n{"",-36}{"ms",9}{"KiB",11}{"found",8}");
            Write("(empty)", floor);
            Write("(all rules, above that)", all.Above(floor));
            var rules = Workload.EachRule().Select(rule => (Name: rule.Key, Cost: Costs(workload, rule.Value, new EmptyAnalyzer()))).Select(row => (row.Name, Cost: row.Cost.Rule.Above(row.Cost.Floor)));
            foreach (var (rule, cost) in rules.OrderByDescending(static row => row.Cost.Bytes))
                Write(rule, cost);
        }
    }

    private static (Cost Floor, Cost Rule) Costs(Workload workload, params ImmutableArray<DiagnosticAnalyzer> rules) =>
        Cost.Of(() => workload.Analyze(new EmptyAnalyzer()), () => workload.Analyze(rules), rounds: 3);

    public static void PrintEdit()
    {
        const int Lines = 2000, All = int.MaxValue;
        var (rules, empty, edit) = (Workload.Shipped(), new EmptyAnalyzer(), 0);
        Console.WriteLine($"{"classes with a client",-36}{"ms",9}{"KiB",11}{"found",8}");
        // The first is for the just-in-time compiler, which goes on for a while.
        foreach (var clients in new[] { All, 0, 1, 3, 10, All })
        {
            var file = Workload.OneFile(Lines, clients);
            var (floor, cost) = Cost.Of(() => file.AnalyzeEdit(edit++, empty), () => file.AnalyzeEdit(edit++, rules), rounds: 40);
            var name = clients == All ? "all" : clients.ToString();
            Write($"{name}: (empty)", floor);
            Write($"{name}: (all rules, above that)", cost.Above(floor));
        }
    }

    public static void PrintInjected()
    {
        var (rules, empty, edit) = (Workload.Shipped(), new EmptyAnalyzer(), 0);
        Console.WriteLine($"{"1,000 files",-46}{"ms",9}{"KiB",11}{"found",8}");
        foreach (var uses in new[] { 300, 0, 300 })
        {
            var program = Workload.Injected(1000, 50, uses);
            var (floor, all) = Costs(program, rules);
            Write($"{uses} uses: (empty)", floor);
            Write($"{uses} uses: (all rules, above that)", all.Above(floor));
            var (before, after) = Cost.Of(() => program.AnalyzeEdit(edit++, empty), () => program.AnalyzeEdit(edit++, rules), rounds: 10);
            Write($"{uses} uses, an edit: (all rules, above the rest)", after.Above(before));
        }
    }

    private static void Write(string name, Cost cost) => Console.WriteLine($"{name,-36}{cost.Milliseconds,9:0.0}{cost.Bytes / 1024.0,11:0.0}{cost.Found,8}");
}
