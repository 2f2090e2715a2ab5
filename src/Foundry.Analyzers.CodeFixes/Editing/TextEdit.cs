using System;
using System.Linq;
using Foundry.Analyzers.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>Changes the text of a string literal or an interpolated string, and keeps its interpolations.</summary>
internal static class TextEdit
{
    /// <summary>
    /// Applies a change to the text of a string. Returns null if the string cannot be changed. In an interpolated string the
    /// change gets a <see cref="PartialText.Hole"/> for each interpolation, and may drop the last ones.
    /// </summary>
    public static ExpressionSyntax? WithText(
        ExpressionSyntax text, Func<string, string?> change, Func<InterpolationSyntax, bool> mayDrop) => text switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal =>
            change(literal.Token.ValueText) is { } changed ? StringLiteral(changed) : null,
        InterpolatedStringExpressionSyntax interpolated => WithText(interpolated, change, mayDrop),
        _ => null,
    };

    private static ExpressionSyntax? WithText(
        InterpolatedStringExpressionSyntax text, Func<string, string?> change, Func<InterpolationSyntax, bool> mayDrop)
    {
        // An escape sequence would have to be written again; URLs have none.
        if (text.StringStartToken.Text != "$\"" || text.Contents.Any(HasEscape))
            return null;

        var pattern = string.Concat(text.Contents.Select(PatternOf));
        if (change(pattern) is not { } changed || changed.IndexOfAny(new[] { '"', '\\', '{', '}' }) >= 0)
            return null;

        var interpolations = text.Contents.OfType<InterpolationSyntax>().ToArray();
        var pieces = changed.Split(PartialText.Hole);
        if (!interpolations.Skip(pieces.Length - 1).All(mayDrop))
            return null;

        return pieces.Length == 1 ? StringLiteral(changed) : text.WithContents(Interleaved(pieces, interpolations));
    }

    private static LiteralExpressionSyntax StringLiteral(string text) =>
        SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));

    private static bool HasEscape(InterpolatedStringContentSyntax part) =>
        part is InterpolatedStringTextSyntax plain && plain.TextToken.Text != plain.TextToken.ValueText;

    private static string PatternOf(InterpolatedStringContentSyntax part) =>
        part is InterpolatedStringTextSyntax plain ? plain.TextToken.ValueText : PartialText.Hole.ToString();

    private static SyntaxList<InterpolatedStringContentSyntax> Interleaved(string[] pieces, InterpolationSyntax[] interpolations)
    {
        var contents = SyntaxFactory.List<InterpolatedStringContentSyntax>();
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0)
                contents = contents.Add(interpolations[i - 1]);
            if (pieces[i].Length > 0)
                contents = contents.Add(SyntaxFactory.InterpolatedStringText(TextToken(pieces[i])));
        }

        return contents;
    }

    private static SyntaxToken TextToken(string text) =>
        SyntaxFactory.Token(default, SyntaxKind.InterpolatedStringTextToken, text, text, default);
}
