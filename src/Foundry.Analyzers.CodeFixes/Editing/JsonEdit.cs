using System;
using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Files;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>Adds to JSON as its author would have: the same indentation, line ends and commas, and every comment where it was.</summary>
internal sealed class JsonEdit
{
    private const string DefaultIndent = "  ";

    private readonly SourceText _text;
    private readonly string _newLine;
    private readonly string _indent;

    /// <summary>Prepares to edit a text whose value is an object.</summary>
    public JsonEdit(SourceText text, JsonObject root)
    {
        _text = text;
        var first = text.Lines[0];
        _newLine = first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
        _indent = root.Properties.Select(property => IndentOf(property.NameSpan.Start)).FirstOrDefault(indent => indent is { Length: > 0 }) ?? DefaultIndent;
    }

    /// <summary>Adds a last property to an object.</summary>
    public SourceText Append(JsonObject map, string property) =>
        Append(map.Span, map.Properties.Select(other => TextSpan.FromBounds(other.NameSpan.Start, other.Value.Span.End)), property);

    /// <summary>Adds a last item to an array.</summary>
    public SourceText Append(JsonArray list, string item) => Append(list.Span, list.Items.Select(other => other.Span), item);

    /// <param name="container">The object or array with its brackets.</param>
    /// <param name="elements">What stands in it.</param>
    /// <param name="element">What to add: a line feed where a line may end, a tab for each indentation after it.</param>
    private SourceText Append(TextSpan container, IEnumerable<TextSpan> elements, string element)
    {
        var close = container.End - 1;
        var last = elements.Select(span => (TextSpan?)span).LastOrDefault();
        if (last is null && IsBlank(container.Start + 1, close))
            return Fill(container, element);

        var comma = last is { } end ? CommaAfter(end.End) : null;
        var afterLast = last is null || comma is not null ? null : (TextChange?)Insert(last.Value.End, ",");
        return _text.WithChanges((IndentOf(close) is { } outer
            ? new[] { afterLast, AddLine(close, (last is null ? null : IndentOf(last.Value.Start)) ?? outer + _indent, element, comma is not null) }
            : new[] { afterLast, AddOnLine(comma + 1 ?? last?.End ?? close, element, comma is not null ? "," : last is null ? " " : "") })
            .OfType<TextChange>());
    }

    /// <summary>Fills an object or array that is empty.</summary>
    private SourceText Fill(TextSpan container, string element)
    {
        var inner = TextSpan.FromBounds(container.Start + 1, container.End - 1);
        if (_text.Lines.Count == 1 && !IsBlank(0, container.Start))
            return _text.Replace(inner, OnOneLine(element));

        var line = _text.Lines.GetLineFromPosition(container.Start).ToString();
        var outer = line.Substring(0, line.Length - line.TrimStart().Length);
        return _text.Replace(inner, _newLine + outer + _indent + OnLines(element, outer + _indent) + _newLine + outer);
    }

    private TextChange AddLine(int before, string indent, string element, bool hasTrailingComma) =>
        Insert(_text.Lines.GetLineFromPosition(before).Start, indent + OnLines(element, indent) + (hasTrailingComma ? "," : "") + _newLine);

    private TextChange AddOnLine(int before, string element, string end) =>
        Insert(before, (char.IsWhiteSpace(_text[before - 1]) ? "" : " ") + OnOneLine(element) + end);

    private static TextChange Insert(int position, string text) => new(new(position, 0), text);

    private string OnLines(string element, string indent) => element.Replace("\n", _newLine + indent).Replace("\t", _indent);

    private static string OnOneLine(string element) => element.Replace("\n", "").Replace("\t", "");

    /// <summary>The white space before the first thing on a line; null where a place is not the first on its line.</summary>
    private string? IndentOf(int position)
    {
        var start = _text.Lines.GetLineFromPosition(position).Start;
        return IsBlank(start, position) ? _text.ToString(TextSpan.FromBounds(start, position)) : null;
    }

    private bool IsBlank(int start, int end) => string.IsNullOrWhiteSpace(_text.ToString(TextSpan.FromBounds(start, end)));

    /// <summary>The place of the comma behind an element; comments may stand between.</summary>
    private int? CommaAfter(int position)
    {
        var text = _text.ToString();
        while (position < text.Length)
        {
            if (char.IsWhiteSpace(text[position]))
                position++;
            else if (string.CompareOrdinal(text, position, "//", 0, 2) == 0)
                position = _text.Lines.GetLineFromPosition(position).EndIncludingLineBreak;
            else if (string.CompareOrdinal(text, position, "/*", 0, 2) == 0 && text.IndexOf("*/", position + 2, StringComparison.Ordinal) is var end and >= 0)
                position = end + 2;
            else
                return text[position] == ',' ? position : null;
        }

        return null;
    }
}
