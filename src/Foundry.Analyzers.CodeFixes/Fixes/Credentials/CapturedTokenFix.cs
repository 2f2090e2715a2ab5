using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.CodeFixes.Lookup;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Credentials;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.CodeFixes.Fixes.Credentials;

/// <summary>
/// FDRY2003: gives the client the credential, or a policy with it, that requests a new token when the old one expires.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CapturedTokenFix))]
public sealed class CapturedTokenFix : FoundryCodeFix
{
    public CapturedTokenFix() : base(CapturedToken.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        // new Client(…, new ApiKeyCredential(token))
        if (ValueSyntax.At(diagnostic.Location, root) is not { Parent: ArgumentSyntax { Parent.Parent: var parent } } token
            || parent is not BaseObjectCreationExpressionSyntax { Parent: ArgumentSyntax argument } key
            || model.GetOperation(key, flow.Cancel) is not IObjectCreationOperation keyCreation
            || !KnownTypes.IsKeyCredential(keyCreation.Type))
            yield break;

        if (ValueSyntax.Argument(key, argument, model, flow) is not { Parameter: { } parameter } keyArgument
            || TokenRequest(keyCreation, token, flow) is not { Instance.Syntax: ExpressionSyntax credential } request
            || !MayMove(credential, key, model, flow)
            || DeadDeclarations.Behind(key, credential, model, flow) is not { } dead
            || ContainAllAwaits(dead.Nodes, key)
            || Repair.HasInnerTrivia(key))
            yield break;

        if (Overload.Counterpart(parameter, argument, CredentialParameter.TakesPolicy) is { } takesPolicy)
        {
            if (PreviewMember.MayBeUsed(takesPolicy.ContainingSymbol, key, model.Compilation, flow.Cancel)
                && KnownTypes.BearerTokenPolicy.FindIn(model.Compilation) is { } policy
                && ScopeOf(request, flow) is { } scope)
            {
                yield return Repair.ByEdit("Use a BearerTokenPolicy with the credential", nameof(CapturedTokenFix), key, editor =>
                {
                    var format = $"new {{0}}({credential.WithoutTrivia()}, {Code.Literal(scope)})";
                    editor.ReplaceNode(key, Code.Expression(editor, key, format, policy).WithTriviaFrom(key));
                    dead.Remove(editor);
                });
            }
        }
        else if (Overload.Counterpart(parameter, argument, CredentialParameter.TakesToken) is not null
            && ClientCreation.Read(keyArgument.Parent) is { } client
            && client.Client.AddsDeploymentPath
            && !client.HasOwnTransport(flow)
            && MayTakeToken(client.ReadEndpoint(flow)))
        {
            yield return Repair.ByEdit("Pass the credential itself", nameof(CapturedTokenFix), key, editor =>
            {
                editor.ReplaceNode(key, credential.WithTriviaFrom(key));
                dead.Remove(editor);
            });
        }
    }

    /// <summary>Whether an address takes the token that a client asks for without options.</summary>
    private static bool MayTakeToken(ClientEndpoint endpoint) =>
        NewDefaultCredential.IsInPublicCloud(endpoint)
        && endpoint.Values.All(static address => !address.IsRegional && address.Scheme != "http");

    /// <summary>The call that returned the token.</summary>
    private static IInvocationOperation? TokenRequest(IObjectCreationOperation key, ExpressionSyntax token, FlowContext flow)
    {
        foreach (var argument in key.Arguments)
        {
            if (argument.Value.SourceSyntax() == token)
                return IssuedToken.CallOf(argument.Value, flow);
        }

        return null;
    }

    private static string? ScopeOf(IInvocationOperation call, FlowContext flow)
    {
        foreach (var argument in call.Arguments)
        {
            if (ValueResolver.Resolve(argument.Value, flow) is IObjectCreationOperation request
                && KnownTypes.TokenRequestContext.Matches(request.Type))
                return TokenScope.OfRequest(request, call.Instance, flow)?.Text;
        }

        return null;
    }

    /// <summary>Whether the credential, a variable or a plain <c>new</c>, means the same at another place.</summary>
    private static bool MayMove(ExpressionSyntax credential, SyntaxNode place, SemanticModel model, FlowContext flow) =>
        credential switch
        {
            ObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null } => true,
            IdentifierNameSyntax name => IsReachable(name, place, model, flow),
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax name } =>
                IsReachable(name, place, model, flow),
            _ => false,
        };

    private static bool IsReachable(IdentifierNameSyntax name, SyntaxNode place, SemanticModel model, FlowContext flow) =>
        model.GetSymbolInfo(name, flow.Cancel).Symbol is { } symbol
        && VisibleSymbols.IsReachable(symbol, place, model, flow.Cancel);

    /// <summary>
    /// Whether removed nodes contain every <c>await</c> of their function. The compiler warns about an async function that never
    /// awaits.
    /// </summary>
    private static bool ContainAllAwaits(IEnumerable<SyntaxNode> removed, SyntaxNode place)
    {
        if (!removed.SelectMany(AwaitsIn).Any())
            return false;

        var function = place.Ancestors().FirstOrDefault(IsFunction);
        return function is not null
            && AwaitsIn(function).All(await => removed.Any(node => node.Span.Contains(await.Span)));
    }

    private static bool IsFunction(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax
        || node is MemberDeclarationSyntax and not GlobalStatementSyntax;

    private static IEnumerable<SyntaxNode> AwaitsIn(SyntaxNode node) => node
        .DescendantNodesAndSelf(child =>
            child == node || child is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Where(IsAwait);

    private static bool IsAwait(SyntaxNode node) => node switch
    {
        AwaitExpressionSyntax => true,
        CommonForEachStatementSyntax loop => loop.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        LocalDeclarationStatementSyntax local => local.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        UsingStatementSyntax statement => statement.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword),
        _ => false,
    };
}
