using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>Splits Bicep into tokens. Reads every character a bounded number of times.</summary>
internal sealed class BicepLexer
{
    private const string MultilineQuote = "'''";

    private const int LongestKeyword = 12;

    /// <summary>A longer sign comes before its prefixes.</summary>
    private static readonly string[] Signs =
    {
        "...", "=>", "==", "=~", "!=", "!~", "<=", ">=", "&&", "||", "??", "::", ".?",
        "{", "}", "[", "]", "(", ")", ".", ",", ":", "=", "?", "!", "@", "|", "<", ">", "+", "-", "*", "/", "%", "^",
    };

    private readonly SourceText _source;
    private readonly string _text;

    /// <summary>The open holes of strings, the innermost on top.</summary>
    private readonly Stack<Hole> _holes = new();
    private readonly Dictionary<int, ImmutableArray<string>.Builder> _suppressions = new();
    private int _position;

    public BicepLexer(SourceText source) => (_source, _text) = (source, source.ToString());

    /// <summary>The ids that the directives read so far disable, by line; see <see cref="Template.Suppressions"/>.</summary>
    public ImmutableDictionary<int, ImmutableArray<string>> Suppressions =>
        _suppressions.ToImmutableDictionary(static line => line.Key, static line => line.Value.ToImmutable());

    private char Current => At(_position);

    private char At(int position) => position < _text.Length ? _text[position] : '\0';

    public BicepToken Read()
    {
        var newLine = -1;
        while (SkipBlank() || SkipLineEnd(ref newLine) || SkipComment() || SkipDirective())
        {
        }

        if (newLine >= 0)
            return new(BicepTokenKind.NewLine, "", newLine, _position);
        if (_position >= _text.Length)
            return new(BicepTokenKind.End, "", _position, _position);
        if (StartsDeclaration())
        {
            // A declaration at the start of a line ends every open hole.
            _holes.Clear();
            return ReadWord(startsDeclaration: true);
        }

        return ReadToken();
    }

    private BicepToken ReadToken()
    {
        switch (Current)
        {
            case '\'':
                return ReadString(_position, dollars: 0);
            case '$':
                return ReadDollars();
            case '}' when _holes.Count > 0 && _holes.Peek().Braces == 0:
                var hole = _holes.Pop();
                return hole.IsMultiline
                    ? ReadMultiline(_position++, hole.Dollars, isFirst: false)
                    : ReadLine(_position++, isFirst: false);
            case >= '0' and <= '9':
                return ReadWhile(BicepTokenKind.Number, static c => c is >= '0' and <= '9');
            case var letter when IsLetter(letter):
                return ReadWord(startsDeclaration: false);
            default:
                return ReadSign();
        }
    }

    private BicepToken ReadWord(bool startsDeclaration) => ReadWhile(BicepTokenKind.Word, IsLetterOrDigit, startsDeclaration);

    private BicepToken ReadWhile(BicepTokenKind kind, Func<char, bool> belongs, bool startsDeclaration = false)
    {
        var start = _position;
        while (belongs(Current))
            _position++;
        return new(kind, _text.Substring(start, _position - start), start, _position, isBroken: false, startsDeclaration);
    }

    /// <summary>Dollars before three quotes set how many dollars a hole of the string needs.</summary>
    private BicepToken ReadDollars()
    {
        var start = _position;
        var dollars = Count('$');
        _position += dollars;
        return Follows(MultilineQuote) ? ReadString(start, dollars) : Unknown(start);
    }

    private BicepToken ReadSign()
    {
        var start = _position;
        if (Follows("/*"))
        {
            // An unterminated comment may hide anything, so the rest of the file is unknown.
            _position = _text.Length;
            return Unknown(start);
        }

        foreach (var sign in Signs)
        {
            if (sign[0] == Current && Follows(sign))
            {
                CountBraces(sign);
                _position += sign.Length;
                return new(BicepTokenKind.Sign, sign, start, _position);
            }
        }

        _position++;
        return Unknown(start);
    }

    private BicepToken Unknown(int start) => new(BicepTokenKind.Unknown, "", start, _position, isBroken: true);

    /// <summary>Counts braces in a hole, because the brace of an object does not end the hole.</summary>
    private void CountBraces(string sign)
    {
        if (_holes.Count > 0 && sign is "{" or "}")
        {
            var hole = _holes.Pop();
            _holes.Push(new(hole.IsMultiline, hole.Dollars, hole.Braces + (sign == "{" ? 1 : -1)));
        }
    }

