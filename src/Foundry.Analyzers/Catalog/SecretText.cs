using System;
using System.Linq;
using System.Text;

namespace Foundry.Analyzers.Catalog;

/// <summary>Replaces what looks like a secret in a text that people will see.</summary>
/// <remarks>
/// It is stricter than <see cref="SecretShape"/>, which proves a report: here a sample key costs nothing if it is left out,
/// and a real one must not pass because a few more characters surround it.
/// </remarks>
internal static class SecretText
{
    /// <summary>The word that replaces a secret.</summary>
    public const string Replacement = "<secret>";

    /// <summary>A key has 32 digits, and most of one is as good as all of it. No part of a GUID is as long.</summary>
    private const int ShortestHexKey = 24;

    private const int ShortestRandomText = 32;
    private const int ShortestBase64Key = 40;
    private const int ShortestApiKey = 20;
    private const int ShortestClientSecret = 34;
    private const int ShortestToken = 16;
    private const int FewestDigits = 3;

    private const string ApiKeyPrefix = "sk-";
    private const string AzureSignature = "JQQJ99";
    private const string ClientSecretMarker = "Q~";

    /// <summary>The first characters of a JSON object in Base64, with which every JWT starts.</summary>
    private const string TokenPrefix = "eyJ";

    /// <summary>The last words of names whose value is a secret: <c>AccountKey=</c>, <c>sig=</c>, <c>Password=</c>.</summary>
    private static readonly string[] SecretNames =
        { "key", "sig", "signature", "password", "passwd", "pwd", "secret", "token" };

    /// <summary>Replaces every secret in a text.</summary>
    /// <param name="isWhole">Whether the text is one value. In a sentence, a value ends at a space or a quote.</param>
    public static string Without(string text, bool isWhole) =>
        ReplaceWords(ReplaceWords(WithoutValues(text, isWhole), IsOfBase64, IsBase64Key), IsOfWord, HoldsSecret);

    /// <summary>Replaces the values of names such as <c>Password</c> in connection strings and queries.</summary>
    private static string WithoutValues(string text, bool isWhole)
    {
        StringBuilder? shown = null;
        var copied = 0;
        for (var at = text.IndexOf('='); at >= 0; at = text.IndexOf('=', at))
        {
            var start = ++at;
            if (!NamesSecret(text, start - 1, isWhole))
                continue;

            at = EndOfValue(text, start, isWhole);
            if (at == start)
                continue;
            shown = (shown ?? new()).Append(text, copied, start - copied).Append(Replacement);
            copied = at;
        }

        return shown is null ? text : shown.Append(text, copied, text.Length - copied).ToString();
    }

    private static bool NamesSecret(string text, int end, bool isWhole)
    {
        while (isWhole && end > 0 && text[end - 1] == ' ')
            end--;
        return SecretNames.Any(name => end >= name.Length
            && string.Compare(text, end - name.Length, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0);
    }

    private static int EndOfValue(string text, int start, bool isWhole)
    {
        var end = start;
        while (isWhole && end < text.Length && text[end] == ' ')
            end++;

        // A quoted value may hold a semicolon.
        if (isWhole && end < text.Length && text[end] is '"' or '\'')
        {
            var close = text.IndexOf(text[end], end + 1);
            return close < 0 ? text.Length : close + 1;
        }

        while (end < text.Length && text[end] != ';' && (isWhole || !EndsWord(text[end])))
            end++;
        return end;
    }

    private static bool EndsWord(char c) => char.IsWhiteSpace(c) || c is '"' or '\'';

    /// <summary>Replaces each longest run of characters of a kind that is a secret.</summary>
    private static string ReplaceWords(string text, Func<char, bool> isOfWord, Func<string, bool> isSecret)
    {
        StringBuilder? shown = null;
        var copied = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && isOfWord(text[end]))
                end++;

            // No secret is shorter, and most words are.
            if (end - start >= ShortestToken && isSecret(text.Substring(start, end - start)))
            {
                shown = (shown ?? new()).Append(text, copied, start - copied).Append(Replacement);
                copied = end;
            }

            start = Math.Max(end, start + 1);
        }

