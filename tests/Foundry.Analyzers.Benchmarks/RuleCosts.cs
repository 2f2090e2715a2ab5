using Foundry.Analyzers.Tests.Performance;

namespace Foundry.Analyzers.Benchmarks;

/// <summary>What each rule costs alone, above an analyzer that does nothing: a table to find the rule that is worth a look.</summary>
internal static class RuleCosts
{
    public static void Print(int classes)
    {
        foreach (var (name, workload) in new[] { ("nothing wrong", Workload.NothingWrong(classes)), ("everything wrong", Workload.EverythingWrong(classes / 4)) })
        {
            workload.Analyze(Workload.AllRules());
            var floor = Cost.Of(workload, new EmptyAnalyzer());
            Console.WriteLine($"\n{name}\n{"",-36}{"ms",9}{"KiB",11}{"found",8}");
            Write("(empty)", floor);
            Write("(all rules, above that)", Cost.Of(workload, [.. Workload.AllRules()]).Above(floor));
            foreach (var (rule, cost) in Workload.EachRule().Select(rule => (rule.Key, Cost.Of(workload, rule.Value, new EmptyAnalyzer()).Above(floor))).OrderByDescending(row => row.Item2.Bytes))
                Write(rule, cost);
        }
    }

    public static void PrintEdit()
    {
        const int Lines = 2000, All = int.MaxValue;
        var (rules, empty, edit) = (Workload.AllRules(), new EmptyAnalyzer(), 0);
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

    private static void Write(string name, Cost cost) => Console.WriteLine($"{name,-36}{cost.Milliseconds,9:0.0}{cost.Bytes / 1024.0,11:0.0}{cost.Found,8}");
}
