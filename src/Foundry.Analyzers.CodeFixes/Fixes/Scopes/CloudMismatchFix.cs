using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Scopes;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Fixes.Scopes;

/// <summary>
/// FDRY3004: writes the scope or audience of the endpoint's cloud. An <c>AzureOpenAIClient</c> without options gets options
/// that set the audience.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CloudMismatchFix))]
public sealed class CloudMismatchFix : FoundryCodeFix
{
    public CloudMismatchFix() : base(CloudMismatch.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow) =>
        diagnostic.Properties.ContainsKey(ScopeRule.RightScope)
            ? ScopeFix.ReplaceText(diagnostic, root, model, flow)
            : AddOptions(diagnostic, root, model, flow);

    private static IEnumerable<Repair> AddOptions(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (EnclosingClient(diagnostic, root, model, flow) is not { ArgumentList: { Arguments.Count: 2 } arguments } client
            || model.GetOperation(client, flow.Cancel) is not { } operation
            || ClientCreation.Read(operation)?.ReadEndpoint(flow).Values.FirstOrDefault()?.Cloud is not { } cloud
            || KnownTypes.AzureOpenAIClientOptions.FindIn(model.Compilation) is not { } options)
            yield break;

        yield return new Repair($"Use the audience '{cloud.AccountScope}'", "Audience", arguments, editor =>
        {
            var format = $"new {{0}} {{{{ Audience = {Code.Literal(cloud.AccountScope)} }}}}";
            return WithOptions(arguments, Code.Expression(editor, arguments, format, options));
        }, keepsInside: true);
    }

    private static BaseObjectCreationExpressionSyntax? EnclosingClient(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow) =>
        ValueSyntax.At(diagnostic.Location, root)?.Ancestors()
            .OfType<BaseObjectCreationExpressionSyntax>()
            .FirstOrDefault(creation => KnownTypes.AzureOpenAIClient.Matches(model.GetTypeInfo(creation, flow.Cancel).Type));

    /// <summary>Appends the options; they need a name if an argument before them has one.</summary>
    private static ArgumentListSyntax WithOptions(ArgumentListSyntax list, ExpressionSyntax options)
    {
        var argument = SyntaxFactory.Argument(options);
        if (list.Arguments.Any(other => other.NameColon is not null))
            argument = argument.WithNameColon(SyntaxFactory.NameColon("options").WithTrailingTrivia(SyntaxFactory.Space));

        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return list.WithArguments(SyntaxFactory.SeparatedList(
            list.Arguments.Add(argument), list.Arguments.GetSeparators().Append(comma)));
    }
}
