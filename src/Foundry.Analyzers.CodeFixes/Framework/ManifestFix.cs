using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Foundry.Analyzers.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.CodeFixes.Framework;

/// <summary>
/// A fix that edits <c>foundry.access.json</c>, wherever its diagnostic stands, or another file that declares access. Several projects, and several target frameworks of
/// one, may share the file: it is edited once, and all of them get the same text.
/// </summary>
public abstract class ManifestFix : CodeFixProvider
{
    private readonly FixAll _fixAll;

    private protected ManifestFix(params DiagnosticDescriptor[] rules)
    {
        FixableDiagnosticIds = rules.Select(rule => rule.Id).ToImmutableArray();
        _fixAll = new(this);
    }

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    public sealed override FixAllProvider GetFixAllProvider() => _fixAll;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.TextDocument.Project;
        // dotnet format hands over whatever an analyzer reports first, also of another rule.
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            if (TitleOf(diagnostic) is not { } title || ManifestFor(diagnostic, project) is not { } manifest)
                continue;

            // What changes nothing is not offered.
            var text = await manifest.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
            if (!Edited(text, ImmutableArray.Create(diagnostic)).ContentEquals(text))
            {
                context.RegisterCodeFix(CodeAction.Create(title,
                    cancel => ApplyAsync(project.Solution, new[] { (manifest, diagnostic) }, cancel), GetType().Name), diagnostic);
            }
        }
    }

    /// <summary>What the menu says; null where the diagnostic cannot be repaired.</summary>
    private protected abstract string? TitleOf(Diagnostic diagnostic);

    /// <summary>The manifest with all of these diagnostics repaired. The text is as it is now; some may have been repaired since they were reported.</summary>
    private protected abstract SourceText Edited(SourceText manifest, ImmutableArray<Diagnostic> diagnostics);

    /// <summary>Whether it edits a file of this name.</summary>
    private protected virtual bool Edits(string path) => AccessManifest.IsNameOf(path);

    /// <summary>The file a diagnostic stands in; of one in C#, the first of the project.</summary>
    private TextDocument? ManifestFor(Diagnostic diagnostic, Project project) => project.AdditionalDocuments.FirstOrDefault(file =>
        Edits(PathOf(file)) && (diagnostic.Location.IsInSource || diagnostic.Location.GetLineSpan().Path == PathOf(file)));

    private static string PathOf(TextDocument document) => document.FilePath ?? document.Name;

    private async Task<Solution> ApplyAsync(Solution solution, IEnumerable<(TextDocument Manifest, Diagnostic Diagnostic)> repairs, CancellationToken cancel)
    {
        foreach (var file in repairs.GroupBy(repair => PathOf(repair.Manifest)))
        {
            var text = await file.First().Manifest.GetTextAsync(cancel).ConfigureAwait(false);
            var edited = Edited(text, file.Select(repair => repair.Diagnostic).ToImmutableArray());
            if (edited.ContentEquals(text))
                continue;

            foreach (var document in solution.Projects.SelectMany(project => project.AdditionalDocuments).Where(document => PathOf(document) == file.Key).ToArray())
                solution = solution.WithAdditionalDocumentText(document.Id, edited);
        }

        return solution;
    }

    /// <summary>Repairs everything at once; the stock provider knows only edits of the document that a diagnostic stands in.</summary>
    private sealed class FixAll(ManifestFix fix) : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var repairs = new List<(TextDocument, Diagnostic)>();
            foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : new[] { context.Project })
            {
                foreach (var diagnostic in Ordered(await DiagnosticsAsync(context, project).ConfigureAwait(false)))
                {
                    if (fix.TitleOf(diagnostic) is not null && fix.ManifestFor(diagnostic, project) is { } manifest)
                        repairs.Add((manifest, diagnostic));
                }
            }

            return repairs.Count == 0 ? null
                : CodeAction.Create("Edit " + string.Join(", ", repairs.Select(repair => repair.Item1.Name).Distinct()), cancel => fix.ApplyAsync(context.Solution, repairs, cancel), context.CodeActionEquivalenceKey);
        }

        private static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(FixAllContext context, Project project) =>
            context is { Scope: FixAllScope.Document, Document: { } document } ? context.GetDocumentDiagnosticsAsync(document) : context.GetAllDiagnosticsAsync(project);

        private static IEnumerable<Diagnostic> Ordered(IEnumerable<Diagnostic> diagnostics) => diagnostics
            .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, System.StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan);
    }
}
