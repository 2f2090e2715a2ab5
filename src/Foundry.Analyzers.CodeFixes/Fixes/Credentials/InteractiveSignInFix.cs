using System.Collections.Generic;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Credentials;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Foundry.Analyzers.CodeFixes.Fixes.Credentials;

/// <summary>FDRY2006: signs in with a managed identity.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InteractiveSignInFix))]
public sealed class InteractiveSignInFix : CredentialFix
{
    public InteractiveSignInFix() : base(InteractiveSignIn.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (CreationAt(diagnostic, root) is { } creation
            && KnownTypes.ManagedIdentityCredential.FindIn(model.Compilation) is { } identity
            && ClientIdOfHost(creation, model) is { } clientId
            && CanBecome(identity, creation, model, flow))
        {
            yield return new Repair("Use a managed identity", "ManagedIdentity", creation,
                editor => SyntaxFactory.ParseExpression(NewManagedIdentity(identity, clientId, creation, editor)));
        }
    }
}
