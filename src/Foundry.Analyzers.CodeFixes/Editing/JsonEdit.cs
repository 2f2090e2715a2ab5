using System;
using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Files;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>Adds to a JSON file in its own style: indentation, line ends and trailing commas. Comments stay in place.</summary>
internal sealed class JsonEdit
{
    private const string DefaultIndent = "  ";

    private readonly SourceText _text;
    private readonly string _newLine;
    private readonly string _indent;

    /// <summary>Prepares to edit a text whose root value is an object.</summary>
    public JsonEdit(SourceText text, JsonObject root)
    {
        _text = text;
        _newLine = LineEndOf(text.Lines[0]);
        _indent = root.Properties
            .Select(property => IndentOf(property.NameSpan.Start))
            .FirstOrDefault(indent => indent is { Length: > 0 }) ?? DefaultIndent;
    }

    /// <summary>Adds a property at the end of an object.</summary>
    public SourceText Append(JsonObject target, string property)
    {
        var properties = target.Properties.Select(
            other => TextSpan.FromBounds(other.NameSpan.Start, other.Value.Span.End));
        return Append(target.Span, properties, property);
    }

    /// <summary>Adds an item at the end of an array.</summary>
    public SourceText Append(JsonArray target, string item) =>
        Append(target.Span, target.Items.Select(static other => other.Span), item);

    /// <param name="container">The object or array with its brackets.</param>
    /// <param name="elements">The elements of the container.</param>
    /// <param name="element">The new element. A line feed marks a possible line break, and a tab one level of depth.</param>
    private SourceText Append(TextSpan container, IEnumerable<TextSpan> elements, string element)
    {
        var close = container.End - 1;
        var last = elements.Select(static span => (TextSpan?)span).LastOrDefault();
        if (last is null && IsBlank(container.Start + 1, close))
            return Fill(container, element);

        var comma = last is { } previous ? CommaAfter(previous.End) : null;
        var changes = new List<TextChange>();
        if (last is not null && comma is null)
            changes.Add(Insert(last.Value.End, ","));
        changes.Add(IndentOf(close) is { } outer
            ? InsertLine(close, IndentOfElement(last, outer), element, hasTrailingComma: comma is not null)
            : InsertInLine(close, last, comma, element));
        return _text.WithChanges(changes);
    }

    /// <summary>Adds the first element to an empty object or array.</summary>
    private SourceText Fill(TextSpan container, string element)
    {
        var inner = TextSpan.FromBounds(container.Start + 1, container.End - 1);
        if (_text.Lines.Count == 1 && !IsBlank(0, container.Start))
            return _text.Replace(inner, OnOneLine(element));

        var line = _text.Lines.GetLineFromPosition(container.Start).ToString();
        var outer = line.Substring(0, line.Length - line.TrimStart().Length);
        var indent = outer + _indent;
        return _text.Replace(inner, _newLine + indent + OnLines(element, indent) + _newLine + outer);
    }

    /// <summary>Inserts the element as lines before the line of the closing bracket.</summary>
    private TextChange InsertLine(int close, string indent, string element, bool hasTrailingComma)
    {
        var end = hasTrailingComma ? "," : "";
        return Insert(_text.Lines.GetLineFromPosition(close).Start, indent + OnLines(element, indent) + end + _newLine);
    }

    /// <summary>Inserts the element on the line of the closing bracket.</summary>
    private TextChange InsertInLine(int close, TextSpan? last, int? comma, string element)
    {
        if (comma is { } position)
            return InsertElement(position + 1, element, end: ",");
        return last is { } previous
            ? InsertElement(previous.End, element, end: "")
            : InsertElement(close, element, end: " ");
    }

    private TextChange InsertElement(int position, string element, string end)
    {
        var space = char.IsWhiteSpace(_text[position - 1]) ? "" : " ";
        return Insert(position, space + OnOneLine(element) + end);
    }

    private static TextChange Insert(int position, string text) => new(new(position, 0), text);

    private string OnLines(string element, string indent) => element.Replace("\n", _newLine + indent).Replace("\t", _indent);

    private static string OnOneLine(string element) => element.Replace("\n", "").Replace("\t", "");

    private string IndentOfElement(TextSpan? last, string outer) =>
        (last is { } previous ? IndentOf(previous.Start) : null) ?? outer + _indent;

    /// <summary>The white space before a position, or null if anything else precedes it on its line.</summary>
    private string? IndentOf(int position)
    {
        var start = _text.Lines.GetLineFromPosition(position).Start;
        return IsBlank(start, position) ? _text.ToString(TextSpan.FromBounds(start, position)) : null;
    }

    private string LineEndOf(TextLine line)
    {
        var lineEnd = TextSpan.FromBounds(line.End, line.EndIncludingLineBreak);
        return lineEnd.IsEmpty ? "\n" : _text.ToString(lineEnd);
    }

    private bool IsBlank(int start, int end) => string.IsNullOrWhiteSpace(_text.ToString(TextSpan.FromBounds(start, end)));

    /// <summary>Finds the comma after an element. Comments may come between the two.</summary>
    private int? CommaAfter(int position)
    {
        var text = _text.ToString();
        while (position < text.Length)
        {
            if (char.IsWhiteSpace(text[position]))
                position++;
            else if (string.CompareOrdinal(text, position, "//", 0, 2) == 0)
                position = _text.Lines.GetLineFromPosition(position).EndIncludingLineBreak;
            else if (EndOfBlockComment(text, position) is { } end)
                position = end;
            else
                return text[position] == ',' ? position : null;
        }

        return null;
    }

    private static int? EndOfBlockComment(string text, int position)
    {
        if (string.CompareOrdinal(text, position, "/*", 0, 2) != 0)
            return null;

        var end = text.IndexOf("*/", position + 2, StringComparison.Ordinal);
        return end < 0 ? null : end + 2;
    }
}
