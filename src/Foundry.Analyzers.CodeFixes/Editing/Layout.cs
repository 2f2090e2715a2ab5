using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>The layout of existing code, so that inserted code matches it: on lines of its own, or all on one line.</summary>
internal sealed class Layout
{
    private readonly string? _lineEnd;

    private Layout(string? lineEnd, string indent) => (_lineEnd, Indent) = (lineEnd, indent);

    /// <summary>Whether the code has line breaks.</summary>
    public bool HasLines => _lineEnd is not null;

    /// <summary>The white space at the start of the line.</summary>
    public string Indent { get; }

    /// <summary>The separator of two lines: a line end, or a space if the code is on one line.</summary>
    public SyntaxTriviaList Break =>
        SyntaxFactory.TriviaList(HasLines ? SyntaxFactory.EndOfLine(_lineEnd!) : SyntaxFactory.Space);

    /// <summary>The indentation as trivia.</summary>
    public SyntaxTriviaList Start =>
        HasLines && Indent.Length > 0 ? SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(Indent)) : default;

    /// <summary>Reads the layout of a node or token. It has lines only if the node or token is the first on its line.</summary>
    /// <param name="indentedAs">A position on the line that gives the indentation, if it is another line.</param>
    public static Layout Of(SyntaxNodeOrToken code, int? indentedAs = null)
    {
        var text = code.SyntaxTree!.GetText();
        var line = text.Lines.GetLineFromPosition(code.SpanStart);
        var startsLine = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, code.SpanStart)));
        if (text.Lines.Count == 1 || !startsLine)
            return new(null, "");

        // The last line may have no line end, so prefer the line before.
        var lineWithEnd = line.LineNumber > 0 ? text.Lines[line.LineNumber - 1] : line;
        var lineEnd = text.ToString(TextSpan.FromBounds(lineWithEnd.End, lineWithEnd.EndIncludingLineBreak));
        return new(lineEnd, IndentAt(text, indentedAs ?? code.SpanStart));
    }

    /// <summary>The white space before the line on which a node starts.</summary>
    public static string IndentOf(SyntaxNode node) => IndentAt(node.SyntaxTree.GetText(), node.SpanStart);

    /// <summary>Joins lines of code in this layout. Leading tabs give the depth of a line.</summary>
    public string Lines(IEnumerable<string> lines) => HasLines
        ? string.Concat(lines.Select(line => line.Length == 0 ? _lineEnd : Indented(line) + _lineEnd))
        : string.Join(" ", lines.Select(static line => line.TrimStart('\t'))) + " ";

    /// <summary>Changes the indentation of all lines but the first. Multi-line strings keep their value.</summary>
    public static TNode Moved<TNode>(TNode code, string from, string to) where TNode : SyntaxNode
    {
        if (from == to)
            return code;

        var first = code.GetFirstToken();
        return code.ReplaceTokens(
            code.DescendantTokens().Where(static token => !IsInInterpolatedString(token)),
            (token, _) => Moved(token == first ? token : WithMovedTrivia(token, from, to), from, to));
    }

    private static string IndentAt(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    private string Indented(string line)
    {
        var code = line.TrimStart('\t');
        var unit = Indent.Contains("\t") ? "\t" : "    ";
        return Indent + string.Concat(Enumerable.Repeat(unit, line.Length - code.Length)) + code;
    }

    private static bool IsInInterpolatedString(SyntaxToken token) =>
        token.Parent!.AncestorsAndSelf().Any(static node => node is InterpolatedStringExpressionSyntax);

    private static SyntaxToken WithMovedTrivia(SyntaxToken token, string from, string to)
    {
        var moved = new List<SyntaxTrivia>();
        var startsLine = StartsLine(token);
        foreach (var trivia in token.LeadingTrivia)
        {
            var isIndent = startsLine && trivia.IsKind(SyntaxKind.WhitespaceTrivia);
            moved.Add(isIndent ? SyntaxFactory.Whitespace(MovedIndent(trivia.ToString(), from, to)) : trivia);
            startsLine = trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsDirective;
        }

        return token.WithLeadingTrivia(SyntaxFactory.TriviaList(moved));
    }

    private static bool StartsLine(SyntaxToken token) =>
        token.GetPreviousToken().TrailingTrivia.Any(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    private static string MovedIndent(string indent, string from, string to) =>
        indent.StartsWith(from, StringComparison.Ordinal) ? to + indent.Substring(from.Length) : indent;

    /// <summary>
    /// Moves the lines of a raw string: the indentation of its last line is not part of its value. Leaves any other token
    /// as it is.
    /// </summary>
    private static SyntaxToken Moved(SyntaxToken token, string from, string to)
    {
        if (!token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
            return token;

        var lines = token.Text.Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
                continue;
            if (!lines[i].StartsWith(from, StringComparison.Ordinal))
                return token;
            lines[i] = MovedIndent(lines[i], from, to);
        }

        // SyntaxFactory.ParseToken of Roslyn 5.12 leaves the value empty; that of 4.14 does not.
        var moved = SyntaxFactory.ParseExpression(string.Join("\n", lines)).GetFirstToken();
        var hasSameValue = moved.IsKind(token.Kind()) && moved.ValueText == token.ValueText;
        return hasSameValue ? moved.WithTriviaFrom(token) : token;
    }
}
