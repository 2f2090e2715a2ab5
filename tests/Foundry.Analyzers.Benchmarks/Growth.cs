using Foundry.Analyzers.Tests.Performance;

namespace Foundry.Analyzers.Benchmarks;

/// <summary>How what the rules cost grows when a program does: 10 where it is in proportion, 100 where everything is held against everything.</summary>
internal static class Growth
{
    public static void Print(int few, string filter)
    {
        Console.WriteLine($"{"",-46}{"ms",9}{"growth",8}{"KiB",11}{"growth",8}");
        foreach (var name in GrowingShapes.Names.Where(name => name.Contains(filter)))
        {
            var (small, large) = (Above(name, few), Above(name, 10 * few));
            Console.WriteLine($"{name,-46}{large.Milliseconds,9:0.0}{large.Milliseconds / small.Milliseconds,8:0.0}{large.Bytes / 1024.0,11:0.0}{(double)large.Bytes / small.Bytes,8:0.0}");
        }
    }

    /// <summary>What each rule costs in one shape.</summary>
    public static void PrintRules(string name, int few)
    {
        var (small, large) = (GrowingShapes.Of(name, few), GrowingShapes.Of(name, 10 * few));
        var (smallFloor, largeFloor) = (Cost.Of(small, new EmptyAnalyzer()), Cost.Of(large, new EmptyAnalyzer()));
        foreach (var (rule, analyzer) in Workload.EachRule())
        {
            var (one, ten) = (Cost.Of(small, analyzer, new EmptyAnalyzer()).Above(smallFloor), Cost.Of(large, analyzer, new EmptyAnalyzer()).Above(largeFloor));
            if (ten.Bytes > 64 * 1024 || ten.Milliseconds > 5)
                Console.WriteLine($"{rule,-46}{ten.Milliseconds,9:0.0}{ten.Milliseconds / one.Milliseconds,8:0.0}{ten.Bytes / 1024.0,11:0.0}{(double)ten.Bytes / one.Bytes,8:0.0}");
        }
    }

    private static Cost Above(string name, int size)
    {
        var workload = GrowingShapes.Of(name, size);
        return Cost.Of(workload, [.. Workload.Shipped()]).Above(Cost.Of(workload, new EmptyAnalyzer()));
    }
}
