using System.Collections.Generic;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.CodeFixes.Fixes.Credentials;

/// <summary>FDRY2008: names the managed identity to use.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnnamedManagedIdentityFix))]
public sealed class UnnamedManagedIdentityFix : CredentialFix
{
    public UnnamedManagedIdentityFix() : base(UnnamedManagedIdentity.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (CreationAt(diagnostic, root) is not { } creation
            || model.GetOperation(creation, flow.Cancel) is not IObjectCreationOperation operation)
            yield break;

        var given = UnnamedManagedIdentity.ClientId(operation)?.SourceSyntax() as ExpressionSyntax;
        var title = "Use the identity that the client id names, or the system-assigned one";
        if (WithIdentityOfHost(creation, given, title, model, flow) is { } repair)
            yield return repair;
    }
}
