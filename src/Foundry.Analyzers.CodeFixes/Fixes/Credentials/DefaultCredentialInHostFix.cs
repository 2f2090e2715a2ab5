using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Credentials;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Foundry.Analyzers.CodeFixes.Fixes.Credentials;

/// <summary>FDRY2004: lets an environment variable choose from the chain, or names a managed identity outside development.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DefaultCredentialInHostFix))]
public sealed class DefaultCredentialInHostFix : CredentialFix
{
    private const string Variable = "DefaultEnvironmentVariableName";

    public DefaultCredentialInHostFix() : base(DefaultCredentialInHost.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (CreationAt(diagnostic, root) is not { } creation || model.GetTypeInfo(creation, flow.Cancel).Type is not INamedTypeSymbol credential)
            yield break;

        if (CanReadVariable(credential))
        {
            var variable = SyntaxFactory.ParseExpression($"{NameOf(credential, creation, model)}.{Variable}");
            yield return new Repair("Let AZURE_TOKEN_CREDENTIALS choose the credential", Variable, creation, _ => WithFirstArgument(creation, SyntaxFactory.Argument(variable)), keepsInside: true);
        }

        if (SplitByEnvironment(creation, model, flow) is { } split)
            yield return split;
    }

    /// <summary>Whether the referenced package has the constructor and the constant; older ones do not.</summary>
    private static bool CanReadVariable(INamedTypeSymbol credential) =>
        credential.GetMembers(Variable).Any(static member => member is IFieldSymbol { IsConst: true, DeclaredAccessibility: Accessibility.Public })
        && credential.InstanceConstructors.Any(static constructor => constructor is { DeclaredAccessibility: Accessibility.Public, Parameters: { Length: 2 } parameters }
            && parameters[0].Type.SpecialType == SpecialType.System_String && KnownTypes.DefaultAzureCredentialOptions.Matches(parameters[1].Type));

    /// <summary>The creation with one argument more; the options stay behind it.</summary>
    private static BaseObjectCreationExpressionSyntax WithFirstArgument(BaseObjectCreationExpressionSyntax creation, ArgumentSyntax first)
    {
        if (creation.ArgumentList is not { Arguments: var options } list)
        {
            // new DefaultAzureCredential { }: the space before the brace goes behind the new parenthesis.
            var written = (ObjectCreationExpressionSyntax)creation;
            var trailing = written.Type.GetTrailingTrivia();
            return written.WithType(written.Type.WithoutTrailingTrivia())
                .WithArgumentList(SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(first)).WithTrailingTrivia(trailing));
        }

        var arguments = options.Count == 0
            ? SyntaxFactory.SingletonSeparatedList(first)
            : SyntaxFactory.SeparatedList(options.Insert(0, first), options.GetSeparators().Prepend(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)));
        return creation.WithArgumentList(list.WithArguments(arguments));
    }
}
