using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Testing.Model;

namespace Foundry.Analyzers.Tests;

/// <summary>
/// Microsoft's verifier with what our rules and fixes promise beyond it: no new compiler warning, one equivalence key per action,
/// the same result twice, and the wording of messages and titles.
/// </summary>
internal class RuleTest<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new() where TFix : CodeFixProvider, new()
{
    // Users of preview members have these in NoWarn; from Roslyn 4.9 on they are errors else.
    private static readonly ImmutableDictionary<string, ReportDiagnostic> Preview = new[]
    {
        "OPENAI001", "OPENAI002", "SCME0001", "SCME0002", "AAIP001", "AOAI001",
        "MEAI001", "MAAI001", "SKEXP0001", "SKEXP0010", "SKEXP0110",
    }.ToImmutableDictionary(id => id, _ => ReportDiagnostic.Suppress);

    // All tests start from this one. Left alone, the verifier composes the services of a workspace anew for every project.
    private static readonly Solution Empty = new AdhocWorkspace().CurrentSolution;

    // The verifier skips its check of generated code for analyzers that say how they treat such code, and all of ours say so.
    // With one beside them that does not, it checks.
    private readonly DiagnosticAnalyzer[] _analyzers = [new TAnalyzer(), new EmptyDiagnosticAnalyzer()];

    private readonly ConcurrentDictionary<string, Project> _projects = new();
    private readonly ConditionalWeakTable<Compilation, CompilationWithAnalyzers> _analyses = new();

    public RuleTest() => DiagnosticVerifier = (diagnostic, _, verifier) =>
    {
        // What has a page is a rule; the others are probes of the tests.
        if (diagnostic.Descriptor.HelpLinkUri.Length > 0 && _analyzers[0].SupportedDiagnostics.Contains(diagnostic.Descriptor))
            Wording.VerifyMessage(diagnostic, verifier);
    };

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => _analyzers;

    protected override CompilationOptions CreateCompilationOptions() =>
        base.CreateCompilationOptions().WithSpecificDiagnosticOptions(Preview);

    /// <summary>References the assemblies of this process, where the verifier would restore packages.</summary>
    protected override Task<Solution> CreateSolutionAsync(ProjectId id, EvaluatedProjectState state, CancellationToken cancel)
    {
        var project = ProjectInfo.Create(
            id, VersionStamp.Default, state.Name, state.AssemblyName, state.Language,
            compilationOptions: CreateCompilationOptions().WithOutputKind(state.OutputKind),
            parseOptions: CreateParseOptions().WithDocumentationMode(state.DocumentationMode),
            metadataReferences: [.. ClientReferences.Framework, .. ClientReferences.All]);
        return Task.FromResult(Empty.AddProject(project));
    }

    // The verifier compiles and analyzes the files before the fixes five times (for the diagnostics, for the fixes one by one,
    // and for each scope of fix-all), and those after the fixes as often. Each text is compiled and analyzed once.

    protected override async Task<Project> CreateProjectImplAsync(
        EvaluatedProjectState state, ImmutableArray<EvaluatedProjectState> others, CancellationToken cancel) =>
        await FirstAsync(base.ApplyCompilationOptions(await base.CreateProjectImplAsync(state, others, cancel)));

    protected override Project ApplyCompilationOptions(Project project) => project;

    protected override async Task<(Compilation compilation, ImmutableArray<Diagnostic> generatorDiagnostics)>
        GetProjectCompilationAsync(Project project, IVerifier verifier, CancellationToken cancel)
    {
        var first = await FirstAsync(project);
        var compilation = (await first.GetCompilationAsync(cancel))!;
        var analysis = CreateCompilationWithAnalyzers(compilation, [.. _analyzers], first.AnalyzerOptions, cancel);
        // A diagnostic is fixed in the project it was found in.
        return first == project || (await analysis.GetAnalysisResultAsync(cancel)).GetAllDiagnostics().IsEmpty
            ? (compilation, [])
            : await base.GetProjectCompilationAsync(project, verifier, cancel);
    }

    protected override CompilationWithAnalyzers CreateCompilationWithAnalyzers(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options, CancellationToken _) =>
        _analyses.GetValue(compilation, key => base.CreateCompilationWithAnalyzers(key, analyzers, options, default));

    /// <summary>The first project of this test with the same files.</summary>
    private async Task<Project> FirstAsync(Project project)
    {
        var documents = project.Documents.Concat(project.AdditionalDocuments).Concat(project.AnalyzerConfigDocuments);
        var texts = await Task.WhenAll(documents.Select(async file => $"{file.FilePath}\0{await file.GetTextAsync()}"));
        return _projects.GetOrAdd(string.Join('\0', texts), project);
    }

    protected override async Task RunImplAsync(CancellationToken cancel)
    {
        var (before, after) = States();
        CorpusWriter.Keep(before);
        after.ForEach(CorpusWriter.Keep);

        await base.RunImplAsync(cancel);

        // A fix that trades one warning for another is no fix.
        foreach (var state in after)
        {
            var known = await WarningsAsync(before, cancel);
            var added = (await WarningsAsync(state, cancel)).FirstOrDefault(group => group.Count() > known[group.Key].Count());
            Verify.True(added is null, $"The fix adds a compiler warning: {added?.Last()}");
        }
    }

    /// <summary>The files before and after the fixes, without markup.</summary>
    private (SolutionState Before, List<SolutionState> After) States()
    {
        var fixable = GetCodeFixProviders().SelectMany(fix => fix.FixableDiagnosticIds).ToImmutableArray();
        var before = TestState.WithInheritedValuesApplied(null, fixable);
        return (Plain(before), new[] { FixedState, BatchFixedState }.Where(CodeActionExpected)
            .Select(state => Plain(state.WithInheritedValuesApplied(before, fixable))).ToList());

        SolutionState Plain(SolutionState state) => state.WithProcessedMarkup(
            MarkupOptions, GetDefaultDiagnostic(_analyzers), _analyzers[0].SupportedDiagnostics, fixable, DefaultFilePath);
    }

    private async Task<ILookup<string, Diagnostic>> WarningsAsync(SolutionState state, CancellationToken cancel)
    {
        var project = await CreateProjectAsync(new EvaluatedProjectState(state, ReferenceAssemblies), [], cancel);
        return (await project.GetCompilationAsync(cancel))!.GetDiagnostics(cancel)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning).ToLookup(diagnostic => diagnostic.Id);
    }

    protected override ImmutableArray<CodeAction> FilterCodeActions(ImmutableArray<CodeAction> actions)
    {
        foreach (var action in actions)
        {
            Verify.True(!string.IsNullOrEmpty(action.EquivalenceKey), $"'{action.Title}' has no equivalence key.");
            Wording.VerifyTitle(typeof(TFix).Name, action.Title, Verify);
        }

        var keys = actions.Select(action => action.EquivalenceKey).Distinct().Count();
        Verify.True(keys == actions.Length, "Two actions share an equivalence key.");
        return [.. base.FilterCodeActions(actions).Select(action => new TwiceAction(action))];
    }
}
