using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>Recognises a token that a credential of the user's own hands out for ever.</summary>
internal static class NeverExpiringToken
{
    private const int LatestYear = 2100;

    /// <summary>How deep the parts of one expression are looked into; it also ends a cycle of variables.</summary>
    private const int MostParts = 8;

    private static readonly KnownType AuthenticationToken = new("System.ClientModel.Primitives.AuthenticationToken");
    private static readonly KnownType DateTimeOffset = new("System.DateTimeOffset");

    /// <summary>
    /// The text of <c>new AccessToken(key, DateTimeOffset.MaxValue)</c> in the <c>GetToken</c> of a credential, where the text is given
    /// from outside and never changes and the expiry is never reached; else null.
    /// </summary>
    public static IArgumentOperation? KeyOf(IObjectCreationOperation token, ISymbol member, FlowContext flow)
    {
        if (!KnownTypes.AccessToken.Matches(token.Type) && !AuthenticationToken.Matches(token.Type)
            || member is not IMethodSymbol { Name: "GetToken" or "GetTokenAsync", IsOverride: true, ContainingType: { } type }
            || !KnownTypes.TokenCredential.MatchesOrIsBaseOf(type) && !KnownTypes.AuthenticationTokenProvider.MatchesOrIsBaseOf(type))
            return null;

        IArgumentOperation? key = null, expiry = null;
        foreach (var argument in token.Arguments)
        {
            switch (argument.Parameter?.Name)
            {
                case "accessToken" or "tokenValue":
                    key = argument;
                    break;
                case "expiresOn":
                    expiry = argument;
                    break;
            }
        }

        return key is not null && expiry is not null && IsNever(expiry.Value, flow) && IsGivenOnce(key.Value, flow) ? key : null;
    }

    /// <summary>What is given to the credential when it is built, or configured. (A literal is a placeholder for a service that asks for nothing.)</summary>
    private static bool IsGivenOnce(IOperation value, FlowContext flow, int depth = 0) => ValueResolver.Resolve(value, flow) switch
    {
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } => true,
        IFieldReferenceOperation { Field: { IsReadOnly: true, IsConst: false } } => true,
        IPropertyReferenceOperation { Property: { IsIndexer: false, Name: var name } } => name.EndsWith("Key", System.StringComparison.Ordinal),
        IPropertyReferenceOperation or IInvocationOperation => Setting.NameOf(ValueResolver.Resolve(value, flow), flow) is not null,
        ICoalesceOperation { WhenNull: var otherwise, Value: var first } when depth < MostParts && otherwise.Unwrapped() is IThrowOperation => IsGivenOnce(first, flow, depth + 1),
        _ => false,
    };

    private static bool IsNever(IOperation value, FlowContext flow, int depth = 0)
    {
        if (depth > MostParts)
            return false;

        switch (ValueResolver.Resolve(value, flow))
        {
            case IConversionOperation conversion:
                return IsNever(conversion.Operand, flow, depth + 1);
            case IFieldReferenceOperation { Field: { Name: "MaxValue", ContainingType: var type } }:
                return IsTime(type);
            case IObjectCreationOperation { Arguments: { IsEmpty: false } arguments } creation when IsTime(creation.Type):
                return arguments[0].Value.ConstantValue is { HasValue: true, Value: int year } ? year >= LatestYear && arguments[0].Parameter?.Name == "year" : IsNever(arguments[0].Value, flow, depth + 1);
            case IInvocationOperation { TargetMethod: { Name: var name, ContainingType: var type }, Arguments: { Length: 1 } arguments } when IsTime(type):
                return arguments[0].Value.Unwrapped().ConstantValue is { HasValue: true, Value: int or double } amount
                    && System.Convert.ToDouble(amount.Value, System.Globalization.CultureInfo.InvariantCulture) >= Longest(name);
            default:
                return false;
        }
    }

    /// <summary>From how many units on a lifetime is longer than any token's (a day and a bit).</summary>
    private static double Longest(string method) => method switch
    {
        "AddYears" or "AddMonths" => 1,
        "AddDays" => 30,
        _ => double.PositiveInfinity,
    };

    private static bool IsTime(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_DateTime || DateTimeOffset.Matches(type);
}
