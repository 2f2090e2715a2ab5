using System;
using System.Linq;
using Foundry.Analyzers.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>Changes the text of a string literal or an interpolated string, and nothing else of it.</summary>
internal static class TextEdit
{
    /// <summary>
    /// The string with its text changed; null where it cannot be. Of an interpolated string the change sees a
    /// <see cref="PartialText.Hole"/> for each interpolation, and may drop trailing ones.
    /// </summary>
    public static ExpressionSyntax? Repaired(ExpressionSyntax text, Func<string, string?> change, Func<InterpolationSyntax, bool> mayDrop) => text switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal when change(literal.Token.ValueText) is { } changed =>
            SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(changed)),
        InterpolatedStringExpressionSyntax interpolated => Repaired(interpolated, change, mayDrop),
        _ => null,
    };

    private static ExpressionSyntax? Repaired(InterpolatedStringExpressionSyntax text, Func<string, string?> change, Func<InterpolationSyntax, bool> mayDrop)
    {
        // Text with an escape would have to be escaped anew; addresses have none.
        if (text.StringStartToken.Text != "$\"" || text.Contents.Any(part => part is InterpolatedStringTextSyntax plain && plain.TextToken.Text != plain.TextToken.ValueText))
            return null;

        var interpolations = text.Contents.OfType<InterpolationSyntax>().ToArray();
        var pattern = string.Concat(text.Contents.Select(part => part is InterpolatedStringTextSyntax plain ? plain.TextToken.ValueText : PartialText.Hole.ToString()));
        if (change(pattern) is not { } changed || changed.IndexOfAny(new[] { '"', '\\', '{', '}' }) >= 0)
            return null;

        var pieces = changed.Split(PartialText.Hole);
        if (!interpolations.Skip(pieces.Length - 1).All(mayDrop))
            return null;
        if (pieces.Length == 1)
            return SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(changed));

        var contents = SyntaxFactory.List<InterpolatedStringContentSyntax>();
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0)
                contents = contents.Add(interpolations[i - 1]);
            if (pieces[i].Length > 0)
                contents = contents.Add(SyntaxFactory.InterpolatedStringText(SyntaxFactory.Token(default, SyntaxKind.InterpolatedStringTextToken, pieces[i], pieces[i], default)));
        }

        return text.WithContents(contents);
    }
}
