using System;
using System.Text;

namespace Foundry.Analyzers.Files;

/// <summary>Finds placeholders in settings files: text that a developer still has to replace.</summary>
/// <remarks>
/// No rule depends on a resource's name, so a false placeholder costs a rule at most its certainty. Anything that looks like a
/// placeholder counts as one.
/// </remarks>
internal static class Placeholders
{
    /// <summary>
    /// A value with a <see cref="PartialText.Hole"/> for each placeholder: <c>&lt;name&gt;</c>, <c>{name}</c>, <c>${name}</c>,
    /// <c>$(name)</c>, <c>#{name}#</c>, <c>your-name</c>, <c>...</c>, and for text that could not be decoded.
    /// </summary>
    public static PartialText Read(string value)
    {
        // The host replaces a reference to a secret.
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

    /// <summary>The length of the placeholder at a position, or 0.</summary>
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
            case 'y' or 'Y' when Follows("your", value, start) && IsWordStart(value, start):
                return WordLength(value, start);
            default:
                return 0;
        }
    }

    private static bool Follows(string text, string value, int start) =>
        string.Compare(value, start, text, 0, text.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsWordStart(string value, int start) => start == 0 || !char.IsLetterOrDigit(value[start - 1]);

    /// <summary>The length up to and including a closing text; 1 if it is missing.</summary>
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
