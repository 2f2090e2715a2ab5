using System.Collections.Generic;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.CodeFixes.Lookup;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Disclosure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Fixes.Disclosure;

/// <summary>FDRY7001: records content in development only, if an <c>IHostEnvironment</c> is in scope, or not at all.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RecordedContentFix))]
public sealed class RecordedContentFix : FoundryCodeFix
{
    public RecordedContentFix() : base(RecordedContent.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (node.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not { Right: var value })
            yield break;

        if (HostEnvironment.At(value, model, flow) is { } environment)
        {
            yield return new Repair("Record content in development only", "InDevelopment", value,
                _ => SyntaxFactory.ParseExpression(environment + ".IsDevelopment()"));
        }

        yield return new Repair("Do not record content", "Off", value,
            static _ => SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression));
    }
}
