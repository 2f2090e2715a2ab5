using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>Reads a string of an ARM template: literal text, or an expression in square brackets.</summary>
/// <remarks>
/// JSON escapes are already resolved, so positions within the string are unknown. Every part has the span of the string.
/// </remarks>
internal sealed class ArmExpressionReader
{
    private readonly string _text;
    private readonly TextSpan _span;
    private int _position = 1;
    private int _depth;

    private ArmExpressionReader(string text, TextSpan span) => (_text, _span) = (text, span);

    public static TemplateExpression Read(string text, TextSpan span)
    {
        if (!IsBracketed(text))
            return new TemplateString(text, span);
        if (text[1] == '[')
            return new TemplateString(text.Substring(1), span);

        var reader = new ArmExpressionReader(text, span);
        var expression = reader.ReadExpression();
        reader.SkipSpace();
        var isAtClosingBracket = reader._position == text.Length - 1;
        return expression is not null && isAtClosingBracket ? expression : new TemplateUnknown(span);
    }

    /// <summary>Whether a string is an expression, whose value differs from its text.</summary>
    public static bool IsExpression(string text) => IsBracketed(text) && text[1] != '[';

    private static bool IsBracketed(string text) => text.Length >= 2 && text[0] == '[' && text[text.Length - 1] == ']';

    private char Current => _position < _text.Length ? _text[_position] : '\0';

    /// <summary>Reads the expression that starts here; null makes the whole string unknown.</summary>
    private TemplateExpression? ReadExpression()
    {
        if (_depth == Limits.DeepestArmExpression)
            return null;

        _depth++;
        SkipSpace();
        var expression = Current switch
        {
            '\'' => ReadString(),
            '-' or (>= '0' and <= '9') => ReadNumber(),
            _ => ReadCall(),
        };
        for (var i = 0; expression is not null && TryReadAccess(ref expression); i++)
        {
            if (i == Limits.MostLinks)
                expression = null;
        }

        _depth--;
        return expression;
    }

    /// <summary>Reads text in single quotes, where two quotes are an escaped quote.</summary>
    private TemplateString? ReadString()
    {
        var start = ++_position;
        while (true)
        {
            var end = _text.IndexOf('\'', _position);
            if (end < 0)
                return null;

            _position = end + 1;
            if (Current != '\'')
                return new(_text.Substring(start, end - start).Replace("''", "'"), _span);
            _position++;
        }
    }

    private TemplateLiteral? ReadNumber()
    {
        var start = _position++;
        while (char.IsDigit(Current) || Current == '.')
            _position++;
        return Current == '_' || char.IsLetter(Current) ? null : new(_text.Substring(start, _position - start), _span);
    }

    /// <summary>Reads a call. A user-defined function has its namespace before a dot.</summary>
    private TemplateExpression? ReadCall()
    {
        var start = _position;
        while (IsNamePart(Current) || Current == '.')
            _position++;

        var name = _text.Substring(start, _position - start);
        SkipSpace();
        if (name.Length == 0 || Current != '(')
            return null;

        _position++;
        return ReadArguments() is { } arguments ? ArmFunction.Call(name, arguments, _span) : null;
    }

    private ImmutableArray<TemplateExpression>? ReadArguments()
    {
        var arguments = ImmutableArray.CreateBuilder<TemplateExpression>();
        SkipSpace();
        while (Current != ')')
        {
            if (ReadExpression() is not { } argument)
                return null;

            arguments.Add(argument);
            SkipSpace();
            if (Current == ',')
                _position++;
            else if (Current != ')')
                return null;
        }

        _position++;
        return arguments.ToImmutable();
    }

    /// <summary>Reads a member or an index after an expression. Sets the expression to null if the access is invalid.</summary>
    private bool TryReadAccess(ref TemplateExpression? target)
    {
        SkipSpace();
        switch (Current)
        {
            case '.':
                _position++;
                target = ReadMember(target!);
                return true;
            case '[':
                _position++;
                target = ReadIndex(target!);
                return true;
            default:
                return false;
        }
    }

    private TemplateExpression? ReadMember(TemplateExpression target)
    {
        SkipSpace();
        var start = _position;
        while (IsNamePart(Current))
            _position++;
        return _position == start ? null : ArmFunction.Member(target, _text.Substring(start, _position - start), _span);
    }

    private TemplateExpression? ReadIndex(TemplateExpression target)
    {
        var index = ReadExpression();
        SkipSpace();
        if (index is null || Current != ']')
            return null;

        _position++;
        return ArmFunction.Index(target, index, _span);
    }

    private static bool IsNamePart(char letter) => char.IsLetterOrDigit(letter) || letter == '_';

    private void SkipSpace()
    {
        while (Current is ' ' or '\t' or '\r' or '\n')
            _position++;
    }
}
