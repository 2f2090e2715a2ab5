using System;
using System.Text;

namespace Foundry.Analyzers.Files;

/// <summary>Finds what stands in a settings file for a value that somebody is still to fill in.</summary>
/// <remarks>
/// A resource's own name decides nothing, so a hole too many costs a rule at most its certainty: what looks like a placeholder is
/// taken for one.
/// </remarks>
internal static class Placeholders
{
    /// <summary>
    /// A value with a <see cref="PartialText.Hole"/> for each placeholder: <c>&lt;name&gt;</c>, <c>{name}</c>, <c>${name}</c>,
    /// <c>$(name)</c>, <c>#{name}#</c>, <c>your-name</c>, <c>...</c>, and for what could not be decoded.
    /// </summary>
    public static PartialText Read(string value)
    {
        // The host puts something else in place of a reference to a secret.
        if (value.Length > Limits.LongestText || value.StartsWith("@Microsoft.", StringComparison.OrdinalIgnoreCase))
            return PartialText.Unknown;

        var pattern = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length;)
        {
            var length = LengthAt(value, i);
            pattern.Append(length > 0 ? PartialText.Hole : value[i]);
            i += Math.Max(length, 1);
        }

        var text = pattern.ToString();
        return text.Trim(PartialText.Hole, ' ').Length == 0 ? PartialText.Unknown : new(text);
    }

    /// <summary>The length of the placeholder that starts at a place; 0 where none does.</summary>
    private static int LengthAt(string value, int start)
    {
        switch (value[start])
        {
            case '\uFFFD' or '…' or '>' or '}':
                return 1;
            case '<':
                return LengthTo(">", value, start);
            case '{':
                return LengthTo("}", value, start);
            case '#' when Follows("#{", value, start):
                return LengthTo("}#", value, start);
            case '$' when Follows("${", value, start):
                return LengthTo("}", value, start);
            case '$' when Follows("$(", value, start):
                return LengthTo(")", value, start);
            case '.' when Follows("...", value, start):
                return 3;
            case 'y' or 'Y' when Follows("your", value, start) && (start == 0 || !char.IsLetterOrDigit(value[start - 1])):
                return WordLength(value, start);
            default:
                return 0;
        }
    }

    private static bool Follows(string text, string value, int start) =>
        string.Compare(value, start, text, 0, text.Length, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>The length up to and with a closing text; 1 where it is missing.</summary>
    private static int LengthTo(string close, string value, int start)
    {
        var end = value.IndexOf(close, start, StringComparison.Ordinal);
        return end < 0 ? 1 : end + close.Length - start;
    }

    private static int WordLength(string value, int start)
    {
        var end = start;
        while (end < value.Length && (char.IsLetterOrDigit(value[end]) || value[end] is '-' or '_'))
            end++;
        return end - start;
    }
}
