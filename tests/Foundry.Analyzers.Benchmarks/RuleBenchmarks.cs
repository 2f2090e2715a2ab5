using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Foundry.Analyzers.Tests.Performance;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Benchmarks;

/// <summary>Who analyses.</summary>
public enum Analyzers
{
    /// <summary>The analyzer that does nothing, the floor.</summary>
    Empty,

    /// <summary>All rules.</summary>
    Rules,
}

/// <summary>All rules beside the analyzer that does nothing, on projects that grow.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcess))]
public class RuleBenchmarks
{
    /// <summary>That a call needs a role, and that the packages do not fit.</summary>
    private const int FoundInRight = 2;
    private const int FoundInWrong = 43;

    private Workload _noClient = null!, _nothingWrong = null!, _everythingWrong = null!;
    private ImmutableArray<DiagnosticAnalyzer> _analyzers;

    [Params(10, 100, 1000)]
    public int Classes { get; set; }

    [ParamsAllValues]
    public Analyzers By { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _analyzers = By == Analyzers.Rules ? Workload.Shipped() : [new EmptyAnalyzer()];
        _noClient = Workload.WithoutClient(Classes);
        _nothingWrong = Workload.NothingWrong(Classes);
        _everythingWrong = Workload.EverythingWrong(Classes);
        Found.Assert(_noClient.Analyze(_analyzers), 0);
        Found.Assert(_nothingWrong.Analyze(_analyzers), By == Analyzers.Rules ? FoundInRight * Classes : 0);
        Found.Assert(_everythingWrong.Analyze(_analyzers), By == Analyzers.Rules ? FoundInWrong * Classes : 0);
    }

    [Benchmark]
    public int NoClient() => _noClient.Analyze(_analyzers).Length;

    [Benchmark]
    public int NothingWrong() => _nothingWrong.Analyze(_analyzers).Length;

    [Benchmark]
    public int EverythingWrong() => _everythingWrong.Analyze(_analyzers).Length;
}

/// <summary>One edit in a file of 2,000 lines: a new compilation, and the diagnostics of the one tree that changed.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcess))]
public class EditBenchmarks
{
    private Workload _file = null!;
    private ImmutableArray<DiagnosticAnalyzer> _analyzers;
    private int _edit;

    /// <summary>How many of the classes in the file have a client.</summary>
    [Params(0, 3, 20)]
    public int Clients { get; set; }

    [ParamsAllValues]
    public Analyzers By { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _file = Workload.OneFile(2000, Clients);
        _analyzers = By == Analyzers.Rules ? Workload.Shipped() : [new EmptyAnalyzer()];
        // FDRY4010 for each class with a client, and FDRY6003 once in a file that has one: both are infos.
        Found.Assert(_file.AnalyzeEdit(_edit++, _analyzers), By == Analyzers.Rules && Clients > 0 ? Clients + 1 : 0);
    }

    [Benchmark]
    public int OneEdit() => _file.AnalyzeEdit(_edit++, _analyzers).Length;
}

/// <summary>Each rule alone, on a project where all of them find something and on one where none does.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcess))]
public class EachRuleBenchmarks
{
    private const int Classes = 100;

    private readonly Workload _nothingWrong = Workload.NothingWrong(Classes), _everythingWrong = Workload.EverythingWrong(Classes);
    private ImmutableArray<DiagnosticAnalyzer> _rule;

    public static IEnumerable<string> Rules => [nameof(EmptyAnalyzer), .. Workload.EachRule().Keys];

    [ParamsSource(nameof(Rules))]
    public string Rule { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _rule = [Workload.EachRule().GetValueOrDefault(Rule, new EmptyAnalyzer())];

    [Benchmark]
    public int NothingWrong() => _nothingWrong.Analyze(_rule).Length;

    [Benchmark]
    public int EverythingWrong() => _everythingWrong.Analyze(_rule).Length;
}