    private BicepToken ReadString(int start, int dollars)
    {
        if (!Follows(MultilineQuote))
        {
            _position++;
            return ReadLine(start, isFirst: true);
        }

        _position += MultilineQuote.Length;
        if (Current == '\r')
            _position++;
        if (Current == '\n')
            _position++;
        return ReadMultiline(start, dollars, isFirst: true);
    }

    /// <summary>Reads a piece of a single-line string.</summary>
    private BicepToken ReadLine(int start, bool isFirst)
    {
        var text = new StringBuilder();
        var isBroken = false;
        while (_position < _text.Length && !IsLineEnd(Current))
        {
            if (Current == '\'')
            {
                _position++;
                return Piece(isFirst, isLast: true, text, start, isBroken);
            }

            if (Follows("${"))
            {
                _position += 2;
                _holes.Push(new(isMultiline: false, dollars: 1, braces: 0));
                return Piece(isFirst, isLast: false, text, start, isBroken);
            }

            if (Current == '\\')
                isBroken |= !ReadEscape(text);
            else
                text.Append(_text[_position++]);
        }

        return Piece(isFirst, isLast: true, text, start, isBroken: true);
    }

    /// <summary>
    /// Reads a piece of a string between three quotes. The string has no escapes, and has holes only if dollars come before it.
    /// </summary>
    private BicepToken ReadMultiline(int start, int dollars, bool isFirst)
    {
        var from = _position;
        while (_position < _text.Length)
        {
            if (Follows(MultilineQuote))
            {
                // If there are more than three quotes, the last three end the string.
                while (At(_position + MultilineQuote.Length) == '\'')
                    _position++;
                var text = TextFrom(from);
                _position += MultilineQuote.Length;
                return Piece(isFirst, isLast: true, text, start, isBroken: false);
            }

            if (dollars > 0 && Current == '$' && Count('$') is var count)
            {
                _position += count;
                if (count < dollars || Current != '{')
                    continue;

                var text = TextFrom(from);
                text.Length -= dollars;
                _position++;
                _holes.Push(new(isMultiline: true, dollars, braces: 0));
                return Piece(isFirst, isLast: false, text, start, isBroken: false);
            }

            _position++;
        }

        return Piece(isFirst, isLast: true, TextFrom(from), start, isBroken: true);
    }

    private StringBuilder TextFrom(int start) => new(_text, start, _position - start, _position - start);

    private BicepToken Piece(bool isFirst, bool isLast, StringBuilder text, int start, bool isBroken)
    {
        var kind = (isFirst, isLast) switch
        {
            (true, true) => BicepTokenKind.String,
            (true, false) => BicepTokenKind.StringStart,
            (false, true) => BicepTokenKind.StringEnd,
            (false, false) => BicepTokenKind.StringMiddle,
        };
        return new(kind, text.ToString(), start, _position, isBroken);
    }

    /// <summary>Appends the value of an escape sequence; false if it is invalid.</summary>
    private bool ReadEscape(StringBuilder text)
    {
        _position++;
        var escape = Current;
        if (escape is '\r' or '\n' || _position >= _text.Length)
            return false;

        _position++;
        switch (escape)
        {
            case '\'' or '\\' or '$':
                text.Append(escape);
                return true;
            case 'n':
                text.Append('\n');
                return true;
            case 'r':
                text.Append('\r');
                return true;
            case 't':
                text.Append('\t');
                return true;
            default:
                return escape == 'u' && ReadCodePoint(text);
        }
    }

