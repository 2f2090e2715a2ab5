using System.Collections.Generic;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.CodeFixes.Lookup;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Access;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Fixes.Access;

/// <summary>FDRY4003: replaces a key by a Microsoft Entra ID credential.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeyOnKeylessAccountFix))]
public sealed class KeyOnKeylessAccountFix : FoundryCodeFix
{
    public KeyOnKeylessAccountFix() : base(KeyOnKeylessAccount.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (ValueSyntax.At(diagnostic.Location, root) is not { Parent: ArgumentSyntax syntax } key
            || ValueSyntax.Argument(key, syntax, model, flow) is not { Parameter: { } parameter } argument
            || KnownTypes.DefaultAzureCredential.FindIn(model.Compilation) is not { } credential
            || ClientCreation.Read(argument.Parent)?.ReadEndpoint(flow) is not { } endpoint
            || !NewDefaultCredential.Fits(credential, endpoint, flow)
            || UnreadVariable.IsLeftWithout(key, model, flow))
            yield break;

        if (Overload.Counterpart(parameter, syntax, CredentialParameter.TakesToken) is not null)
        {
            yield return new Repair("Use DefaultAzureCredential", "DefaultAzureCredential", key,
                editor => NewDefaultCredential.At(editor, key, credential, flow));
        }
        else if (Overload.Counterpart(parameter, syntax, CredentialParameter.TakesPolicy) is { ContainingSymbol: var constructor }
            && PreviewMember.MayBeUsed(constructor, key, model.Compilation, flow.Cancel)
            && endpoint.Values is { IsEmpty: false } addresses
            && ScopeVerdict.RightScopeFor(addresses[0]) is { } scope
            && KnownTypes.BearerTokenPolicy.FindIn(model.Compilation) is { } policy)
        {
            yield return new Repair("Use a BearerTokenPolicy with DefaultAzureCredential", "BearerTokenPolicy", key,
                editor => NewDefaultCredential.InPolicy(editor, key, policy, credential, scope, flow));
        }
    }
}
