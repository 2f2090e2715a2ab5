using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Foundry.Analyzers.CodeFixes.Framework;

/// <summary>Base class of the fixes that edit C#. Fix-all applies the same edits, with one editor for each document.</summary>
public abstract class FoundryCodeFix : CodeFixProvider
{
    private static readonly KnownType ExpressionTree = new("System.Linq.Expressions.Expression`1");

    private readonly FixAllProvider _fixAll;

    private protected FoundryCodeFix(params DiagnosticDescriptor[] rules)
    {
        FixableDiagnosticIds = rules.Select(static rule => rule.Id).ToImmutableArray();

        // The stock batch fixer applies each fix separately and merges the texts. It loses edits that add the same using.
        _fixAll = FixAllProvider.Create(async (context, document, diagnostics) =>
            await ApplyAsync(document, diagnostics, KeyOf(context), context.CancellationToken).ConfigureAwait(false));
    }

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    public sealed override FixAllProvider GetFixAllProvider() => _fixAll;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        var cancel = context.CancellationToken;
        if (await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false) is not { } root)
            return;
        if (await document.GetSemanticModelAsync(cancel).ConfigureAwait(false) is not { } model)
            return;

        var foundry = FoundryContext.For(model.Compilation, document.Project.AnalyzerOptions);
        foreach (var diagnostic in context.Diagnostics)
        {
            // dotnet format asks about the first diagnostic of an analyzer, even if it is of another rule.
            if (!FixableDiagnosticIds.Contains(diagnostic.Id))
                continue;

            foreach (var repair in Offered(diagnostic, root, model, foundry, cancel))
                context.RegisterCodeFix(ActionFor(repair, document, diagnostic), diagnostic);
        }
    }

    /// <summary>Lists the possible repairs, the best first. Checks everything that could prevent an edit.</summary>
    private protected abstract IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow);

    /// <summary>Selects the repairs of a fix-all. A derived class drops those that another repair makes unnecessary.</summary>
    private protected virtual IEnumerable<Repair> SelectForFixAll(
        IReadOnlyList<(Diagnostic Diagnostic, Repair Repair)> repairs) => repairs.Select(static entry => entry.Repair);

    private IEnumerable<Repair> Offered(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FoundryContext foundry, CancellationToken cancel) =>
        Repairs(diagnostic, root, model, foundry.Flow(cancel)).Where(repair =>
            !repair.LosesTrivia
            && (!repair.UsesAccessHelper || foundry.HasAccessHelper)
            && !IsInExpressionTree(repair.Target, model, cancel));

    /// <summary>Whether a node is in an expression tree, which allows only part of the language.</summary>
    private static bool IsInExpressionTree(SyntaxNode target, SemanticModel model, CancellationToken cancel) => target
        .Ancestors()
        .OfType<LambdaExpressionSyntax>()
        .Any(lambda => ExpressionTree.Matches(model.GetTypeInfo(lambda, cancel).ConvertedType));

    private CodeAction ActionFor(Repair repair, Document document, Diagnostic diagnostic)
    {
        var diagnostics = ImmutableArray.Create(diagnostic);
        return CodeAction.Create(
            repair.Title, cancel => ApplyAsync(document, diagnostics, repair.Key, cancel), repair.Key);
    }

    /// <summary>Returns the key of the repair to apply everywhere, or null for the first repair offered.</summary>
    private string? KeyOf(FixAllContext context)
    {
        if (context.CodeActionEquivalenceKey is not { } key)
            return null;

        // If an analyzer reports another rule first, dotnet format passes the key of that rule's repair.
        var isOfOtherRule = FixableDiagnosticIds.Contains(key) && !context.DiagnosticIds.Contains(key);
        return isOfOtherRule ? null : key;
    }

    private async Task<Document> ApplyAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, string? key, CancellationToken cancel)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancel).ConfigureAwait(false);
        foreach (var repair in Selected(editor, document, diagnostics, key, cancel))
            repair.Apply(editor);

        return await LineEnds.KeptAsync(document, editor.GetChangedDocument(), cancel).ConfigureAwait(false);
    }

    private IEnumerable<Repair> Selected(
        DocumentEditor editor,
        Document document,
        ImmutableArray<Diagnostic> diagnostics,
        string? key,
        CancellationToken cancel)
    {
        var (root, model) = (editor.OriginalRoot, editor.SemanticModel);
        var foundry = FoundryContext.For(model.Compilation, document.Project.AnalyzerOptions);
        var offered = diagnostics
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan)
            .SelectMany(
                diagnostic => Offered(diagnostic, root, model, foundry, cancel),
                static (diagnostic, repair) => (Diagnostic: diagnostic, Repair: repair))
            .ToArray();

        key ??= offered.Select(static entry => entry.Repair.Key).FirstOrDefault();
        var oneForEachDiagnostic = offered
            .Where(entry => entry.Repair.Key == key)
            .GroupBy(static entry => entry.Diagnostic)
            .Select(static entries => entries.First())
            .ToArray();

        // In the order of the document, like fixing one by one. Inner nodes first, so that no edit meets a replaced node.
        return SelectForFixAll(oneForEachDiagnostic)
            .GroupBy(static repair => repair.Target)
            .Select(static repairs => repairs.First())
            .OrderBy(static repair => repair.Target.Span.End)
            .ThenBy(static repair => repair.Target.Span.Length);
    }
}
