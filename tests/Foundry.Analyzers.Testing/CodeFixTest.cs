using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Adds to an analyzer test the fixes: one by one, and all at once in a document, a project and the solution.</summary>
public abstract class CodeFixTest<TVerifier> : AnalyzerTest<TVerifier> where TVerifier : IVerifier, new()
{
    public string FixedCode { set => FixedState.Sources.Add(value); }
    public string BatchFixedCode { set => BatchFixedState.Sources.Add(value); }
    public SolutionState FixedState { get; } = new();
    public SolutionState BatchFixedState { get; } = new();
    public int? CodeActionIndex { get; set; }
    public string? CodeActionEquivalenceKey { get; set; }
    public int? NumberOfIncrementalIterations { get; set; }
    public int NumberOfFixAllIterations { get; set; } = 1;
    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    protected abstract IEnumerable<CodeFixProvider> GetCodeFixProviders();

    protected override async Task RunImplAsync(CancellationToken ct)
    {
        var fixable = GetCodeFixProviders().SelectMany(p => p.FixableDiagnosticIds).ToImmutableArray();
        var test = Resolve(TestState, fixable: []);
        await VerifyDiagnosticsAsync(test, "test state", ct);
        if (FixedState.Sources.Count == 0)
            return;

        var nothingToFix = SameText(test, FixedState);
        var after = Inherit(FixedState, test, nothingToFix ? [] : fixable, keepExpected: nothingToFix);
        await VerifyEachAsync(test, after, nothingToFix, ct);
        if (!nothingToFix)
            await VerifyDiagnosticsAsync(after, "fixed state", ct);

        var batch = BatchFixedState.Sources.Count == 0 ? after : Inherit(BatchFixedState, test, fixable, keepExpected: false);
        foreach (var (scope, skip) in new[]
        {
            (FixAllScope.Document, CodeFixTestBehaviors.SkipFixAllInDocumentCheck),
            (FixAllScope.Project, CodeFixTestBehaviors.SkipFixAllInProjectCheck),
            (FixAllScope.Solution, CodeFixTestBehaviors.SkipFixAllInSolutionCheck),
        })
        {
            if (!nothingToFix && !CodeFixTestBehaviors.HasFlag(skip))
                await VerifyFixAllAsync(test, batch, scope, ct);
        }
    }

