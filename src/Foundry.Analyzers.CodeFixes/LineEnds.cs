using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers;

/// <summary>Keeps the line ends of a document: what adds usings and formats code breaks lines as the machine does, not as the file does.</summary>
internal static class LineEnds
{
    /// <summary>The changed document as an editor completes it, with its usings, its names and its layout, and the line ends it had.</summary>
    public static async Task<Document> KeptAsync(Document before, Document after, CancellationToken cancel)
    {
        after = await ImportAdder.AddImportsAsync(after, Simplifier.AddImportsAnnotation, cancellationToken: cancel).ConfigureAwait(false);
        after = await Simplifier.ReduceAsync(after, Simplifier.Annotation, cancellationToken: cancel).ConfigureAwait(false);
        after = await Formatter.FormatAsync(after, SyntaxAnnotation.ElasticAnnotation, cancellationToken: cancel).ConfigureAwait(false);

        var text = await before.GetTextAsync(cancel).ConfigureAwait(false);
        return LineEndOf(text) is { } lineEnd
            ? after.WithText(With(lineEnd, await after.GetTextAsync(cancel).ConfigureAwait(false)))
            : after;
    }

    /// <summary>What ends every line; null where lines end differently, or there is but one.</summary>
    private static string? LineEndOf(SourceText text)
    {
        var ends = text.Lines.Take(text.Lines.Count - 1).Select(line => text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak))).Distinct(StringComparer.Ordinal).Take(2).ToArray();
        return ends.Length == 1 ? ends[0] : null;
    }

    private static SourceText With(string lineEnd, SourceText text) =>
        SourceText.From(text.ToString().Replace("\r\n", "\n").Replace("\r", "\n").Replace("\n", lineEnd), text.Encoding, text.ChecksumAlgorithm);
}
