using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.CodeFixes.Framework;

/// <summary>
/// Base class of the fixes that edit <c>foundry.access.json</c> or another file that declares access. The diagnostic may be
/// in C#. Several projects or target frameworks may share the file, so it is edited once and all get the same text.
/// </summary>
public abstract class ManifestFix : CodeFixProvider
{
    private readonly FixAll _fixAll;

    private protected ManifestFix(params DiagnosticDescriptor[] rules)
    {
        FixableDiagnosticIds = rules.Select(static rule => rule.Id).ToImmutableArray();
        _fixAll = new(this);
    }

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    public sealed override FixAllProvider GetFixAllProvider() => _fixAll;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.TextDocument.Project;
        foreach (var diagnostic in context.Diagnostics)
        {
            // dotnet format passes the first diagnostic of an analyzer, even if it is of another rule.
            if (!FixableDiagnosticIds.Contains(diagnostic.Id))
                continue;
            if (TitleOf(diagnostic) is not { } title || ManifestFor(diagnostic, project) is not { } manifest)
                continue;

            var text = await manifest.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
            var changesNothing = Edited(text, ImmutableArray.Create(diagnostic)).ContentEquals(text);
            if (changesNothing)
                continue;

            var repairs = new[] { (manifest, diagnostic) };
            var action = CodeAction.Create(
                DisplayText.Sentence(title),
                cancel => ApplyAsync(project.Solution, repairs, cancel),
                equivalenceKey: GetType().Name);
            context.RegisterCodeFix(action, diagnostic);
        }
    }

    /// <summary>Returns the title of the code action, or null if the diagnostic cannot be fixed.</summary>
    private protected abstract string? TitleOf(Diagnostic diagnostic);

    /// <summary>Fixes the diagnostics in the current text. Some may have been fixed since they were reported.</summary>
    private protected abstract SourceText Edited(SourceText manifest, ImmutableArray<Diagnostic> diagnostics);

    /// <summary>Whether the fix edits files of this name.</summary>
    private protected virtual bool Edits(string path) => FileKind.OfName(path) == FileKind.Manifest;

    /// <summary>The path of the file to edit; null if it is the first of the project, as for a diagnostic in C#.</summary>
    private protected virtual string? FileOf(Diagnostic diagnostic) =>
        diagnostic.Location.IsInSource ? null : diagnostic.Location.GetLineSpan().Path;

    private TextDocument? ManifestFor(Diagnostic diagnostic, Project project)
    {
        var path = FileOf(diagnostic);
        return project.AdditionalDocuments.FirstOrDefault(file =>
            Edits(PathOf(file)) && (path is null || path == PathOf(file)));
    }

    private static string PathOf(TextDocument document) => document.FilePath ?? document.Name;

    private async Task<Solution> ApplyAsync(
        Solution solution, IEnumerable<(TextDocument Manifest, Diagnostic Diagnostic)> repairs, CancellationToken cancel)
    {
        foreach (var file in repairs.GroupBy(static repair => PathOf(repair.Manifest)))
        {
            var text = await file.First().Manifest.GetTextAsync(cancel).ConfigureAwait(false);
            var edited = Edited(text, file.Select(static repair => repair.Diagnostic).ToImmutableArray());
            if (!edited.ContentEquals(text))
                solution = WithText(solution, file.Key, edited);
        }

        return solution;
    }

    /// <summary>Replaces the text of a file in every project that shares it.</summary>
    private static Solution WithText(Solution solution, string path, SourceText text)
    {
        var documents = solution.Projects
            .SelectMany(static project => project.AdditionalDocuments)
            .Where(document => PathOf(document) == path);
        foreach (var document in documents.ToArray())
            solution = solution.WithAdditionalDocumentText(document.Id, text);

        return solution;
    }

    /// <summary>Fixes all diagnostics at once. The stock provider edits only the document of a diagnostic.</summary>
    private sealed class FixAll(ManifestFix fix) : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var isWholeSolution = context.Scope == FixAllScope.Solution;
            var repairs = new List<(TextDocument Manifest, Diagnostic Diagnostic)>();
            foreach (var project in isWholeSolution ? context.Solution.Projects : new[] { context.Project })
            {
                var diagnostics = await DiagnosticsAsync(context, project).ConfigureAwait(false);
                foreach (var diagnostic in Ordered(diagnostics))
                {
                    if (fix.TitleOf(diagnostic) is not null && fix.ManifestFor(diagnostic, project) is { } manifest)
                        repairs.Add((manifest, diagnostic));
                }
            }

            if (repairs.Count == 0)
                return null;

            var title = "Edit " + string.Join(", ", repairs.Select(static repair => repair.Manifest.Name).Distinct());
            return CodeAction.Create(
                title, cancel => fix.ApplyAsync(context.Solution, repairs, cancel), context.CodeActionEquivalenceKey);
        }

        private static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(FixAllContext context, Project project) =>
            context is { Scope: FixAllScope.Document, Document: { } document }
                ? context.GetDocumentDiagnosticsAsync(document)
                : context.GetAllDiagnosticsAsync(project);

        private static IEnumerable<Diagnostic> Ordered(IEnumerable<Diagnostic> diagnostics) => diagnostics
            .OrderBy(static diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(static diagnostic => diagnostic.Location.SourceSpan);
    }
}
