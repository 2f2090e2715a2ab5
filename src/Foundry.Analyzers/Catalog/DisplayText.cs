using System;
using System.Linq;
using System.Text;

namespace Foundry.Analyzers.Catalog;

/// <summary>
/// Makes text of users fit to be shown. Messages, titles and properties end up in build logs and SARIF files, which more people
/// read than the source.
/// </summary>
internal static class DisplayText
{
    /// <summary>The most characters of one text of the user that are shown.</summary>
    private const int Longest = 60;

    /// <summary>A longer text is no name, scope or address, and would take long to search.</summary>
    private const int LongestSearched = 2048;

    private const string LongText = "<long text>";
    private const string AfterScheme = "://";
    private const char Unprintable = '\uFFFD';

    private static readonly char[] EndsOfAuthority = { '/', '?', '#', '\\' };
    private static readonly char[] StartsOfQuery = { '?', '#' };

    /// <summary>
    /// One text of the user as it may be shown: without secrets, user info, query and fragment, on one line, and not too long.
    /// </summary>
    public static string Of(string text)
    {
        if (text.Length > LongestSearched)
            return LongText;

        // The text is made safe before it is cut: half of a secret would not be recognised.
        var shown = Printable(WithoutSecrets(text, isWhole: true));
        if (shown.Length <= Longest)
            return shown;

        var end = char.IsHighSurrogate(shown[Longest - 1]) ? Longest - 1 : Longest;
        return shown.Substring(0, end) + "…";
    }

    /// <summary>A sentence or a list that may hold text of the user. It stays as long as it is.</summary>
    public static string Sentence(string text) => Printable(WithoutSecrets(text, isWhole: false));

    /// <summary>Whether a part of a text must not be shown, or has been left out already.</summary>
    public static bool HoldsSecret(string text) =>
        text.Length > LongestSearched
        || text.Contains(SecretText.Replacement)
        || WithoutSecrets(text, isWhole: true) != text;

    private static string WithoutSecrets(string text, bool isWhole) =>
        SecretText.Without(WithoutCredentials(WithoutQueries(text, isWhole)), isWhole);

    /// <summary>Removes user info, query and fragment of the URLs in a text.</summary>
    private static string WithoutQueries(string text, bool isWhole)
    {
        StringBuilder? shown = null;
        var copied = 0;
        for (var at = text.IndexOf(AfterScheme, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(AfterScheme, at, StringComparison.Ordinal))
        {
            var start = at + AfterScheme.Length;
            var end = EndOfUrl(text, start, isWhole);
            var host = EndOfUserInfo(text, start, end);
            var query = text.IndexOfAny(StartsOfQuery, host, end - host);

            // A URL may have another one in its path, so the search goes on after the host's start.
            at = host;
            if (host > start)
            {
                shown = (shown ?? new()).Append(text, copied, start - copied);
                copied = host;
            }

            if (query >= 0 && text.IndexOf(AfterScheme, host, query - host, StringComparison.Ordinal) < 0)
            {
                shown = (shown ?? new()).Append(text, copied, query - copied);
                at = copied = end;
            }
        }

        return shown is null ? text : shown.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>The end of a URL. A password may hold a space or a quote, so a text that is one value has no other end.</summary>
    private static int EndOfUrl(string text, int start, bool isWhole)
    {
        var end = start;
        while (end < text.Length && (isWhole || !EndsUrl(text[end])))
            end++;
        return end;
    }

    private static bool EndsUrl(char c) => char.IsWhiteSpace(c) || c is '"' or '\'' or '<' or '>';

    private static int EndOfUserInfo(string text, int start, int end)
    {
        var path = text.IndexOfAny(EndsOfAuthority, start, end - start);
        var authority = text.Substring(start, (path < 0 ? end : path) - start);
        var at = authority.LastIndexOf('@');
        if (at >= 0)
            return start + at + 1;

        // A password with a slash in it ends the authority too early, which leaves an impossible port.
        return HasWrongPort(authority) ? Math.Max(start, text.LastIndexOf('@', end - 1, end - start) + 1) : start;
    }

    private static bool HasWrongPort(string authority)
    {
        var colon = authority.IndexOf(':');
        return colon >= 0 && authority[0] != '[' && !authority.Skip(colon + 1).All(char.IsDigit);
    }

    /// <summary>Removes <c>user:password@</c> of an address without a scheme.</summary>
    private static string WithoutCredentials(string text)
    {
        if (text.IndexOf('@') < 0)
            return text;

        var shown = new StringBuilder();
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && !EndsUrl(text[end]) && text[end] != '/')
                end++;

            // A password may hold the sign, and a host does not.
            var at = end == start ? -1 : text.LastIndexOf('@', end - 1, end - start);
            var colon = at < 0 ? -1 : text.IndexOf(':', start, at - start);
            var kept = colon > start ? at + 1 : start;
            end = Math.Min(end + 1, text.Length);
            shown.Append(text, kept, end - kept);
            start = end;
        }

        return shown.ToString();
    }

    /// <summary>
    /// Replaces characters that break a line or change the order of others: a log would show a line that nothing reported.
    /// </summary>
    private static string Printable(string text)
    {
        char[]? shown = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsControl(c) || char.IsSurrogate(c) || IsSeparatorOrOverride(c))
                (shown ??= text.ToCharArray())[i] = char.IsWhiteSpace(c) ? ' ' : Unprintable;
        }

        return shown is null ? text : new string(shown);
    }

    /// <summary>Line and paragraph separators, and the marks, embeddings, overrides and isolates of bidirectional text.</summary>
    private static bool IsSeparatorOrOverride(char c) =>
        c is '\u2028' or '\u2029' or '\u061C' or '\u200E' or '\u200F'
            or >= '\u202A' and <= '\u202E'
            or >= '\u2066' and <= '\u2069';
}
