using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Catalog;
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
            || ValueSyntax.ToReplace(value, model, flow) is not { } target
            || Repair.HasInnerTrivia(target))
            yield break;

        var cloud = AzureCloud.OfScope(scope);
        if (SignInCloud.Of(CredentialOf(diagnostic, root, model, flow), cloud, model, flow) is not { } signIn)
            yield break;

        yield return Repair.ByEdit(Title($"Use '{scope}'", signIn, cloud), nameof(ScopeFix), target, editor =>
        {
            signIn.Apply(editor);
            editor.ReplaceNode(target, SyntaxFactory.ParseExpression(Code.Literal(scope)).WithTriviaFrom(target));
        });
    }

    /// <summary>The title of a fix that may change the credential too.</summary>
    internal static string Title(string title, SignInCloud signIn, AzureCloud? cloud) =>
        signIn.IsEdit ? $"{title} and sign in to {cloud!.Name}" : title;

    /// <summary>The credential, whose place follows the places in settings files.</summary>
    private static IOperation? CredentialOf(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow) =>
        diagnostic.AdditionalLocations.LastOrDefault() is { } place && place.SourceTree == root.SyntaxTree
        && ValueSyntax.At(place, root) is { } credential
            ? model.GetOperation(credential.WithoutSuppression(), flow.Cancel)
            : null;

    /// <summary>Whether the value is a variable with an array of scopes, which a string cannot replace.</summary>
    private static bool IsArray(ExpressionSyntax value, SemanticModel model, FlowContext flow) =>
        model.GetTypeInfo(value, flow.Cancel).Type is IArrayTypeSymbol;
}
