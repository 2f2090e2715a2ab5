using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Disclosure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Foundry.Analyzers.CodeFixes.Fixes.Disclosure;

/// <summary>FDRY7002: writes *** where the secret stands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SecretInLogFix))]
public sealed class SecretInLogFix : FoundryCodeFix
{
    private const string Title = "Write *** instead";
    private const string Mask = "***";

    public SecretInLogFix() : base(SecretInLog.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (diagnostic.Properties.ContainsKey(SecretInLog.TextInVariable) || ValueSyntax.At(diagnostic.Location, root) is not { } secret)
            yield break;

        var mask = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(Mask));
        yield return secret.Parent is InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text }
            ? Repair.ByEdit(Title, nameof(SecretInLogFix), secret, editor =>
            {
                editor.ReplaceNode(secret, mask);
                editor.ReplaceNode(text, static (current, _) => WithMaskAsText((InterpolatedStringExpressionSyntax)current));
            })
            : new Repair(Title, nameof(SecretInLogFix), secret, _ => mask);
    }

    /// <summary>The string with masks as part of its text; two neighbouring pieces of text have to become one.</summary>
    private static InterpolatedStringExpressionSyntax WithMaskAsText(InterpolatedStringExpressionSyntax text)
    {
        var contents = new List<InterpolatedStringContentSyntax>();
        foreach (var part in text.Contents)
        {
            var plain = part is InterpolationSyntax { Expression: LiteralExpressionSyntax { Token.ValueText: Mask } } ? Text(Mask) : part as InterpolatedStringTextSyntax;
            if (plain is not null && contents.LastOrDefault() is InterpolatedStringTextSyntax before)
                contents[contents.Count - 1] = Text(before.TextToken.Text + plain.TextToken.Text);
            else
                contents.Add(plain ?? part);
        }

        return text.WithContents(SyntaxFactory.List(contents));
    }

    private static InterpolatedStringTextSyntax Text(string text) =>
        SyntaxFactory.InterpolatedStringText(SyntaxFactory.Token(default, SyntaxKind.InterpolatedStringTextToken, text, text, default));
}
