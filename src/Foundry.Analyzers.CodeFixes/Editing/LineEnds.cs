using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>Keeps the line ends of a document: what adds usings and formats code breaks lines as the machine does, not as the file does.</summary>
internal static class LineEnds
{
    /// <summary>The changed document as an editor completes it, with its usings, its names and its layout, and the line ends it had.</summary>
    public static async Task<Document> KeptAsync(Document before, Document after, CancellationToken cancel)
    {
        after = await ImportAdder.AddImportsAsync(after, Simplifier.AddImportsAnnotation, cancellationToken: cancel).ConfigureAwait(false);
        after = await Simplifier.ReduceAsync(after, Simplifier.Annotation, cancellationToken: cancel).ConfigureAwait(false);
        after = await Formatter.FormatAsync(after, SyntaxAnnotation.ElasticAnnotation, cancellationToken: cancel).ConfigureAwait(false);

        var ends = LineEndsOf(await before.GetTextAsync(cancel).ConfigureAwait(false));
        var text = await after.GetTextAsync(cancel).ConfigureAwait(false);
        return ends.Length > 1 || (ends.FirstOrDefault() ?? LineEndsOf(text).LastOrDefault()) is not { } lineEnd ? after : after.WithText(With(lineEnd, text));
    }

    /// <summary>What ends the lines, each once: one of them in most files, and none where there is but one line.</summary>
    private static string[] LineEndsOf(SourceText text) => text.Lines.Take(text.Lines.Count - 1)
        .Select(line => text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak))).Distinct(StringComparer.Ordinal).ToArray();

    private static SourceText With(string lineEnd, SourceText text) =>
        SourceText.From(text.ToString().Replace("\r\n", "\n").Replace("\r", "\n").Replace("\n", lineEnd), text.Encoding, text.ChecksumAlgorithm);
}
