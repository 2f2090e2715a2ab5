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
            foreach (var (rule, cost) in Workload.AllRules().Select(rule => (rule, Cost.Of(workload, rule, new EmptyAnalyzer()).Above(floor))).OrderByDescending(row => row.Item2.Bytes))
                Write($"{rule.SupportedDiagnostics[0].Id} {rule.GetType().Name}", cost);
        }
    }

    public static void PrintEdit()
    {
        var (file, edit) = (Workload.OneFile(30), 0);
        var (rules, empty) = (Workload.AllRules(), new EmptyAnalyzer());
        Console.WriteLine($"{"",-36}{"ms",9}{"KiB",11}{"found",8}");
        var floor = Cost.Of(() => file.AnalyzeEdit(edit++, empty));
        Write("(empty)", floor);
        Write("(all rules, above that)", Cost.Of(() => file.AnalyzeEdit(edit++, rules)).Above(floor));
    }

    private static void Write(string name, Cost cost) => Console.WriteLine($"{name,-36}{cost.Milliseconds,9:0.0}{cost.Bytes / 1024.0,11:0.0}{cost.Found,8}");
}
