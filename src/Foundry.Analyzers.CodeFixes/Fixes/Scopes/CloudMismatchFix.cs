using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Scopes;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Foundry.Analyzers.CodeFixes.Fixes.Scopes;

/// <summary>FDRY3004: writes the scope or audience of the endpoint's cloud; an AzureOpenAIClient that has no options is given some that name it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CloudMismatchFix))]
public sealed class CloudMismatchFix : FoundryCodeFix
{
    public CloudMismatchFix() : base(CloudMismatch.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow) =>
        diagnostic.Properties.ContainsKey(ScopeRule.RightScope) ? ScopeFix.Written(diagnostic, root, model, flow) : NewOptions(diagnostic, root, model, flow);

    private static IEnumerable<Repair> NewOptions(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (ValueSyntax.At(diagnostic.Location, root)?.Ancestors().OfType<BaseObjectCreationExpressionSyntax>()
                .FirstOrDefault(creation => KnownTypes.AzureOpenAIClient.Matches(model.GetTypeInfo(creation, flow.Cancel).Type)) is not { ArgumentList: { Arguments: { Count: 2 } given } arguments } client
            || model.GetOperation(client, flow.Cancel) is not { } operation
            || ClientCreation.Read(operation)?.ReadEndpoint(flow).Values.FirstOrDefault()?.Cloud is not { } cloud
            || KnownTypes.AzureOpenAIClientOptions.FindIn(model.Compilation) is not { } options)
            yield break;

        yield return new Repair($"Use the audience '{cloud.AccountScope}'", "Audience", arguments, editor =>
        {
            var argument = SyntaxFactory.Argument(Code.Expression(editor, arguments, $"new {{0}} {{{{ Audience = {Code.Literal(cloud.AccountScope)} }}}}", options));
            if (given.Any(argument => argument.NameColon is not null))
                argument = argument.WithNameColon(SyntaxFactory.NameColon("options").WithTrailingTrivia(SyntaxFactory.Space));
            return arguments.WithArguments(SyntaxFactory.SeparatedList(given.Add(argument),
                given.GetSeparators().Append(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space))));
        }, keepsInside: true);
    }
}
