using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>How code around a place is laid out, so that what is inserted looks like it: on lines of its own, or all on the one line.</summary>
internal sealed class Layout
{
    private readonly string? _lineEnd;

    private Layout(string? lineEnd, string indent) => (_lineEnd, Indent) = (lineEnd, indent);

    /// <summary>Whether lines are broken.</summary>
    public bool HasLines => _lineEnd is not null;

    /// <summary>The white space before the line.</summary>
    public string Indent { get; }

    public string Deeper => Indent + (Indent.Contains("\t") ? "\t" : "    ");

    /// <summary>The layout of a node or token that starts its line; of any other it is one line.</summary>
    /// <param name="indentedAs">Where the line begins that gives the indentation, if it is another.</param>
    public static Layout Of(SyntaxNodeOrToken code, int? indentedAs = null)
    {
        var text = code.SyntaxTree!.GetText();
        var line = text.Lines.GetLineFromPosition(code.SpanStart);
        if (text.Lines.Count == 1 || text.ToString(TextSpan.FromBounds(line.Start, code.SpanStart)).Trim().Length > 0)
            return new(null, "");

        // The first line has no line before it, and the last one need not end.
        var broken = line.LineNumber > 0 ? text.Lines[line.LineNumber - 1] : line;
        return new(text.ToString(TextSpan.FromBounds(broken.End, broken.EndIncludingLineBreak)), IndentAt(text, indentedAs ?? code.SpanStart));
    }

    /// <summary>The white space before the line that a node begins on.</summary>
    public static string IndentOf(SyntaxNode node) => IndentAt(node.SyntaxTree.GetText(), node.SpanStart);

    private static string IndentAt(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    public Layout Inside() => new(_lineEnd, HasLines ? Deeper : "");

    /// <summary>What ends a line, or stands between two pieces on one.</summary>
    public SyntaxTriviaList Break => HasLines ? SyntaxFactory.TriviaList(SyntaxFactory.EndOfLine(_lineEnd!)) : SyntaxFactory.TriviaList(SyntaxFactory.Space);

    public SyntaxTriviaList Start => HasLines && Indent.Length > 0 ? SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(Indent)) : default;

    /// <summary>Puts lines, whose leading tabs say how deep they stand, under each other or behind each other.</summary>
    public string Lines(IEnumerable<string> lines) => HasLines
        ? string.Concat(lines.Select(line => line.Length == 0 ? _lineEnd : Indented(line) + _lineEnd))
        : string.Join(" ", lines.Select(static line => line.TrimStart('\t'))) + " ";

    private string Indented(string line)
    {
        var code = line.TrimStart('\t');
        var unit = Deeper.Substring(Indent.Length);
        return Indent + string.Concat(Enumerable.Repeat(unit, line.Length - code.Length)) + code;
    }

    /// <summary>The code with its lines after the first one moved from one indentation to another. Text over several lines stays what it is.</summary>
    public static TNode Moved<TNode>(TNode code, string from, string to) where TNode : SyntaxNode
    {
        if (from == to)
            return code;
        var first = code.GetFirstToken();
        return code.ReplaceTokens(code.DescendantTokens().Where(static token => !token.Parent!.AncestorsAndSelf().Any(static node => node is InterpolatedStringExpressionSyntax)),
            (token, _) => Moved(token == first ? token : token.WithLeadingTrivia(Moved(token.LeadingTrivia, StartsLine(token), from, to)), from, to));
    }

    /// <summary>Comments and white space moved from one indentation to another.</summary>
    public static SyntaxTriviaList Moved(SyntaxTriviaList trivia, bool startsLine, string from, string to)
    {
        var moved = new List<SyntaxTrivia>();
        foreach (var one in trivia)
        {
            if (startsLine && one.IsKind(SyntaxKind.WhitespaceTrivia))
                moved.Add(SyntaxFactory.Whitespace(one.ToString().StartsWith(from, StringComparison.Ordinal) ? to + one.ToString().Substring(from.Length) : one.ToString()));
            else
                moved.Add(one);
            startsLine = one.IsKind(SyntaxKind.EndOfLineTrivia) || one.IsDirective;
        }

        return SyntaxFactory.TriviaList(moved);
    }

    /// <summary>A raw string says by its last line where its text starts, so it may move; any other string means its white space.</summary>
    private static SyntaxToken Moved(SyntaxToken token, string from, string to)
    {
        if (!token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
            return token;
        var lines = token.Text.Split('\n');
        if (!lines.Skip(1).All(line => line.StartsWith(from, StringComparison.Ordinal) || line.Trim().Length == 0))
            return token;
        var text = string.Join("\n", lines.Select((line, i) => i == 0 || line.Trim().Length == 0 ? line : to + line.Substring(from.Length)));
        // ParseToken of Roslyn 5.12 leaves the value empty; that of 4.14 does not.
        var moved = SyntaxFactory.ParseExpression(text).GetFirstToken();
        return moved.IsKind(token.Kind()) && moved.ValueText == token.ValueText ? moved.WithTriviaFrom(token) : token;
    }

    private static bool StartsLine(SyntaxToken token) => token.GetPreviousToken().TrailingTrivia.Any(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
}
