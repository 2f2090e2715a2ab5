using System.Collections.Generic;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Foundry.Analyzers.CodeFixes.Fixes.Endpoints;

/// <summary>FDRY1011: names the deployment that serves the named model.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UndeclaredDeploymentFix))]
public sealed class UndeclaredDeploymentFix : FoundryCodeFix
{
    public UndeclaredDeploymentFix() : base(UndeclaredDeployment.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (ValueSyntax.At(diagnostic.Location, root) is not { } value
            || !diagnostic.Properties.TryGetValue(UndeclaredDeployment.Deployment, out var name) || name is null
            || ValueSyntax.ToReplace(value, model, flow) is not { } target)
            yield break;

        yield return new Repair($"Use the deployment '{name}'", nameof(UndeclaredDeploymentFix), target,
            _ => SyntaxFactory.ParseExpression(Code.Literal(name)));
    }
}
