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
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.CodeFixes.Fixes.Credentials;

/// <summary>FDRY2003: gives the client a policy that asks for a token whenever one is needed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CapturedTokenFix))]
public sealed class CapturedTokenFix : FoundryCodeFix
{
    public CapturedTokenFix() : base(CapturedToken.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        // The token is the argument of a key credential, which is the argument of a client.
        if (ValueSyntax.At(diagnostic.Location, root) is not { Parent: ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax { Parent: ArgumentSyntax argument } key } } token
            || model.GetOperation(key, flow.Cancel) is not IObjectCreationOperation creation || !KnownTypes.IsKeyCredential(creation.Type)
            || ValueSyntax.Argument(key, argument, model, flow) is not { Parameter: { } parameter }
            || Overload.Counterpart(parameter, argument, CredentialParameter.TakesPolicy) is not { } counterpart
            || !PreviewMember.MayBeUsed(counterpart.ContainingSymbol, key, model.Compilation, flow.Cancel)
            || KnownTypes.BearerTokenPolicy.FindIn(model.Compilation) is not { } policy)
            yield break;

        if (creation.Arguments.FirstOrDefault(written => written.Value.SourceSyntax() == token) is not { } text
            || IssuedToken.CallOf(text.Value, flow) is not { Instance: { } credential } call
            || ScopeOf(call, flow) is not { } scope
            || credential.Syntax is not ExpressionSyntax asked || !MayStandAt(asked, key, model, flow)
            || IsTheOnlyAwait(key))
            yield break;

        yield return new Repair("Use a BearerTokenPolicy with the credential", nameof(CapturedTokenFix), key, editor =>
            Code.Expression(editor, key, $"new {{0}}({asked.WithoutTrivia()}, {Code.Literal(scope)})", policy));
    }

    private static string? ScopeOf(IInvocationOperation call, FlowContext flow)
    {
        foreach (var argument in call.Arguments)
        {
            if (ValueResolver.Resolve(argument.Value, flow) is IObjectCreationOperation request && KnownTypes.TokenRequestContext.Matches(request.Type))
                return TokenScope.OfRequest(request, call.Instance, flow)?.Text;
        }

        return null;
    }

    /// <summary>Whether the credential, a variable or a plain <c>new</c>, means the same in the place of the key.</summary>
    private static bool MayStandAt(ExpressionSyntax credential, SyntaxNode place, SemanticModel model, FlowContext flow) => credential switch
    {
        ObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null } => true,
        IdentifierNameSyntax name => model.GetSymbolInfo(name, flow.Cancel).Symbol is { } symbol && VisibleSymbols.IsReachable(symbol, place, model, flow.Cancel),
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax name } =>
            model.GetSymbolInfo(name, flow.Cancel).Symbol is { } symbol && VisibleSymbols.IsReachable(symbol, place, model, flow.Cancel),
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
