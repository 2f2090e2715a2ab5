using System.Collections.Generic;
using System.Linq;
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
using Microsoft.CodeAnalysis.Operations;

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
            || LeavesUnreadConstant(argument))
            yield break;

        if (Overload.Counterpart(parameter, syntax, CredentialParameter.TakesToken) is not null)
        {
            yield return new Repair("Use DefaultAzureCredential", "DefaultAzureCredential", key,
                editor => Code.Expression(editor, key, NewDefaultCredential.Format(0, credential, flow), credential));
        }
        else if (Overload.Counterpart(parameter, syntax, CredentialParameter.TakesPolicy) is { ContainingSymbol: var constructor }
            && PreviewMember.MayBeUsed(constructor, key, model.Compilation, flow.Cancel)
            && ClientCreation.Read(argument.Parent)?.ReadEndpoint(flow) is { Values: { IsEmpty: false } endpoints }
            && ScopeVerdict.RightScopeFor(endpoints[0]) is { } scope
            && KnownTypes.BearerTokenPolicy.FindIn(model.Compilation) is { } policy)
        {
            yield return new Repair("Use a BearerTokenPolicy with DefaultAzureCredential", "BearerTokenPolicy", key,
                editor => NewDefaultCredential.InPolicy(editor, key, policy, credential, scope, flow));
        }
    }

    /// <summary>
    /// Whether the key is a local that holds a constant. The compiler warns about such a local once nothing reads it.
    /// </summary>
    private static bool LeavesUnreadConstant(IArgumentOperation argument) => argument.Value
        .DescendantsAndSelf()
        .OfType<ILocalReferenceOperation>()
        .Any(reference => HoldsConstant(reference, argument.SemanticModel!));

    private static bool HoldsConstant(ILocalReferenceOperation reference, SemanticModel model) =>
        reference.Local.DeclaringSyntaxReferences.Any(declaration =>
            declaration.SyntaxTree == reference.Syntax.SyntaxTree
            && declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
            && model.GetConstantValue(value).HasValue);
}