    /// <summary>Reads a code point in braces, such as <c>{1F600}</c>.</summary>
    private bool ReadCodePoint(StringBuilder text)
    {
        const int MostDigits = 6;
        var start = _position + 1;
        var end = start;
        while (end - start < MostDigits && Uri.IsHexDigit(At(end)))
            end++;
        if (Current != '{' || At(end) != '}')
            return false;

        var digits = _text.Substring(start, end - start);
        if (!int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || code is > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
            return false;

        text.Append(char.ConvertFromUtf32(code));
        _position = end + 1;
        return true;
    }

    /// <summary>Whether a declaration starts here, at the start of a line. No expression looks like a declaration.</summary>
    private bool StartsDeclaration()
    {
        if (!IsLetter(Current) || _position > 0 && !IsLineEnd(_text[_position - 1]))
            return false;

        var afterKeyword = SkipWord(_position);
        var name = SkipSpaces(afterKeyword);
        var next = At(name);
        switch (_text.Substring(_position, Math.Min(afterKeyword - _position, LongestKeyword)))
        {
            case "param" or "var" or "output" or "type" or "func" or "metadata" or "assert":
                return IsLetter(next) && !IsAs(name);
            case "resource" or "module":
                return IsLetter(next) && At(SkipSpaces(SkipWord(name))) == '\'';
            case "import" or "using" or "extends" or "extension" or "provider":
                return next is '\'' or '{' or '*' || IsLetter(next) && !IsAs(name);
            case "targetScope":
                return next == '=';
            default:
                return false;
        }
    }

    /// <summary>Whether a word is <c>as</c>: in an import list, <c>type as kind</c> renames a type.</summary>
    private bool IsAs(int word) => At(word) == 'a' && At(word + 1) == 's' && !IsLetterOrDigit(At(word + 2));

    private int SkipWord(int position)
    {
        while (IsLetterOrDigit(At(position)))
            position++;
        return position;
    }

    private int SkipSpaces(int position)
    {
        while (At(position) is ' ' or '\t')
            position++;
        return position;
    }

    private bool SkipBlank()
    {
        if (Current is not (' ' or '\t' or '\uFEFF'))
            return false;

        _position++;
        return true;
    }

    private bool SkipLineEnd(ref int newLine)
    {
        if (!IsLineEnd(Current))
            return false;

        newLine = newLine < 0 ? _position : newLine;
        _position++;
        return true;
    }

    private bool SkipComment()
    {
        if (Follows("//"))
        {
            while (_position < _text.Length && !IsLineEnd(Current))
                _position++;
            return true;
        }

        var end = Follows("/*") ? _text.IndexOf("*/", _position + 2, StringComparison.Ordinal) : -1;
        if (end < 0)
            return false;

        _position = end + 2;
        return true;
    }

    /// <summary>
    /// Skips a line such as <c>#disable-next-line ID ID // why</c>. Ignores <c>#restore-diagnostics</c>, so a disabled id stays
    /// disabled for the whole file.
    /// </summary>
    private bool SkipDirective()
    {
        if (Current != '#' || !IsFirstOfLine())
            return false;

        var line = _source.Lines.GetLineFromPosition(_position).LineNumber;
        var end = _position;
        while (end < _text.Length && !IsLineEnd(_text[end]))
            end++;
        var words = _text.Substring(_position, end - _position).Split(' ', '\t');
        _position = end;

        if (words[0] == "#disable-next-line")
            Suppress(line + 1, words);
        else if (words[0] == "#disable-diagnostics")
            Suppress(Template.WholeFile, words);
        return true;
    }

    private bool IsFirstOfLine()
    {
        var start = _position;
        while (start > 0 && _text[start - 1] is ' ' or '\t' or '\uFEFF')
            start--;
        return start == 0 || IsLineEnd(_text[start - 1]);
    }

    private void Suppress(int line, string[] words)
    {
        if (!_suppressions.TryGetValue(line, out var ids))
            _suppressions.Add(line, ids = ImmutableArray.CreateBuilder<string>());
        for (var i = 1; i < words.Length && !StartsComment(words[i]); i++)
        {
            if (words[i].Length > 0)
                ids.Add(words[i]);
        }
    }

    private static bool StartsComment(string word) =>
        word.StartsWith("//", StringComparison.Ordinal) || word.StartsWith("/*", StringComparison.Ordinal);

    private int Count(char repeated)
    {
        var end = _position;
        while (At(end) == repeated)
            end++;
        return end - _position;
    }

    private bool Follows(string text) => string.CompareOrdinal(_text, _position, text, 0, text.Length) == 0;

    private static bool IsLineEnd(char c) => c is '\r' or '\n';

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_';

    private static bool IsLetterOrDigit(char c) => IsLetter(c) || c is >= '0' and <= '9';

    /// <summary>An open hole: the kind of its string, and the number of open braces in the hole.</summary>
    private readonly struct Hole(bool isMultiline, int dollars, int braces)
    {
        public bool IsMultiline { get; } = isMultiline;

        public int Dollars { get; } = dollars;

        public int Braces { get; } = braces;
    }
}
