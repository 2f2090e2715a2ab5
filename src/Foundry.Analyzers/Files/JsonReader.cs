using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Files;

/// <summary>
/// Reads JSON in one pass. The visits of each character and the size of the result are bounded.
/// </summary>
internal sealed class JsonReader
{
    private const int LongestLiteral = 64;

    private static readonly char[] LineEnds = { '\r', '\n' };

    private readonly string _text;
    private readonly ImmutableArray<JsonMistake>.Builder _mistakes = ImmutableArray.CreateBuilder<JsonMistake>();
    private int _position;
    private int _depth;
    private int _values;
    private int _knownEnd;

    private JsonReader(string text) => (_text, _knownEnd) = (text, text.Length);

    public static Json Read(string text)
    {
        var reader = new JsonReader(text);
        var root = reader.ReadFile();
        reader._mistakes.Sort(static (one, other) => one.Span.CompareTo(other.Span));
        return new(root, reader._mistakes.ToImmutable(), reader._knownEnd);
    }

    private bool AtEnd => _position >= _text.Length;

    private char Current => AtEnd ? '\0' : _text[_position];

    private JsonValue? ReadFile()
    {
        if (Current == '\uFEFF')
            _position++;

        SkipTrivia();
        var root = ReadValue();
        SkipTrivia();
        if (!AtEnd)
            Mistake("The JSON ends before this text", _position, _text.Length);
        return root;
    }

    /// <summary>
    /// Reads the value at the current position. Returns null for invalid text, which it skips up to the next delimiter.
    /// </summary>
    private JsonValue? ReadValue()
    {
        if (++_values > Limits.MostJsonValues)
        {
            Mistake("The file has too many values", _position, _text.Length);
            _position = _text.Length;
            return null;
        }

        switch (Current)
        {
            case '{' or '[' when _depth == Limits.DeepestSyntax:
                return SkipNested();
            case '{':
                return ReadObject();
            case '[':
                return ReadArray();
            case '"':
                var start = _position;
                var value = ReadString();
                return new JsonString(value, From(start));
            default:
                return ReadLiteral();
        }
    }

    private JsonObject ReadObject()
    {
        var properties = ImmutableArray.CreateBuilder<JsonProperty>();
        var start = Open();
        while (!AtEnd && Current != '}')
        {
            if (Current == '"')
                ReadProperty(properties);
            else
                SkipJunk("A property name in double quotes is missing");
            Separate('}');
        }

        Close('}', start);
        return new(properties.ToImmutable(), From(start));
    }

    private void ReadProperty(ImmutableArray<JsonProperty>.Builder properties)
    {
        var start = _position;
        var name = ReadString();
        var span = From(start);
        SkipTrivia();
        if (Current == ':')
            _position++;
        else
            Mistake("':' is missing", _position, _position);

        SkipTrivia();
        if (ReadValue() is { } value)
            properties.Add(new(name, span, value));
    }

    private JsonArray ReadArray()
    {
        var items = ImmutableArray.CreateBuilder<JsonValue>();
        var start = Open();
        while (!AtEnd && Current != ']')
        {
            if (Current is '}' or ',' or ':')
                SkipJunk("A value is expected");
            else if (ReadValue() is { } item)
                items.Add(item);
            Separate(']');
        }

        Close(']', start);
        return new(items.ToImmutable(), From(start));
    }

    private int Open()
    {
        _depth++;
        var start = _position++;
        SkipTrivia();
        return start;
    }

    private void Close(char end, int start)
    {
        _depth--;
        if (AtEnd)
            Mistake($"'{end}' is missing", start, start + 1);
        else
            _position++;
    }

    /// <summary>Reads the comma between two elements, or after the last one.</summary>
    private void Separate(char end)
    {
        SkipTrivia();
        if (Current == ',')
        {
            _position++;
            SkipTrivia();
        }
        else if (!AtEnd && Current != end)
        {
            Mistake("',' is missing", _position, _position);
        }
    }

