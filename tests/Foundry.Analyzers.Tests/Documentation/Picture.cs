using System.Globalization;
using System.Net;
using System.Text;

namespace Foundry.Analyzers.Tests.Documentation;

/// <summary>Lines of text as they look in a terminal or an editor, written as SVG.</summary>
internal sealed class Picture(string label)
{
    public const string Plain = "#d4d4d4", Blue = "#9cdcfe", Yellow = "#e5c07b", Green = "#98c379", Red = "#e06c75", Orange = "#ce9178";

    private const double Character = 8.7;
    private const int Left = 20, Top = 58, Row = 21, Columns = 94;

    private readonly StringBuilder _shapes = new();
    private int _rows;

    /// <summary>Writes a line of coloured parts. Each part keeps its place whatever the font, so that marks stay below their text.</summary>
    public Picture Line(params (string Text, string Colour)[] parts)
    {
        var column = 0;
        foreach (var (text, colour) in parts)
        {
            var indent = text.Length - text.TrimStart(' ').Length;
            var shown = text.Trim(' ');
            if (shown.Length > 0)
                _shapes.Append(Invariant($"<text x=\"{X(column + indent)}\" y=\"{Y(_rows)}\" textLength=\"{Width(shown.Length)}\" fill=\"{colour}\">{WebUtility.HtmlEncode(shown)}</text>\n"));
            column += text.Length;
        }

        _rows++;
        return this;
    }

    /// <summary>Writes a text on as many lines as it takes.</summary>
    public Picture Paragraph(string text, string colour, int indent)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && indent + line.Length + 1 + word.Length > Columns)
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

    /// <summary>Underlines characters of the line above as an editor does.</summary>
    public Picture Squiggle(int start, int length)
    {
        var (x, y) = (Left + start * Character, Top + (_rows - 1) * Row + 5);
        _shapes.Append(Invariant($"<path d=\"M{x:0.#} {y}"));
        for (var step = 0; step < length * 2; step++)
            _shapes.Append(Invariant($" l{Character / 2:0.##} {(step % 2 == 0 ? -3 : 3)}"));
        _shapes.Append($"\" fill=\"none\" stroke=\"{Yellow}\" stroke-width=\"1.4\"/>\n");
        return this;
    }

    /// <summary>Draws a light bulb before the line below.</summary>
    public Picture Bulb(int column)
    {
        var (x, y) = (Left + (column + 0.8) * Character, Y(_rows) - 7);
        _shapes.Append(Invariant($"<circle cx=\"{x:0.#}\" cy=\"{y}\" r=\"5\" fill=\"#ffd866\"/><rect x=\"{x - 2.5:0.#}\" y=\"{y + 5}\" width=\"5\" height=\"3.5\" fill=\"#a0a0b0\"/>\n"));
        return this;
    }

    public override string ToString()
    {
        const int Wide = (int)(Columns * Character) + 2 * Left;
        var high = Y(_rows);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Wide}" height="{high}" viewBox="0 0 {Wide} {high}" role="img" aria-label="{label}">
            <rect width="{Wide}" height="{high}" rx="10" fill="#1e1e2e"/>
            <circle cx="22" cy="20" r="6" fill="#ff5f56"/><circle cx="42" cy="20" r="6" fill="#ffbd2e"/><circle cx="62" cy="20" r="6" fill="#27c93f"/>
            <g font-family="Cascadia Mono, Consolas, Menlo, monospace" font-size="14.5">
            {_shapes}</g></svg>

            """.ReplaceLineEndings("\n");
    }

    private static string X(int column) => Width(column, Left);

    private static int Y(int row) => Top + row * Row;

    private static string Width(int characters, int from = 0) => (from + characters * Character).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
