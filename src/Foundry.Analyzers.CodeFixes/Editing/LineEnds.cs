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

/// <summary>
/// Keeps the line ends of a document. The workspace breaks lines in the style of the machine when it adds usings and formats
/// code.
/// </summary>
internal static class LineEnds
{
    /// <summary>Adds usings, simplifies names and formats inserted code, and restores the original line ends.</summary>
    public static async Task<Document> KeptAsync(Document before, Document after, CancellationToken cancel)
    {
        after = await ImportAdder
            .AddImportsAsync(after, Simplifier.AddImportsAnnotation, cancellationToken: cancel).ConfigureAwait(false);
        after = await Simplifier
            .ReduceAsync(after, Simplifier.Annotation, cancellationToken: cancel).ConfigureAwait(false);
        after = await Formatter
            .FormatAsync(after, SyntaxAnnotation.ElasticAnnotation, cancellationToken: cancel).ConfigureAwait(false);

        var originalEnds = DistinctLineEnds(await before.GetTextAsync(cancel).ConfigureAwait(false));
        var text = await after.GetTextAsync(cancel).ConfigureAwait(false);
        var lineEnd = originalEnds.FirstOrDefault() ?? DistinctLineEnds(text).LastOrDefault();
        var isMixed = originalEnds.Length > 1;
        return isMixed || lineEnd is null ? after : after.WithText(WithLineEnd(text, lineEnd));
    }

    /// <summary>Lists the different line ends of a text. There are none if it has only one line.</summary>
    private static string[] DistinctLineEnds(SourceText text) => text.Lines
        .Take(text.Lines.Count - 1)
        .Select(line => text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)))
        .Distinct(StringComparer.Ordinal)
        .ToArray();

    private static SourceText WithLineEnd(SourceText text, string lineEnd)
    {
        var changed = text.ToString().Replace("\r\n", "\n").Replace("\r", "\n").Replace("\n", lineEnd);
        return SourceText.From(changed, text.Encoding, text.ChecksumAlgorithm);
    }
}
