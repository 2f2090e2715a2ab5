using System.Collections.Generic;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Scopes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Foundry.Analyzers.CodeFixes.Fixes.Scopes;

/// <summary>FDRY3001 to FDRY3003: writes the scope that the endpoint accepts.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ScopeFix))]
public sealed class ScopeFix : FoundryCodeFix
{
    public ScopeFix() : base(ProjectScope.Descriptor, ForeignScope.Descriptor, MalformedScope.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow) =>
        Written(diagnostic, root, model, flow);

    /// <summary>The repair of a scope, or an audience, that is written as a string.</summary>
    internal static IEnumerable<Repair> Written(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (ValueSyntax.At(diagnostic.Location, root) is not { } use
            || !diagnostic.Properties.TryGetValue(ScopeRule.RightScope, out var scope) || scope is null
            // An array of scopes that is kept elsewhere.
            || model.GetTypeInfo(use, flow.Cancel).Type is IArrayTypeSymbol
            || ValueSyntax.ToReplace(use, model, flow) is not { } target)
            yield break;

        yield return new Repair($"Use '{scope}'", nameof(ScopeFix), target, _ => SyntaxFactory.ParseExpression(Code.Literal(scope)));
    }
}
