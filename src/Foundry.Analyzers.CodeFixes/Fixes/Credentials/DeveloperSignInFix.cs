using System.Collections.Generic;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Foundry.Analyzers.CodeFixes.Fixes.Credentials;

/// <summary>FDRY2005: uses the developer credential in development only.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeveloperSignInFix))]
public sealed class DeveloperSignInFix : CredentialFix
{
    public DeveloperSignInFix() : base(DeveloperSignIn.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (CreationAt(diagnostic, root) is { } creation && SplitByEnvironment(creation, model, flow) is { } split)
            yield return split;
    }
}
