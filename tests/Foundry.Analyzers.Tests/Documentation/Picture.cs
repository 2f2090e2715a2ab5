using System.Globalization;
using System.Net;
using System.Text;

namespace Foundry.Analyzers.Tests.Documentation;

/// <summary>Draws lines of text as SVG, with the look of a terminal or an editor.</summary>
internal sealed class Picture(string label, int columns = 94)
{
    public const string Plain = "#d4d4d4", Blue = "#9cdcfe", Yellow = "#e5c07b";
    public const string Green = "#98c379", Red = "#e06c75", Orange = "#ce9178";

    private const double Character = 8.7;
    private const int Left = 20, Top = 58, Row = 21;

    private readonly StringBuilder _shapes = new();
    private int _rows;

    /// <summary>
    /// Writes a line of coloured parts. Each part has a fixed width, so that squiggles stay below their text in every font.
    /// </summary>
    public Picture Line(params (string Text, string Colour)[] parts)
    {
        var column = 0;
        foreach (var (text, colour) in parts)
        {
            var indent = text.Length - text.TrimStart(' ').Length;
            var shown = text.Trim(' ');
            if (shown.Length > 0)
            {
                _shapes.Append(Invariant($"<text x=\"{X(column + indent)}\" y=\"{Y(_rows)}\" "));
                _shapes.Append($"textLength=\"{Width(shown.Length)}\" fill=\"{colour}\">{WebUtility.HtmlEncode(shown)}</text>\n");
            }

            column += text.Length;
        }

        _rows++;
        return this;
    }

    /// <summary>Writes a text and wraps it at the width of the picture.</summary>
    public Picture Paragraph(string text, string colour, int indent)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && indent + line.Length + 1 + word.Length > columns)
            {
                Line((new string(' ', indent) + line, colour));
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        return Line((new string(' ', indent) + line, colour));
    }

    public Picture Space()
    {
        _rows++;
        return this;
    }

    /// <summary>Underlines characters of the previous line with a squiggle.</summary>
    public Picture Squiggle(int start, int length)
    {
        var (x, y) = (Left + start * Character, Top + (_rows - 1) * Row + 5);
        _shapes.Append(Invariant($"<path d=\"M{x:0.#} {y}"));
        for (var step = 0; step < length * 2; step++)
            _shapes.Append(Invariant($" l{Character / 2:0.##} {(step % 2 == 0 ? -3 : 3)}"));
        _shapes.Append($"\" fill=\"none\" stroke=\"{Yellow}\" stroke-width=\"1.4\"/>\n");
        return this;
    }

    /// <summary>Draws a light bulb on the next line.</summary>
    public Picture Bulb(int column)
    {
        var (x, y) = (Left + (column + 0.8) * Character, Y(_rows) - 7);
        _shapes.Append(Invariant($"<circle cx=\"{x:0.#}\" cy=\"{y}\" r=\"5\" fill=\"#ffd866\"/>"));
        _shapes.Append(Invariant($"<rect x=\"{x - 2.5:0.#}\" y=\"{y + 5}\" width=\"5\" height=\"3.5\" fill=\"#a0a0b0\"/>\n"));
        return this;
    }

    public override string ToString()
    {
        var width = (int)(columns * Character) + 2 * Left;
        var height = Y(_rows);
        var size = $"width=\"{width}\" height=\"{height}\"";
        var viewBox = $"viewBox=\"0 0 {width} {height}\"";
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" {size} {viewBox} role="img" aria-label="{label}">
            <rect {size} rx="10" fill="#1e1e2e"/>
            {Circle(22, "#ff5f56")}{Circle(42, "#ffbd2e")}{Circle(62, "#27c93f")}
            <g font-family="Cascadia Mono, Consolas, Menlo, monospace" font-size="14.5">
            {_shapes}</g></svg>

            """.ReplaceLineEndings("\n");
    }

    /// <summary>A button of the window.</summary>
    private static string Circle(int x, string colour) => $"<circle cx=\"{x}\" cy=\"20\" r=\"6\" fill=\"{colour}\"/>";

    private static string X(int column) => Width(column, Left);

    private static int Y(int row) => Top + row * Row;

    private static string Width(int characters, int from = 0) =>
        (from + characters * Character).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
