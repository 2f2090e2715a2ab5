using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Credentials;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Fixes.Credentials;

/// <summary>FDRY2004: uses a managed identity once deployed, or lets an environment variable choose the credential.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DefaultCredentialInHostFix))]
public sealed class DefaultCredentialInHostFix : CredentialFix
{
    public DefaultCredentialInHostFix() : base(DefaultCredentialInHost.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (CreationAt(diagnostic, root) is not { } creation
            || model.GetTypeInfo(creation, flow.Cancel).Type is not INamedTypeSymbol credential)
            yield break;

        var split = SplitByEnvironment(creation, model, flow);
        // It runs on every machine as it is, while the variable has to be set wherever the program runs. But it loses options.
        var hasOptions = creation.ArgumentList?.Arguments.Count > 0 || creation.Initializer is not null;
        if (split is not null && !hasOptions)
            yield return split;

        if (NewDefaultCredential.CanReadVariable(credential))
        {
            var variable = SyntaxFactory.ParseExpression(
                $"{NameOf(credential, creation, model)}.{NewDefaultCredential.Variable}");
            yield return new Repair("Let AZURE_TOKEN_CREDENTIALS choose the credential", NewDefaultCredential.Variable, creation,
                _ => WithFirstArgument(creation, SyntaxFactory.Argument(variable)), keepsInside: true);
        }

        if (split is not null && hasOptions)
            yield return split;
    }

    /// <summary>Inserts an argument before the options.</summary>
    private static BaseObjectCreationExpressionSyntax WithFirstArgument(
        BaseObjectCreationExpressionSyntax creation, ArgumentSyntax first)
    {
        if (creation.ArgumentList is not { Arguments: var options } list)
            return WithArgumentList((ObjectCreationExpressionSyntax)creation, first);

        if (options.Count == 0)
            return creation.WithArgumentList(list.WithArguments(SyntaxFactory.SingletonSeparatedList(first)));

        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        var arguments = SyntaxFactory.SeparatedList(options.Insert(0, first), options.GetSeparators().Prepend(comma));
        return creation.WithArgumentList(list.WithArguments(arguments));
    }

    /// <summary>
    /// Adds an argument list to <c>new DefaultAzureCredential { }</c>. The space before the brace moves after the parenthesis.
    /// </summary>
    private static ObjectCreationExpressionSyntax WithArgumentList(
        ObjectCreationExpressionSyntax creation, ArgumentSyntax argument)
    {
        var list = SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(argument));
        return creation
            .WithType(creation.Type.WithoutTrailingTrivia())
            .WithArgumentList(list.WithTrailingTrivia(creation.Type.GetTrailingTrivia()));
    }
}
