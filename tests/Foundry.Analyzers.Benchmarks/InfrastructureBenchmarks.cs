using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Infrastructure;
using Foundry.Analyzers.Tests.Performance;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Benchmarks;

/// <summary>What infrastructure costs: reading all of it, as the first call of a build does, and an edit in C# beside it.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcess))]
public class InfrastructureBenchmarks
{
    private readonly ImmutableArray<DiagnosticAnalyzer> _rules = Workload.Shipped();
    private InfrastructureFile[] _files = [];
    private Workload _project = null!;
    private int _edit;

    /// <summary>Resources and outputs, in files of about 3 KB.</summary>
    [Params(50, 500, 5000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var files = BicepFile.Many(Entries);
        _files = [.. files.Select(static file => new InfrastructureFile(file.Path, file.GetText(), FileKind.Bicep))];
        _project = Workload.NothingWrong(10, files);
        var found = Read();
        Found.Assert(_project.AnalyzeEdit(_edit++, _rules), 1);
        if (found.Grants.Length != 2 * files.Count || found.Accounts.Length != files.Count)
            throw new InvalidOperationException($"{found.Grants.Length} grants and {found.Accounts.Length} accounts were found in {files.Count} files.");
    }

    [Benchmark]
    public int ParseAndResolve() => Read().Grants.Length;

    [Benchmark]
    public int OneEdit() => _project.AnalyzeEdit(_edit++, _rules).Length;

    private DeclaredInfrastructure Read() =>
        InfrastructureReader.Read(_files, static file => InfrastructureReader.Parse(file, default), CancellationToken.None);
}
