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
    private const int Few = 30;
    private const int Many = 10 * Few;

    public static TheoryData<string> Shapes => [.. GrowingShapes.Names];

    [Fact]
    public void Nothing_is_paid_where_no_client_is_referenced()
    {
        var workload = Workload.WithoutClient(100);
        var rules = Workload.AllRules();
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
    public void Rules_of_a_compilation_ask_for_infrastructure_once()
    {
        var file = new CountedText("/w/infra/main.bicep", "resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {\n  name: 'contoso'\n}\n");
        var workload = Workload.NothingWrong(3, [file]);
        workload.Analyze(Workload.AllRules());
        Assert.Equal(1, file.Asked);
    }

    private static long Above(Workload workload) =>
        Allocated(() => workload.Analyze(Workload.AllRules())) - Allocated(() => workload.Analyze(new EmptyAnalyzer()));

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

    private sealed class CountedText(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public int Asked { get; private set; }

        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default)
        {
            Asked++;
            return _text;
        }
    }
}
