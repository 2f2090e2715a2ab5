using System.Text.RegularExpressions;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How a message or the title of a fix is put, with everything filled in: whatever a test makes a rule say is read here too.</summary>
internal static partial class Wording
{
    public static void VerifyMessage(Diagnostic diagnostic) =>
        Verify(diagnostic.Id, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), longest: 1200);

    public static void VerifyTitle(string provider, string title) => Verify(provider, title, longest: 120);

    private static void Verify(string source, string text, int longest)
    {
        var wrong =
            text.Length is 0 || text.Length > longest ? $"has {text.Length} characters of {longest}"
            : text != text.Trim() || text.Contains("  ") || text.Any(char.IsControl) ? "has white space that nobody sees"
            : !char.IsUpper(text[0]) && text[0] is not ('\'' or '"' or '.' or '/') ? "does not begin as a sentence does"
            : EndOfSentence().IsMatch(text) != text.EndsWith('.') ? "ends in a full stop if, and only if, there are several sentences"
            : Placeholder().IsMatch(text) ? "has a placeholder that is not filled in"
            : null;
        if (wrong is not null)
            throw new VerificationException($"{source} {wrong}: {text}");
    }

    [GeneratedRegex(@"[.?!] \p{Lu}")]
    private static partial Regex EndOfSentence();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
