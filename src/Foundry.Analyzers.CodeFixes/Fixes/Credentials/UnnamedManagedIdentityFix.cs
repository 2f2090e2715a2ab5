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
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.CodeFixes.Fixes.Credentials;

/// <summary>FDRY2008: says which managed identity is meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnnamedManagedIdentityFix))]
public sealed class UnnamedManagedIdentityFix : CredentialFix
{
    public UnnamedManagedIdentityFix() : base(UnnamedManagedIdentity.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        // The constructor that takes an id takes no options beside it.
        if (CreationAt(diagnostic, root) is not { } creation
            || model.GetOperation(creation, flow.Cancel) is not IObjectCreationOperation { Type: INamedTypeSymbol credential } operation
            || operation.Arguments.Any(static argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Ordinal: > 0 } && !argument.Value.IsNull())
            || KnownTypes.ManagedIdentityId.FindIn(model.Compilation) is not { } id
            || !credential.InstanceConstructors.Any(static constructor => constructor.Parameters is { Length: 1 } parameters && KnownTypes.ManagedIdentityId.Matches(parameters[0].Type)))
            yield break;

        var member = UnnamedManagedIdentity.ClientId(operation) is null ? UnnamedManagedIdentity.SystemAssigned : UnnamedManagedIdentity.FromClientId;
        var clientId = UnnamedManagedIdentity.ClientId(operation)?.SourceSyntax() as ExpressionSyntax;
        yield return new Repair($"Use ManagedIdentityId.{member}", nameof(KnownTypes.ManagedIdentityId), creation, _ =>
        {
            var named = SyntaxFactory.ParseExpression($"{NameOf(id, creation, model)}.{member}");
            var argument = SyntaxFactory.Argument(clientId is null ? named
                : SyntaxFactory.InvocationExpression(named, SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(clientId)))));
            var list = SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(argument));
            return creation switch
            {
                ObjectCreationExpressionSyntax { ArgumentList: null } written => written.WithType(written.Type.WithoutTrailingTrivia()).WithArgumentList(list.WithTrailingTrivia(written.Type.GetTrailingTrivia())),
                _ => creation.WithArgumentList(list.WithTriviaFrom(creation.ArgumentList!)),
            };
        }, keepsInside: creation.ArgumentList is not { } arguments || !Repair.HasInnerTrivia(arguments, kept: clientId));
    }
}