        return shown is null ? text : shown.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Keys of storage accounts and others: random bytes in Base64, whose padding tells them from a path.</summary>
    private static bool IsBase64Key(string word)
    {
        var start = 0;
        for (var end = word.IndexOf('='); end >= 0; end = word.IndexOf('=', start))
        {
            if (end - start >= ShortestBase64Key && HasAllKinds(word.Substring(start, end - start)))
                return true;
            start = end + 1;
        }

        return false;
    }

    private static bool HoldsSecret(string word) =>
        HoldsApiKey(word) || HoldsClientSecret(word) || HoldsToken(word) || HoldsRandomText(word);

    private static bool HoldsApiKey(string word)
    {
        for (var at = word.IndexOf(ApiKeyPrefix, StringComparison.Ordinal); at >= 0;
            at = word.IndexOf(ApiKeyPrefix, at + 1, StringComparison.Ordinal))
        {
            var rest = word.Substring(at + ApiKeyPrefix.Length);

            // After a letter it may be the end of another word, such as task-.
            var least = StartsWord(word, at) ? ShortestApiKey : 2 * ShortestApiKey;
            if (rest.Length >= least && HasAllKinds(rest))
                return true;
        }

        return false;
    }

    private static bool HoldsClientSecret(string word) =>
        word.Length >= ShortestClientSecret
        && word.IndexOf(ClientSecretMarker, StringComparison.Ordinal) is > 0 and var at
        && IsDigit(word[at - 1]);

    private static bool HoldsToken(string word)
    {
        for (var at = word.IndexOf(TokenPrefix, StringComparison.Ordinal); at >= 0;
            at = word.IndexOf(TokenPrefix, at + 1, StringComparison.Ordinal))
        {
            if (StartsWord(word, at) && word.Length - at >= ShortestToken)
                return true;
        }

        return false;
    }

    private static bool StartsWord(string word, int at) => at == 0 || !IsLetterOrDigit(word[at - 1]);

    /// <summary>Whether a part of a word is a key in hexadecimal digits, or random letters and digits.</summary>
    private static bool HoldsRandomText(string word)
    {
        for (var start = 0; start < word.Length;)
        {
            var end = start;
            while (end < word.Length && IsLetterOrDigit(word[end]))
                end++;
            if (end - start >= ShortestHexKey && IsRandom(word.Substring(start, end - start)))
                return true;
            start = Math.Max(end, start + 1);
        }

        return false;
    }

    private static bool IsRandom(string run) =>
        HoldsHexKey(run) || run.IndexOf(AzureSignature, StringComparison.Ordinal) >= 0 || IsMixed(run);

    private static bool HoldsHexKey(string run)
    {
        var (length, digits) = (0, 0);
        foreach (var c in run)
        {
            if (IsHexDigit(c))
                (length, digits) = (length + 1, digits + (IsDigit(c) ? 1 : 0));
            else
                (length, digits) = (0, 0);

            // A number of that length is no key, and neither is a word.
            if (length >= ShortestHexKey && digits > 0 && digits < length)
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether capitals, small letters and digits alternate as they do by chance, and not as in an identifier of several words.
    /// </summary>
    private static bool IsMixed(string run)
    {
        if (run.Length < ShortestRandomText)
            return false;

        var changes = 0;
        for (var i = 1; i < run.Length; i++)
        {
            if (KindOf(run[i]) != KindOf(run[i - 1]))
                changes++;
        }

        return run.Count(IsDigit) >= FewestDigits && HasAllKinds(run) && changes * 2 >= run.Length;
    }

    private static bool HasAllKinds(string text) => text.Any(IsUpper) && text.Any(IsLower) && text.Any(IsDigit);

    private static int KindOf(char c)
    {
        if (IsDigit(c))
            return 0;

        return IsUpper(c) ? 1 : 2;
    }

    private static bool IsOfWord(char c) => IsLetterOrDigit(c) || c is '_' or '-' or '~' or '.';

    private static bool IsOfBase64(char c) => IsLetterOrDigit(c) || c is '+' or '/' or '=';

    private static bool IsHexDigit(char c) => IsDigit(c) || c is >= 'a' and <= 'f' or >= 'A' and <= 'F';

    private static bool IsLetterOrDigit(char c) => IsDigit(c) || IsLower(c) || IsUpper(c);

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsLower(char c) => c is >= 'a' and <= 'z';

    private static bool IsUpper(char c) => c is >= 'A' and <= 'Z';
}
