using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.CodeFixes.Lookup;

/// <summary>Finds the variable that holds the credential of a client.</summary>
internal static class CredentialInScope
{
    /// <summary>
    /// Returns the name of the variable that the client is created with. If the creation is unknown, returns the only
    /// credential in scope. Returns null if there are several: a check with another identity would refuse allowed calls.
    /// </summary>
    public static string? Of(ClientOrigin client, SyntaxNode place, SemanticModel model, FlowContext flow)
    {
        if (client.Creation is { } creation)
        {
            var variable = creation.Credential is { } credential ? CredentialVariableOf(credential.Value, flow) : null;
            return variable is not null && CanRead(variable, place, model, flow) ? variable.Name : null;
        }

        var candidates = model.LookupSymbols(place.SpanStart)
            .Where(symbol => IsCredential(symbol) && CanRead(symbol, place, model, flow))
            .Take(2)
            .ToArray();
        return candidates.Length == 1 ? candidates[0].Name : null;
    }

    /// <summary>Finds the variable of a credential, or of the credential in a token policy.</summary>
    private static ISymbol? CredentialVariableOf(IOperation value, FlowContext flow)
    {
        if (value.Unwrapped().ReferencedOwnSymbol() is { } variable && IsCredential(variable))
            return variable;

        return ValueResolver.Resolve(value, flow) is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } policy
            && KnownTypes.BearerTokenPolicy.Matches(policy.Type)
            && arguments[0].Value.Unwrapped().ReferencedOwnSymbol() is { } inner
            && IsCredential(inner) ? inner : null;
    }

    private static bool IsCredential(ISymbol symbol) => KnownTypes.TokenCredential.MatchesOrIsBaseOf(symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
        _ => null,
    });

    private static bool CanRead(ISymbol symbol, SyntaxNode place, SemanticModel model, FlowContext flow) =>
        SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None
        && HasValue(symbol, flow)
        && VisibleSymbols.IsReachable(symbol, place, model, flow.Cancel);

    private static bool HasValue(ISymbol symbol, FlowContext flow) => symbol switch
    {
        ILocalSymbol local => local.DeclaringSyntaxReferences.Length == 1
            && local.DeclaringSyntaxReferences[0].GetSyntax(flow.Cancel) is VariableDeclaratorSyntax { Initializer: not null },
        IParameterSymbol parameter => parameter.RefKind is RefKind.None or RefKind.In
            && parameter.NullableAnnotation != NullableAnnotation.Annotated,
        IFieldSymbol field => field.NullableAnnotation != NullableAnnotation.Annotated,
        IPropertySymbol property => property.NullableAnnotation != NullableAnnotation.Annotated,
        _ => false,
    };
}
