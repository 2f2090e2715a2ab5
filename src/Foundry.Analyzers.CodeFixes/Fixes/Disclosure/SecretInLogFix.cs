using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Disclosure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Fixes.Disclosure;

/// <summary>FDRY7002: replaces the secret by ***.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SecretInLogFix))]
public sealed class SecretInLogFix : FoundryCodeFix
{
    private const string Title = "Write *** instead";
    private const string Mask = "***";

    public SecretInLogFix() : base(SecretInLog.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (diagnostic.Properties.ContainsKey(SecretInLog.TextInVariable)
            || ValueSyntax.At(diagnostic.Location, root) is not { } secret)
            yield break;

        var mask = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(Mask));
        if (secret.Parent is not InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text })
        {
            yield return new Repair(Title, nameof(SecretInLogFix), secret, _ => mask);
            yield break;
        }

        yield return Repair.ByEdit(Title, nameof(SecretInLogFix), secret, editor =>
        {
            editor.ReplaceNode(secret, mask);
            editor.ReplaceNode(text, static (current, _) => WithMaskAsText((InterpolatedStringExpressionSyntax)current));
        });
    }

    /// <summary>Turns masked interpolations into text, and joins adjacent pieces of text, as the parser would.</summary>
    private static InterpolatedStringExpressionSyntax WithMaskAsText(InterpolatedStringExpressionSyntax text)
    {
        var contents = new List<InterpolatedStringContentSyntax>();
        foreach (var part in text.Contents)
        {
            var current = IsMask(part) ? Text(Mask) : part;
            if (current is InterpolatedStringTextSyntax next && contents.LastOrDefault() is InterpolatedStringTextSyntax previous)
                contents[contents.Count - 1] = Text(previous.TextToken.Text + next.TextToken.Text);
            else
                contents.Add(current);
        }

        return text.WithContents(SyntaxFactory.List(contents));
    }

    private static bool IsMask(InterpolatedStringContentSyntax part) =>
        part is InterpolationSyntax { Expression: LiteralExpressionSyntax { Token.ValueText: Mask } };

    private static InterpolatedStringTextSyntax Text(string text) =>
        SyntaxFactory.InterpolatedStringText(
            SyntaxFactory.Token(default, SyntaxKind.InterpolatedStringTextToken, text, text, default));
}
