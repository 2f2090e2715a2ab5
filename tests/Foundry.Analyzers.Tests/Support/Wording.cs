using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests;

/// <summary>
/// How a message or the title of a fix is put, with everything filled in: whatever a test makes a rule say is read here too.
/// </summary>
internal static partial class Wording
{
    /// <summary>The most characters of a message. The aim is 200; long data actions, roles and places need some more.</summary>
    private const int LongestMessage = 270;

    private const int LongestTitle = 120;
    private const int MostWords = 20;

    /// <summary>Turns of phrase that readers stumble over, with the plain words to write instead.</summary>
    public static IReadOnlyDictionary<string, string> Forbidden { get; } = new Dictionary<string, string>
    {
        [@"\bis none\b"] = "is not a, does not have",
        [@"\b(is|are) told\b"] = "differs, is known",
        [@"\bstands?\b"] = "is",
        [@"\bbehind\b"] = "name the relation",
        [@"\bspeaks? of\b"] = "names, mentions",
        [@"\bsaid of\b"] = "stated about",
        [@"\bshuts?\b"] = "blocks, rejects",
        [@"\bwritten out\b"] = "hard-coded",
        [@"\bwhether\b"] = "if, or two sentences",
        [@"\bwhat it\b"] = "name the thing",
        [@"\bwhoever\b"] = "name the user or caller",
        [@"\bnobody\b|\bsomebody\b"] = "no user, someone",
        [@"(?<!\bThere )\bis no (?!fix\b|longer\b)[a-z]"] = "is not a",
        [@"\bwhat is\b"] = "name the thing",
        [@"\b(goes|go) for\b"] = "applies to",
        [@"\bof (its|their|your) own\b"] = "custom, own",
        [@"\bSilent (for|where|when|in|while)\b|\bSilent:"] = "The rule does not report",
        [@"(?i)\bplease\b|\boops\b|!"] = "nothing",
    };

    public static void VerifyMessage(Diagnostic diagnostic, IVerifier verifier)
    {
        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        var wrong = WrongForm(message, LongestMessage) ?? (message.EndsWith('.') ? null : "lacks the full stop");
        verifier.True(wrong is null, $"{diagnostic.Id} {wrong}: {message}");
    }

    public static void VerifyTitle(string provider, string title, IVerifier verifier)
    {
        var wrong = WrongForm(title, LongestTitle) ?? (title.EndsWith('.') ? "ends in a full stop" : null);
        verifier.True(wrong is null, $"{provider} {wrong}: {title}");
    }

    /// <summary>What is wrong with the words of a text, or null. Quoted text is code or the service's.</summary>
    public static string? WrongWords(string text)
    {
        var plain = Quoted().Replace(text, "'it'");
        foreach (var (phrase, instead) in Forbidden)
        {
            if (Regex.Match(plain, phrase) is { Success: true } match)
                return $"says '{match.Value}' instead of '{instead}'";
        }

        return null;
    }

    /// <summary>The sentences that have too many words. Quotes, parentheses and placeholders count as one word.</summary>
    public static IEnumerable<string> LongSentences(string text)
    {
        var plain = Parentheses().Replace(Quoted().Replace(text, "it"), "it");
        return EndOfSentence().Split(plain).Where(static sentence => sentence.Split(' ').Length > MostWords);
    }

    private static string? WrongForm(string text, int longest) =>
        text.Length is 0 || text.Length > longest ? $"has {text.Length} characters of {longest}"
        : text != text.Trim() || text.Contains("  ") || text.Any(char.IsControl) ? "has white space that is not visible"
        : !char.IsUpper(text[0]) && text[0] is not ('\'' or '"' or '.' or '/') ? "does not begin as a sentence does"
        : Quoted().Replace(text, "").Contains(';') ? "has a semicolon"
        : Placeholder().IsMatch(text) ? "has a placeholder that is not filled in"
        : LongSentences(text).FirstOrDefault() is { } sentence ? $"has a sentence of more than {MostWords} words ({sentence})"
        : WrongWords(text);

    [GeneratedRegex(@"(?<!\p{L})'[^']*'(?!\p{L})|""[^""]*""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Parentheses();

    [GeneratedRegex(@"(?<=[.?]) (?=\p{Lu}|\{|it)")]
    private static partial Regex EndOfSentence();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
