using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Rules.Scopes;
using Foundry.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.Fixes.Scopes;

/// <summary>FDRY3004: gives an AzureOpenAIClient that has no options some that name the audience of the endpoint's cloud.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AudienceFix))]
public sealed class AudienceFix : FoundryCodeFix
{
    public AudienceFix() : base(CloudMismatch.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, Analysis analysis)
    {
        // Where an audience is written, ScopeFix changes it.
        if (diagnostic.Properties.ContainsKey(ScopeRule.RightScope)
            || WrittenValue.At(diagnostic.Location, root)?.Ancestors().OfType<BaseObjectCreationExpressionSyntax>()
                .FirstOrDefault(creation => KnownTypes.AzureOpenAIClient.Matches(model.GetTypeInfo(creation, analysis.Cancel).Type)) is not { ArgumentList: { Arguments: { Count: 2 } given } arguments } client
            || model.GetOperation(client, analysis.Cancel) is not { } operation
            || ClientCreation.Read(operation)?.ReadEndpoint(analysis).Values.FirstOrDefault()?.Cloud is not { } cloud
            || KnownTypes.AzureOpenAIClientOptions.FindIn(model.Compilation) is not { } options)
            yield break;

        yield return new Repair($"Use the audience '{cloud.AccountScope}'", nameof(AudienceFix), arguments, editor =>
        {
            var argument = SyntaxFactory.Argument(Code.Expression(editor, arguments, $"new {{0}} {{{{ Audience = {Code.Literal(cloud.AccountScope)} }}}}", options));
            if (given.Any(argument => argument.NameColon is not null))
                argument = argument.WithNameColon(SyntaxFactory.NameColon("options").WithTrailingTrivia(SyntaxFactory.Space));
            return arguments.WithArguments(SyntaxFactory.SeparatedList(given.Add(argument),
                given.GetSeparators().Append(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space))));
        }, keepsInside: true);
    }
}