    private string ReadString()
    {
        var start = _position++;
        var plain = _position;
        StringBuilder? escaped = null;
        while (!AtEnd && Current is not ('"' or '\r' or '\n'))
        {
            if (Current == '\\')
            {
                escaped = (escaped ?? new()).Append(_text, plain, _position - plain).Append(ReadEscape());
                plain = _position;
            }
            else
            {
                _position++;
            }
        }

        var value = _text.Substring(plain, _position - plain);
        if (Current == '"')
            _position++;
        else
            Mistake("The string is not closed", start, _position);
        return escaped is null ? value : escaped.Append(value).ToString();
    }

    /// <summary>Reads an escape sequence and returns its character.</summary>
    private char ReadEscape()
    {
        var start = _position++;
        var kind = Current;
        if (kind is '\r' or '\n' || AtEnd)
            return '\\';

        _position++;
        switch (kind)
        {
            case '"' or '\\' or '/':
                return kind;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when ReadCode() is { } character:
                return character;
            default:
                Mistake("The escape sequence is invalid", start, _position);
                return kind;
        }
    }

    /// <summary>Reads four hexadecimal digits; null if there are none.</summary>
    private char? ReadCode()
    {
        if (_position + 4 > _text.Length)
            return null;
        var digits = _text.Substring(_position, 4);
        if (!ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            return null;
        _position += 4;
        return (char)code;
    }

    private JsonLiteral? ReadLiteral()
    {
        var start = _position;
        while (!AtEnd && (char.IsLetterOrDigit(Current) || Current is '+' or '-' or '.' or '_'))
            _position++;

        var span = From(start);
        if (span.Length is > 0 and <= LongestLiteral)
        {
            var text = _text.Substring(start, span.Length);
            if (IsLiteral(text))
                return new(text, span);
        }

        if (!span.IsEmpty)
            Mistake("The value is invalid or lacks double quotes", start, _position);
        else if (AtEnd || Current is ',' or '}' or ']')
            Mistake("A value is missing", start, start);
        else
            SkipJunk("A value is expected");
        return null;
    }

    private static bool IsLiteral(string text) => text is "true" or "false" or "null" || IsNumber(text);

    private static bool IsNumber(string text) =>
        text[0] is '-' or (>= '0' and <= '9')
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>
    /// Skips characters without a meaning here, up to one that may have one. A wrong closing bracket is such a character itself.
    /// </summary>
    private void SkipJunk(string message)
    {
        var start = _position;
        if (Current != ',')
            _position++;
        while (!AtEnd && Current is not (',' or '"' or '{' or '}' or '[' or ']' or '\r' or '\n'))
            _position++;
        Mistake(message, start, _position);
    }

    /// <summary>Skips a value that is nested too deeply, by counting brackets.</summary>
    private JsonValue? SkipNested()
    {
        var start = _position;
        var open = 0;
        do
        {
            switch (Current)
            {
                case '"':
                    ReadString();
                    break;
                case '/':
                    SkipTrivia();
                    if (Current == '/')
                        _position++;
                    break;
                case '{' or '[':
                    open++;
                    _position++;
                    break;
                case '}' or ']':
                    open--;
                    _position++;
                    break;
                default:
                    _position++;
                    break;
            }
        }
        while (!AtEnd && open > 0);

        Mistake("The value is nested too deeply", start, start + 1);
        return null;
    }

    /// <summary>Skips white space and comments.</summary>
    private void SkipTrivia()
    {
        while (!AtEnd)
        {
            if (Current is ' ' or '\t' or '\r' or '\n')
                _position++;
            else if (!SkipComment())
                return;
        }
    }

    private bool SkipComment()
    {
        if (Current != '/' || _position + 1 >= _text.Length)
            return false;

        int end;
        switch (_text[_position + 1])
        {
            case '/':
                end = _text.IndexOfAny(LineEnds, _position);
                break;
            case '*':
                end = _text.IndexOf("*/", _position + 2, StringComparison.Ordinal);
                if (end < 0)
                    Mistake("The comment is not closed", _position, _position + 2);
                else
                    end += 2;
                break;
            default:
                return false;
        }

        _position = end < 0 ? _text.Length : end;
        return true;
    }

    private TextSpan From(int start) => TextSpan.FromBounds(start, _position);

    private void Mistake(string message, int start, int end)
    {
        _knownEnd = Math.Min(_knownEnd, start);
        if (_mistakes.Count < Limits.MostMistakes)
            _mistakes.Add(new(message, TextSpan.FromBounds(start, end)));
    }
}
