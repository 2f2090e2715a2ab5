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
    public static void VerifyMessage(Diagnostic diagnostic, IVerifier verifier) =>
        Verify(diagnostic.Id, diagnostic.GetMessage(CultureInfo.InvariantCulture), longest: 1200, verifier);

    public static void VerifyTitle(string provider, string title, IVerifier verifier) =>
        Verify(provider, title, longest: 120, verifier);

    private static void Verify(string source, string text, int longest, IVerifier verifier)
    {
        var wrong =
            text.Length is 0 || text.Length > longest ? $"has {text.Length} characters of {longest}"
            : text != text.Trim() || text.Contains("  ") || text.Any(char.IsControl) ? "has white space that nobody sees"
            : !char.IsUpper(text[0]) && text[0] is not ('\'' or '"' or '.' or '/') ? "does not begin as a sentence does"
            : EndOfSentence().IsMatch(text) != text.EndsWith('.')
                ? "ends in a full stop if, and only if, there are several sentences"
            : Placeholder().IsMatch(text) ? "has a placeholder that is not filled in"
            : null;
        verifier.True(wrong is null, $"{source} {wrong}: {text}");
    }

    [GeneratedRegex(@"[.?!] \p{Lu}")]
    private static partial Regex EndOfSentence();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
