using System.Collections.Concurrent;
using System.Collections.Immutable;
using Foundry.Analyzers.CodeFixes.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>A way to repair a diagnostic, as the menu of an editor has it.</summary>
internal sealed record Offer(Diagnostic Diagnostic, CodeFixProvider Fix, CodeAction Action)
{
    public string Key => Action.EquivalenceKey!;
}

/// <summary>What an editor does with a program: opens it, offers fixes, applies one or all of a kind.</summary>
internal static class Editing
{
    private static readonly ConcurrentDictionary<string, Task<Project>> s_empty = new();

    public static async Task<Project> OpenAsync(CorpusProgram program)
    {
        // Projects with the same references share what the compiler has read of them.
        var references = program.References;
        var project = await s_empty.GetOrAdd($"{program.Kind} {string.Join("|", references.Select(reference => reference.Display))}", _ => EmptyAsync(program.CompilationOptions, references));
        foreach (var source in program.Sources)
            project = project.AddDocument(Path.GetFileName(source.Path), source.Text, filePath: source.Path).Project;
        foreach (var file in program.Files)
            project = project.AddAdditionalDocument(Path.GetFileName(file.Path), file.Text, filePath: file.Path).Project;
        return program.Config.Length == 0 ? project : project.AddAnalyzerConfigDocument(".globalconfig", SourceText.From("is_global = true\n" + program.Config), filePath: "/.globalconfig").Project;
    }

    private static async Task<Project> EmptyAsync(CompilationOptions options, MetadataReference[] references)
    {
        var id = ProjectId.CreateNewId();
        var project = new AdhocWorkspace().CurrentSolution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, "Program", "Program", LanguageNames.CSharp,
                parseOptions: new CSharpParseOptions(LanguageVersion.Latest), compilationOptions: options, metadataReferences: references))
            .AddAnalyzerReference(id, new HelperReference()).GetProject(id)!;
        (await project.GetCompilationAsync())!.GetSpecialType(SpecialType.System_Object);
        return project;
    }

    /// <summary>The texts of all its documents, by their paths.</summary>
    public static async Task<ImmutableArray<string>> TextsAsync(Project project)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var document in project.Documents.Concat(project.AdditionalDocuments).OrderBy(document => document.FilePath, StringComparer.Ordinal))
            texts.Add((await document.GetTextAsync()).ToString());
        return texts.ToImmutable();
    }

    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project) => await Rules.RunAsync((await project.GetCompilationAsync())!, project.AnalyzerOptions);

    /// <summary>What is offered for the diagnostics in its documents, its additional ones too.</summary>
    public static async Task<ImmutableArray<Offer>> OffersAsync(Project project)
    {
        var offers = ImmutableArray.CreateBuilder<Offer>();
        foreach (var diagnostic in await DiagnosticsAsync(project))
        {
            foreach (var fix in Rules.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
                offers.AddRange(await OffersAsync(project, diagnostic, fix));
        }

        return offers.ToImmutable();
    }

    /// <summary>The first thing a fix offers of one kind.</summary>
    public static async Task<Offer?> NextAsync(Project project, CodeFixProvider fix, string key)
    {
        foreach (var diagnostic in await FixableAsync(project, fix))
        {
            if ((await OffersAsync(project, diagnostic, fix)).FirstOrDefault(offer => offer.Key == key) is { } next)
                return next;
        }

        return null;
    }

    /// <summary>The project afterwards, its documents read anew from their text.</summary>
    public static async Task<Project> ApplyAsync(Project project, CodeAction action)
    {
        var solution = (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        foreach (var id in project.DocumentIds)
            solution = solution.WithDocumentText(id, SourceText.From((await solution.GetDocument(id)!.GetTextAsync()).ToString()));
        return solution.GetProject(project.Id)!;
    }

    /// <summary>All of one kind at once; a document after the other where that is the scope.</summary>
    public static async Task<Project> ApplyAllAsync(Project project, CodeFixProvider fix, string key, FixAllScope scope)
    {
        if (scope != FixAllScope.Document)
            return await ApplyAsync(project, await FixableAsync(project, fix), provided => new(project, fix, scope, key, fix.FixableDiagnosticIds, provided, default));

        foreach (var id in project.DocumentIds)
        {
            var document = project.GetDocument(id)!;
            var inside = (await FixableAsync(project, fix)).Where(diagnostic => diagnostic.Location.GetLineSpan().Path == document.FilePath).ToImmutableArray();
            project = await ApplyAsync(project, inside, provided => new(document, fix, scope, key, fix.FixableDiagnosticIds, provided, default));
        }

        return project;

        async Task<Project> ApplyAsync(Project project, ImmutableArray<Diagnostic> found, Func<FixAllContext.DiagnosticProvider, FixAllContext> context) =>
            found.Length > 0 && await fix.GetFixAllProvider()!.GetFixAsync(context(new Provided(found))) is { } action ? await Editing.ApplyAsync(project, action) : project;
    }

    private static async Task<ImmutableArray<Diagnostic>> FixableAsync(Project project, CodeFixProvider fix) =>
        [.. (await DiagnosticsAsync(project)).Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id))];

    private static async Task<List<Offer>> OffersAsync(Project project, Diagnostic diagnostic, CodeFixProvider fix)
    {
        var offers = new List<Offer>();
        void Add(CodeAction action) => offers.Add(new(diagnostic, fix, action));
        if (project.GetDocument(diagnostic.Location.SourceTree) is { } document)
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => Add(action), default));
        else if (fix is ManifestFix && project.AdditionalDocuments.FirstOrDefault(file => file.FilePath == diagnostic.Location.GetLineSpan().Path) is { } file)
            await fix.RegisterCodeFixesAsync(new CodeFixContext(file, diagnostic, (action, _) => Add(action), default));
        return offers;
    }

    private sealed class Provided(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancel) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancel) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.GetLineSpan().Path == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancel) =>
            Task.FromResult(diagnostics.Where(diagnostic => !diagnostic.Location.IsInSource));
    }
}