    private async Task VerifyEachAsync(SolutionState before, SolutionState after, bool none, CancellationToken ct)
    {
        var project = CreateProject(before);
        var limit = NumberOfIncrementalIterations ?? before.ExpectedDiagnostics.Count;
        for (var count = 0; ; count++)
        {
            var pick = await PickAsync(project, ct);
            if (pick is null)
            {
                if (NumberOfIncrementalIterations is { } exact && exact != count)
                    throw new VerificationException($"Expected {exact} fixes, one at a time, but {count} were applied.");
                break;
            }
            if (none)
                throw new VerificationException($"No fix was expected, but '{pick.Value.Action.Title}' is offered for {pick.Value.Diagnostic}.");
            if (count == limit)
                throw new VerificationException($"More than {limit} fixes were needed; does the fix leave its own diagnostic behind? {pick.Value.Diagnostic}");
            var once = await ApplyAsync(project, pick.Value.Action, ct);
            await VerifyNoNewWarningsAsync(project, once, pick.Value.Action, ct);
            var again = await ApplyAsync(project, (await PickAsync(project, ct))!.Value.Action, ct);
            if (await TextAsync(once, ct) != await TextAsync(again, ct))
                throw new VerificationException($"'{pick.Value.Action.Title}' gave two different results for the same document.");
            project = once;
            if (CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne))
                break;
        }
        await CompareTextAsync(project, after, "fixes one at a time", ct);
    }

    /// <summary>A fix that trades one warning for another is no fix.</summary>
    private static async Task VerifyNoNewWarningsAsync(Project before, Project after, CodeAction action, CancellationToken ct)
    {
        static async Task<ILookup<string, Diagnostic>> WarningsAsync(Project project, CancellationToken ct) =>
            (await project.GetCompilationAsync(ct))!.GetDiagnostics(ct).Where(d => d.Severity == DiagnosticSeverity.Warning).ToLookup(d => d.Id);

        var (known, now) = (await WarningsAsync(before, ct), await WarningsAsync(after, ct));
        if (now.FirstOrDefault(group => group.Count() > known[group.Key].Count()) is { } added)
            throw new VerificationException($"'{action.Title}' adds a compiler warning: {added.Last()}");
    }

    private async Task VerifyFixAllAsync(SolutionState before, SolutionState after, FixAllScope scope, CancellationToken ct)
    {
        var project = CreateProject(before);
        var passes = scope == FixAllScope.Document ? Math.Max(NumberOfFixAllIterations, before.Sources.Count) : NumberOfFixAllIterations;
        for (var pass = 0; pass < passes; pass++)
        {
            if (await PickAsync(project, ct) is not { } pick)
                break;
            if (pick.Provider.GetFixAllProvider() is not { } all || !all.GetSupportedFixAllScopes().Contains(scope))
                return;
            var diagnostics = await GetDiagnosticsAsync(project, ct);
            var context = new FixAllContext(pick.Document, pick.Provider, scope, pick.Action.EquivalenceKey!,
                all.GetSupportedFixAllDiagnosticIds(pick.Provider), new Provided(diagnostics), ct);
            if (await all.GetFixAsync(context) is not { } action)
                break;
            var changed = await ApplyAsync(project, action, ct);
            await VerifyNoNewWarningsAsync(project, changed, action, ct);
            project = changed;
        }
        await CompareTextAsync(project, after, $"fix all in {scope} ({passes} pass)", ct);
    }

    private async Task<(Diagnostic Diagnostic, Document Document, CodeFixProvider Provider, CodeAction Action)?> PickAsync(Project project, CancellationToken ct)
    {
        var onlyLocal = !CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipLocalDiagnosticCheck);
        foreach (var diagnostic in await GetDiagnosticsAsync(project, ct, local: onlyLocal))
        {
            if (project.Solution.GetDocument(diagnostic.Location.SourceTree) is not { } document)
                continue;
            foreach (var provider in GetCodeFixProviders().Where(p => p.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                var actions = new List<CodeAction>();
                await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (a, _) => actions.Add(a), ct));
                if (actions.FirstOrDefault(a => string.IsNullOrEmpty(a.EquivalenceKey)) is { } unnamed)
                    throw new VerificationException($"{provider.GetType().Name}: '{unnamed.Title}' has no equivalence key.");
                actions.ForEach(a => Wording.VerifyTitle(provider.GetType().Name, a.Title));
                if (actions.Select(a => a.EquivalenceKey).Distinct().Count() != actions.Count)
                    throw new VerificationException($"{provider.GetType().Name}: two actions share an equivalence key.");
                var action = CodeActionEquivalenceKey is { } key ? actions.Find(a => a.EquivalenceKey == key) : actions.ElementAtOrDefault(CodeActionIndex ?? 0);
                if (action is not null)
                    return (diagnostic, document, provider, action);
            }
        }
        return null;
    }

    private static async Task<Project> ApplyAsync(Project project, CodeAction action, CancellationToken ct)
    {
        var operations = await action.GetOperationsAsync(ct);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var any = false;
        foreach (var id in changed.GetChanges(project.Solution).GetProjectChanges().SelectMany(c => c.GetChangedDocuments()).ToArray())
        {
            var document = changed.GetDocument(id)!;
            var text = await document.GetTextAsync(ct);
            any |= !text.ContentEquals(await project.Solution.GetDocument(id)!.GetTextAsync(ct));
            // The tree a fix builds must be the one the compiler reads from its text, or the next fix works on a fiction.
            var parsed = CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)project.ParseOptions!, cancellationToken: ct);
            if (!Shape(await parsed.GetRootAsync(ct)).SequenceEqual(Shape((await document.GetSyntaxRootAsync(ct))!)))
                throw new VerificationException($"'{action.Title}' built a tree that does not match its own text:\n{text}");
            changed = changed.WithDocumentText(id, SourceText.From(text.ToString(), text.Encoding));
        }
        return any ? changed.GetProject(project.Id)! : throw new VerificationException($"'{action.Title}' is offered but changes nothing.");
    }

    /// <summary>The nodes and tokens of a tree. (SyntaxFactory.AreEquivalent takes an empty list for something else than none.)</summary>
    private static IEnumerable<(int Kind, TextSpan Span, string Text)> Shape(SyntaxNode root) =>
        root.DescendantNodesAndTokens().Select(part => (part.RawKind, part.Span, part.IsToken ? part.AsToken().ValueText : ""));

    private static async Task<string> TextAsync(Project project, CancellationToken ct)
    {
        var texts = await Task.WhenAll(project.Documents.OrderBy(d => d.FilePath, StringComparer.Ordinal).Select(d => d.GetTextAsync(ct)));
        return string.Join("\n\f", texts.Select(t => t.ToString()));
    }

    private static async Task CompareTextAsync(Project project, SolutionState after, string what, CancellationToken ct)
    {
        foreach (var (path, expected) in after.Sources)
        {
            var actual = (await project.Documents.Single(d => d.FilePath == path).GetTextAsync(ct)).ToString();
            if (expected.ToString() != actual)
                throw new VerificationException($"{what}: {path} differs.\n{Diff(expected.ToString(), actual)}");
        }
    }

    /// <summary>Names the first line that differs, with line ends made visible.</summary>
    private static string Diff(string expected, string actual)
    {
        var (e, a) = (expected.Split('\n'), actual.Split('\n'));
        var line = 0;
        while (line < e.Length && line < a.Length && e[line] == a[line])
            line++;
        string Show(string[] lines) => line < lines.Length ? lines[line].Replace("\r", "\\r").Replace("\t", "\\t") : "(end)";
        return $"line {line + 1}:\n  expected: {Show(e)}\n  actual:   {Show(a)}\n--- actual ---\n{actual}";
    }

    private SolutionState Inherit(SolutionState state, SolutionState before, ImmutableArray<string> fixable, bool keepExpected)
    {
        var result = Resolve(state, fixable);
        result.OutputKind ??= before.OutputKind;
        if (result.AdditionalFiles.Count == 0) result.AdditionalFiles.AddRange(before.AdditionalFiles);
        if (result.AnalyzerConfigFiles.Count == 0) result.AnalyzerConfigFiles.AddRange(before.AnalyzerConfigFiles);
        if (result.AdditionalReferences.Count == 0) result.AdditionalReferences.AddRange(before.AdditionalReferences);
        if (keepExpected) { result.ExpectedDiagnostics.Clear(); result.ExpectedDiagnostics.AddRange(before.ExpectedDiagnostics); }
        return result;
    }

    private bool SameText(SolutionState test, SolutionState state) =>
        state.Sources.Select(s => Markup.Parse(s.content.ToString()).Text).SequenceEqual(test.Sources.Select(s => s.content.ToString()));

    private sealed class Provided(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken ct) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken ct) => Task.FromResult(diagnostics.Where(d => d.Location.GetLineSpan().Path == document.FilePath));
        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken ct) => Task.FromResult(diagnostics.Where(d => !d.Location.IsInSource));
    }
}
