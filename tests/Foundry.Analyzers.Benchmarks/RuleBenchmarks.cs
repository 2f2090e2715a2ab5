using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Foundry.Analyzers.Tests.Performance;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Benchmarks;

/// <summary>All rules and the analyzer that does nothing, on projects that grow, and on one edit in a file of about 2,000 lines.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcess))]
public class RuleBenchmarks
{
    private sealed class InProcess : ManualConfig
    {
        public InProcess() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    }

    private readonly ImmutableArray<DiagnosticAnalyzer> _rules = Workload.AllRules();
    private readonly ImmutableArray<DiagnosticAnalyzer> _empty = [new EmptyAnalyzer()];
    private Workload _withoutClient = null!, _nothingWrong = null!, _everythingWrong = null!, _file = null!;
    private int _edit;

    [Params(10, 100, 1000)]
    public int Classes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _withoutClient = Workload.WithoutClient(Classes);
        _nothingWrong = Workload.NothingWrong(Classes);
        _everythingWrong = Workload.EverythingWrong(Classes);
        _file = Workload.OneClass(2000, static i => $"    object M{i}(string text) => new Uri(text.Trim() + \"{i}\");");
        if (_withoutClient.Analyze(_rules).Length != 0 || _everythingWrong.Analyze(_rules).Length < 10 * Classes)
            throw new InvalidOperationException("The rules do not find what is there.");
    }

    [Benchmark]
    public int WithoutClient() => _withoutClient.Analyze(_rules).Length;

    [Benchmark]
    public int NothingWrongEmpty() => _nothingWrong.Analyze(_empty).Length;

    [Benchmark]
    public int NothingWrong() => _nothingWrong.Analyze(_rules).Length;

    [Benchmark]
    public int EverythingWrongEmpty() => _everythingWrong.Analyze(_empty).Length;

    [Benchmark]
    public int EverythingWrong() => _everythingWrong.Analyze(_rules).Length;

    [Benchmark]
    public int OneEditEmpty() => _file.AnalyzeEdit(_edit++, _empty).Length;

    [Benchmark]
    public int OneEdit() => _file.AnalyzeEdit(_edit++, _rules).Length;
}
