using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.CodeFixes.Lookup;

/// <summary>Finds the variable with the credential that a client signs in with.</summary>
internal static class CredentialInScope
{
    /// <summary>
    /// The name of the variable: the one the client is built on or, where nothing shows how it is built, the only one there is. Null where
    /// there is none, or where it could be another: a check with another identity would refuse what is allowed.
    /// </summary>
    public static string? Of(ClientOrigin client, SyntaxNode place, SemanticModel model, FlowContext flow)
    {
        if (client.Creation is { } creation)
            return creation.Credential is { } credential && VariableBehind(credential.Value, flow) is { } variable && MayBeRead(variable, place, model, flow) ? variable.Name : null;

        var found = model.LookupSymbols(place.SpanStart).Where(symbol => IsCredential(symbol) && MayBeRead(symbol, place, model, flow)).Take(2).ToArray();
        return found.Length == 1 ? found[0].Name : null;
    }

    /// <summary>The variable that holds the credential, or one inside a token policy.</summary>
    private static ISymbol? VariableBehind(IOperation value, FlowContext flow)
    {
        if (VariableOf(value.Unwrapped()) is { } variable && IsCredential(variable))
            return variable;
        return ValueResolver.Resolve(value, flow) is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } policy && KnownTypes.BearerTokenPolicy.Matches(policy.Type)
            && VariableOf(arguments[0].Value.Unwrapped()) is { } inner && IsCredential(inner) ? inner : null;
    }

    private static ISymbol? VariableOf(IOperation value) => value switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol, Instance: null or IInstanceReferenceOperation } member => member.Member,
        _ => null,
    };

    private static bool IsCredential(ISymbol symbol) => KnownTypes.TokenCredential.MatchesOrIsBaseOf(symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
        _ => null,
    });

    private static bool MayBeRead(ISymbol symbol, SyntaxNode place, SemanticModel model, FlowContext flow) =>
        SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None
        && symbol switch
        {
            ILocalSymbol local => local.DeclaringSyntaxReferences.Length == 1
                && local.DeclaringSyntaxReferences[0].GetSyntax(flow.Cancel) is VariableDeclaratorSyntax { Initializer: not null },
            IParameterSymbol { RefKind: RefKind.None or RefKind.In, NullableAnnotation: not NullableAnnotation.Annotated } => true,
            IFieldSymbol { NullableAnnotation: not NullableAnnotation.Annotated } or IPropertySymbol { NullableAnnotation: not NullableAnnotation.Annotated } => true,
            _ => false,
        }
        && VisibleSymbols.IsReachable(symbol, place, model, flow.Cancel);
}
