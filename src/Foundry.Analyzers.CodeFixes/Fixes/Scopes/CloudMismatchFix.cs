using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Scopes;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Fixes.Scopes;

/// <summary>
/// FDRY3004: writes the scope or audience of the endpoint's cloud. An <c>AzureOpenAIClient</c> without options gets options
/// that set the audience. The credential signs in to that cloud.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CloudMismatchFix))]
public sealed class CloudMismatchFix : FoundryCodeFix
{
    public CloudMismatchFix() : base(CloudMismatch.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (diagnostic.Properties.TryGetValue(CloudMismatch.SignIn, out var scope) && scope is not null)
            return SignIn(diagnostic, AzureCloud.OfScope(scope), root, model, flow);
        return diagnostic.Properties.ContainsKey(ScopeRule.RightScope)
            ? ScopeFix.ReplaceText(diagnostic, root, model, flow)
            : AddOptions(diagnostic, root, model, flow);
    }

    private static IEnumerable<Repair> SignIn(
        Diagnostic diagnostic, AzureCloud? cloud, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (ValueSyntax.At(diagnostic.Location, root) is { } credential
            && model.GetOperation(credential.WithoutSuppression(), flow.Cancel) is { } operation
            && SignInCloud.Of(operation, cloud, model, flow) is { IsEdit: true } signIn)
            yield return Repair.ByEdit($"Sign in to {cloud!.Name}", CloudMismatch.SignIn, credential, signIn.Apply);
    }

    private static IEnumerable<Repair> AddOptions(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (EnclosingClient(diagnostic, root, model, flow) is not { ArgumentList: { Arguments.Count: 2 } arguments } client
            || model.GetOperation(client, flow.Cancel) is not { } operation
            || ClientCreation.Read(operation) is not { } creation
            || creation.ReadEndpoint(flow).Values.FirstOrDefault()?.Cloud is not { } cloud
            || KnownTypes.AzureOpenAIClientOptions.FindIn(model.Compilation) is not { } options
            || SignInCloud.Of(creation.Credential?.Value, cloud, model, flow) is not { } signIn)
            yield break;

        var title = ScopeFix.Title($"Use the audience '{cloud.AccountScope}'", signIn, cloud);
        yield return Repair.ByEdit(title, "Audience", arguments, editor =>
        {
            signIn.Apply(editor);
            var format = $"new {{0}} {{{{ Audience = {Code.Literal(cloud.AccountScope)} }}}}";
            var value = Code.Expression(editor, arguments, format, options);
            editor.ReplaceNode(arguments, (current, _) => AppendedArgument.To((ArgumentListSyntax)current, value, "options"));
        });
    }

    private static BaseObjectCreationExpressionSyntax? EnclosingClient(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow) =>
        ValueSyntax.At(diagnostic.Location, root)?.Ancestors()
            .OfType<BaseObjectCreationExpressionSyntax>()
            .FirstOrDefault(creation => KnownTypes.AzureOpenAIClient.Matches(model.GetTypeInfo(creation, flow.Cancel).Type));
}
