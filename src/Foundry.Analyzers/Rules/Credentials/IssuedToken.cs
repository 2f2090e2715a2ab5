using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>Follows the text of an access token back to the call that issued it.</summary>
internal static class IssuedToken
{
    /// <summary>
    /// Finds the <c>GetToken</c> or <c>GetTokenAsync</c> call whose <c>Token</c> a string is, through variables.
    /// Returns null for any other string.
    /// </summary>
    public static IInvocationOperation? CallOf(IOperation text, FlowContext flow)
    {
        if (ValueResolver.Resolve(text, flow)
                is not IPropertyReferenceOperation { Property: { Name: "Token" } property, Instance: { } token }
            || !KnownTypes.AccessToken.Matches(property.ContainingType))
            return null;

        IOperation? value = token;
        for (var i = 0; i < Limits.LongestChain && value is not null; i++)
        {
            value = ValueResolver.Resolve(value, flow);
            if (value is IInvocationOperation { TargetMethod.Name: "GetToken" or "GetTokenAsync" } call)
                return IsCredential(call.TargetMethod.ContainingType) ? call : null;
            value = value.Awaited();
        }

        return null;
    }

    private static bool IsCredential(ITypeSymbol type) =>
        KnownTypes.AuthenticationTokenProvider.MatchesOrIsBaseOf(type) || KnownTypes.TokenCredential.MatchesOrIsBaseOf(type);
}
