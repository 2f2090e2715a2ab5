using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Rules.Credentials;
using Foundry.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Fixes.Credentials;

/// <summary>FDRY2003: gives the client a policy that asks for a token whenever one is needed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CapturedTokenFix))]
public sealed class CapturedTokenFix : FoundryCodeFix
{
    public CapturedTokenFix() : base(CapturedToken.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, Analysis analysis)
    {
        // The token is the argument of a key credential, which is the argument of a client.
        if (WrittenValue.At(diagnostic.Location, root) is not { Parent: ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax { Parent: ArgumentSyntax argument } key } } token
            || model.GetOperation(key, analysis.Cancel) is not IObjectCreationOperation creation || !KnownTypes.IsKeyCredential(creation.Type)
            || WrittenValue.Argument(key, argument, model, analysis) is not { Parameter: { } parameter }
            || Overload.Counterpart(parameter, argument, CredentialParameter.TakesPolicy) is not { } counterpart
            || !PreviewMember.MayBeUsed(counterpart.ContainingSymbol, key, model.Compilation, analysis.Cancel)
            || KnownTypes.BearerTokenPolicy.FindIn(model.Compilation) is not { } policy)
            yield break;

        if (creation.Arguments.FirstOrDefault(written => written.Value.Written() == token) is not { } text
            || IssuedToken.CallOf(text.Value, analysis) is not { Instance: { } credential } call
            || ScopeOf(call, analysis) is not { } scope
            || credential.Syntax is not ExpressionSyntax asked || !MayStandAt(asked, key, model, analysis)
            || IsTheOnlyAwait(key))
            yield break;

        yield return new Repair("Use a BearerTokenPolicy with the credential", nameof(CapturedTokenFix), key, editor =>
            Code.Expression(editor, key, $"new {{0}}({asked.WithoutTrivia()}, {Code.Literal(scope)})", policy));
    }

    private static string? ScopeOf(IInvocationOperation call, Analysis analysis)
    {
        foreach (var argument in call.Arguments)
        {
            if (Definition.Resolve(argument.Value, analysis) is IObjectCreationOperation request && KnownTypes.TokenRequestContext.Matches(request.Type))
                return TokenScope.OfRequest(request, call.Instance, analysis)?.Text;
        }

        return null;
    }

    /// <summary>Whether the credential, a variable or a plain <c>new</c>, means the same in the place of the key.</summary>
    private static bool MayStandAt(ExpressionSyntax credential, SyntaxNode place, SemanticModel model, Analysis analysis) => credential switch
    {
        ObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null } => true,
        IdentifierNameSyntax name => model.GetSymbolInfo(name, analysis.Cancel).Symbol is { } symbol && InScope.IsReachable(symbol, place, model, analysis.Cancel),
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax name } =>
            model.GetSymbolInfo(name, analysis.Cancel).Symbol is { } symbol && InScope.IsReachable(symbol, place, model, analysis.Cancel),
        _ => false,
    };

    /// <summary>Whether the replaced expression holds the last <c>await</c> of its function: an async function without one is a warning.</summary>
    private static bool IsTheOnlyAwait(SyntaxNode replaced)
    {
        if (!AwaitsIn(replaced).Any())
            return false;
        var function = replaced.Ancestors().FirstOrDefault(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax);
        return function is not null && AwaitsIn(function).All(await => replaced.Span.Contains(await.Span));
    }

    private static IEnumerable<SyntaxNode> AwaitsIn(SyntaxNode node) => node
        .DescendantNodesAndSelf(child => child == node || child is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Where(child => child is AwaitExpressionSyntax or CommonForEachStatementSyntax { AwaitKeyword.RawKind: (int)SyntaxKind.AwaitKeyword }
            || child is LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: (int)SyntaxKind.AwaitKeyword } or UsingStatementSyntax { AwaitKeyword.RawKind: (int)SyntaxKind.AwaitKeyword });
}
