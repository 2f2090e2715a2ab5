using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace Foundry.Analyzers.Tests;

/// <summary>Carries out an action two times and compares.</summary>
internal sealed class TwiceAction(CodeAction action) : CodeAction
{
    public override string Title => action.Title;

    public override string? EquivalenceKey => action.EquivalenceKey;

    protected override async Task<IEnumerable<CodeActionOperation>> ComputeOperationsAsync(CancellationToken cancel)
    {
        var operations = await action.GetOperationsAsync(cancel);
        var (once, again) = (Changed(operations), Changed(await action.GetOperationsAsync(cancel)));
        foreach (var id in again.GetChanges(once).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()))
        {
            var text = await once.GetDocument(id)!.GetTextAsync(cancel);
            if (!text.ContentEquals(await again.GetDocument(id)!.GetTextAsync(cancel)))
                throw new InvalidOperationException($"'{Title}' gave two different results for the same document.");
        }

        return operations;
    }

    private static Solution Changed(ImmutableArray<CodeActionOperation> operations) =>
        operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;

    // The action did it.
    protected override Task<Document> PostProcessChangesAsync(Document document, CancellationToken cancel) =>
        Task.FromResult(document);
}
