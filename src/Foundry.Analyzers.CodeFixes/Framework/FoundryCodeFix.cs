using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Foundry.Analyzers.CodeFixes.Framework;

/// <summary>A fix that edits the document of its diagnostic. Fix-all runs the same edits, one editor for a whole document.</summary>
public abstract class FoundryCodeFix : CodeFixProvider
{
    private readonly FixAllProvider _fixAll;

    private protected FoundryCodeFix(params DiagnosticDescriptor[] rules)
    {
        FixableDiagnosticIds = rules.Select(rule => rule.Id).ToImmutableArray();

        // The stock batch fixer computes every fix alone and merges texts; it loses edits when several add the same using.
        _fixAll = FixAllProvider.Create(async (context, document, diagnostics) =>
            await ApplyAsync(document, diagnostics, KeyOf(context), context.CancellationToken).ConfigureAwait(false));
    }

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    public sealed override FixAllProvider GetFixAllProvider() => _fixAll;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
            return;

        var foundry = FoundryContext.For(model.Compilation, context.Document.Project.AnalyzerOptions);
        // dotnet format asks about whatever an analyzer reports first, also of another rule.
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            foreach (var repair in Offered(diagnostic, root, model, foundry, context.CancellationToken))
            {
                context.RegisterCodeFix(CodeAction.Create(repair.Title,
                    cancel => ApplyAsync(context.Document, ImmutableArray.Create(diagnostic), repair.Key, cancel), repair.Key), diagnostic);
            }
        }
    }

    /// <summary>The repairs that may be offered, the best first. Whatever could stop an edit is asked here, not in the edit.</summary>
    private protected abstract IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow);

    /// <summary>The repairs to make of those that are asked for at once, where some make others needless.</summary>
    private protected virtual IEnumerable<Repair> Together(IReadOnlyList<(Diagnostic Diagnostic, Repair Repair)> repairs) => repairs.Select(static entry => entry.Repair);

    private IEnumerable<Repair> Offered(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FoundryContext foundry, CancellationToken cancel) =>
        Repairs(diagnostic, root, model, foundry.Flow(cancel)).Where(repair => !repair.LosesTrivia
            && (!repair.UsesAccessHelper || foundry.HasAccessHelper)
            && !IsInExpressionTree(repair.Target, model, cancel));

    /// <summary>An expression tree takes only part of the language; what is inserted may be of the other.</summary>
    private static bool IsInExpressionTree(SyntaxNode target, SemanticModel model, CancellationToken cancel) =>
        target.Ancestors().OfType<LambdaExpressionSyntax>().Any(lambda => model.GetTypeInfo(lambda, cancel).ConvertedType is { Name: "Expression", ContainingNamespace.Name: "Expressions" });

    /// <summary>
    /// The way to repair everything; null for the one that is offered first. Where an analyzer reports another rule first, dotnet format
    /// has the key of that rule's repair, or none.
    /// </summary>
    private string? KeyOf(FixAllContext context) =>
        context.CodeActionEquivalenceKey is { } key && (!FixableDiagnosticIds.Contains(key) || context.DiagnosticIds.Contains(key)) ? key : null;

    private async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string? key, CancellationToken cancel)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancel).ConfigureAwait(false);

        var foundry = FoundryContext.For(editor.SemanticModel.Compilation, document.Project.AnalyzerOptions);
        var offered = diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan)
            .SelectMany(diagnostic => Offered(diagnostic, editor.OriginalRoot, editor.SemanticModel, foundry, cancel), static (diagnostic, repair) => (Diagnostic: diagnostic, Repair: repair)).ToArray();
        key ??= offered.Select(static entry => entry.Repair.Key).FirstOrDefault();
        var found = offered.Where(entry => entry.Repair.Key == key).GroupBy(static entry => entry.Diagnostic).Select(static ways => ways.First());
        var repairs = Together(found.ToArray())
            .GroupBy(repair => repair.Target)
            .Select(group => group.First())
            // In the order of the document, as somebody repairs one by one; inner nodes first, so that an edit never meets a node that is already replaced.
            .OrderBy(repair => repair.Target.Span.End).ThenBy(repair => repair.Target.Span.Length);
        foreach (var repair in repairs)
            repair.Apply(editor);

        return await LineEnds.KeptAsync(document, editor.GetChangedDocument(), cancel).ConfigureAwait(false);
    }
}
