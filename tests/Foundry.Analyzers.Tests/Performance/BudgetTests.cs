using Foundry.Analyzers.Build;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Performance;

/// <summary>Runs alone: what a process allocates is counted as a whole.</summary>
[CollectionDefinition(nameof(Budgets), DisableParallelization = true)]
public sealed class Budgets;

/// <summary>What the rules may cost, in what they allocate: that is the same on every machine, as time is not.</summary>
[Collection(nameof(Budgets))]
public class BudgetTests
{
    private const int Few = 20;
    private const int Many = 10 * Few;

    public static TheoryData<string> Shapes => [.. GrowingShapes.Names];

    [Fact]
    public void Nothing_is_paid_where_no_client_is_referenced()
    {
        var workload = Workload.WithoutClient(100);
        var rules = Workload.Shipped();
        var floor = Allocated(() => workload.Analyze([.. rules.Select(_ => new EmptyAnalyzer(isForOperations: false))]));
        Assert.InRange(Allocated(() => workload.Analyze(rules)) - floor, long.MinValue, 64 * 1024);
    }

    /// <summary>Twice what is in proportion is let pass: tables grow in steps. Where everything is held against everything it is ten times.</summary>
    [Theory, MemberData(nameof(Shapes))]
    public void Cost_is_in_proportion(string shape)
    {
        var (few, many) = (Above(GrowingShapes.Of(shape, Few)), Above(GrowingShapes.Of(shape, Many)));
        Assert.InRange(many, long.MinValue, 2 * Many / Few * few);
    }

    [Fact]
    public void A_text_is_read_once_however_many_rules_and_compilations_ask()
    {
        var (text, read) = (SourceText.From("param location string"), 0);
        var reading = new CachedReading<object>(_ => { read++; return new(); });
        for (var compilation = 0; compilation < 3; compilation++)
            Workload.WithoutClient(1 + compilation).Analyze(new ReadingAnalyzer(text, reading), new ReadingAnalyzer(text, reading));
        Assert.Equal(1, read);
    }

    [Fact]
    public void Where_a_client_is_referenced_all_rules_cost_little_more_than_an_analyzer_of_operations()
    {
        var workload = Workload.NothingWrong(100);
        var floor = Allocated(() => workload.Analyze(new EmptyAnalyzer()));
        Assert.InRange(Allocated(() => workload.Analyze(Workload.Shipped())), floor, floor * 3 / 2);
    }

    [Fact]
    public void Rules_of_a_compilation_ask_for_infrastructure_once()
    {
        var files = BicepFile.Many(10);
        Workload.NothingWrong(3, files).Analyze(Workload.Shipped());
        Assert.All(files, static file => Assert.Equal(1, file.Asked));
    }

    /// <summary>A hundred times as much infrastructure: to look which files there are is little, to read or judge them again is much.</summary>
    [Fact]
    public void An_edit_in_code_reads_no_infrastructure_again()
    {
        var (few, many) = (Edited(BicepFile.Many(50)), Edited(BicepFile.Many(5000)));
        Assert.InRange(many - few, long.MinValue, 2 * 1024 * 1024);

        static long Edited(IReadOnlyList<BicepFile> files)
        {
            var (workload, edit) = (Workload.NothingWrong(1, files), 0);
            return Allocated(() => workload.AnalyzeEdit(edit++, Workload.Shipped()));
        }
    }

    private static long Above(Workload workload) =>
        Allocated(() => workload.Analyze(Workload.Shipped())) - Allocated(() => workload.Analyze(new EmptyAnalyzer()));

    /// <summary>The least of a few runs: whatever else happens in the process only adds.</summary>
    private static long Allocated(Action run)
    {
        run();
        var least = long.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            run();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }

#pragma warning disable RS1001, RS1012 // It is handed to the compiler by hand, and only reads.
    private sealed class ReadingAnalyzer(SourceText text, CachedReading<object> reading) : DiagnosticAnalyzer
    {
        public override System.Collections.Immutable.ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = new EmptyAnalyzer().SupportedDiagnostics;

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterCompilationStartAction(start => new TextCache(start).Read(text, reading));
        }
    }
#pragma warning restore RS1001, RS1012
}
