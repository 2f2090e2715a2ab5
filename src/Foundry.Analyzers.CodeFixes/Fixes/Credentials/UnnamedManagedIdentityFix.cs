using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Credentials;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.CodeFixes.Fixes.Credentials;

/// <summary>FDRY2008: names the managed identity to use.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnnamedManagedIdentityFix))]
public sealed class UnnamedManagedIdentityFix : CredentialFix
{
    public UnnamedManagedIdentityFix() : base(UnnamedManagedIdentity.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (CreationAt(diagnostic, root) is not { } creation
            || model.GetOperation(creation, flow.Cancel) is not IObjectCreationOperation operation
            || HasOptions(operation)
            || VersionOf(creation) < LanguageVersion.CSharp7
            || operation.Type is not INamedTypeSymbol credential
            || !credential.InstanceConstructors.Any(TakesOnlyId)
            || KnownTypes.ManagedIdentityId.FindIn(model.Compilation) is not { } id)
            yield break;

        var given = UnnamedManagedIdentity.ClientId(operation)?.SourceSyntax() as ExpressionSyntax;
        var clientId = given?.WithoutSuppression().WithoutTrivia().ToString() ?? ClientIdOfHost(creation, model);
        if (clientId is null)
            yield break;

        var keepsComments = creation.ArgumentList is not { } arguments || !Repair.HasInnerTrivia(arguments);
        yield return new Repair("Use the identity that the client id names, or the system-assigned one",
            nameof(KnownTypes.ManagedIdentityId), creation,
            editor => WithArguments(creation, ListOf(
                SyntaxFactory.ParseExpression(IdOrSystemAssigned(id, clientId, creation, editor)))),
            keepsInside: keepsComments);
    }

    /// <summary>The constructor that takes a <c>ManagedIdentityId</c> does not take options.</summary>
    private static bool HasOptions(IObjectCreationOperation creation) => creation.Arguments.Any(static argument =>
        argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Ordinal: > 0 } && !argument.Value.IsNull());

    private static bool TakesOnlyId(IMethodSymbol constructor) =>
        constructor.Parameters is { Length: 1 } parameters && KnownTypes.ManagedIdentityId.Matches(parameters[0].Type);

    private static ArgumentListSyntax ListOf(ExpressionSyntax argument) =>
        SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(argument)));

    private static ExpressionSyntax WithArguments(BaseObjectCreationExpressionSyntax creation, ArgumentListSyntax list)
    {
        if (creation is ObjectCreationExpressionSyntax { ArgumentList: null, Type: var type } withoutList)
        {
            return withoutList
                .WithType(type.WithoutTrailingTrivia())
                .WithArgumentList(list.WithTrailingTrivia(type.GetTrailingTrivia()));
        }

        return creation.WithArgumentList(list.WithTriviaFrom(creation.ArgumentList!));
    }
}
