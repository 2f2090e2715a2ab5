using System.Collections.Generic;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Scopes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Fixes.Scopes;

/// <summary>FDRY3001 to FDRY3003: writes the token scope that the endpoint accepts.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ScopeFix))]
public sealed class ScopeFix : FoundryCodeFix
{
    public ScopeFix() : base(ProjectScope.Descriptor, ForeignScope.Descriptor, MalformedScope.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow) =>
        ReplaceText(diagnostic, root, model, flow);

    /// <summary>The repair of a token scope, or an audience, in a string.</summary>
    internal static IEnumerable<Repair> ReplaceText(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (ValueSyntax.At(diagnostic.Location, root) is not { } value
            || !diagnostic.Properties.TryGetValue(ScopeRule.RightScope, out var scope) || scope is null
            || IsArray(value, model, flow)
            || ValueSyntax.ToReplace(value, model, flow) is not { } target)
            yield break;

        yield return new Repair($"Use '{scope}'", nameof(ScopeFix), target,
            _ => SyntaxFactory.ParseExpression(Code.Literal(scope)));
    }

    /// <summary>Whether the value is a variable with an array of scopes, which a string cannot replace.</summary>
    private static bool IsArray(ExpressionSyntax value, SemanticModel model, FlowContext flow) =>
        model.GetTypeInfo(value, flow.Cancel).Type is IArrayTypeSymbol;
}
