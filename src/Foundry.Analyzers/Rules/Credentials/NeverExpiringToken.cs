using System;
using System.Globalization;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>Recognises a token of a user-defined credential that never changes and never expires.</summary>
internal static class NeverExpiringToken
{
    private const int LatestYear = 2100;

    /// <summary>Limits how deep one expression is read, which also ends a cycle of variables.</summary>
    private const int MostParts = 8;

    private static readonly KnownType AuthenticationToken = new("System.ClientModel.Primitives.AuthenticationToken");
    private static readonly KnownType DateTimeOffset = new("System.DateTimeOffset");

    /// <summary>
    /// Finds the text of <c>new AccessToken(key, DateTimeOffset.MaxValue)</c> in the <c>GetToken</c> of a credential.
    /// Returns null unless the text is given from outside and never changes, and the expiry is never reached.
    /// </summary>
    public static IArgumentOperation? KeyOf(IObjectCreationOperation token, ISymbol member, FlowContext flow)
    {
        if (!IsToken(token.Type) || !IsGetToken(member))
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

        if (key is null || expiry is null)
            return null;
        return IsNever(expiry.Value, flow) && IsGivenOnce(key.Value, flow) ? key : null;
    }

    private static bool IsToken(ITypeSymbol? type) => KnownTypes.AccessToken.Matches(type) || AuthenticationToken.Matches(type);

    /// <summary>Whether a member is the override of <c>GetToken</c> or <c>GetTokenAsync</c> in a credential.</summary>
    private static bool IsGetToken(ISymbol member) =>
        member is IMethodSymbol { Name: "GetToken" or "GetTokenAsync", IsOverride: true, ContainingType: { } type }
        && (KnownTypes.TokenCredential.MatchesOrIsBaseOf(type) || KnownTypes.AuthenticationTokenProvider.MatchesOrIsBaseOf(type));

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
                var first = arguments[0];
                return first.Value.ConstantValue is { HasValue: true, Value: int year }
                    ? year >= LatestYear && first.Parameter?.Name == "year"
                    : IsNever(first.Value, flow, depth + 1);
            case IInvocationOperation { Arguments.Length: 1 } call when IsTime(call.TargetMethod.ContainingType):
                return call.Arguments[0].Value.Unwrapped().ConstantValue is { HasValue: true, Value: int or double } amount
                    && Convert.ToDouble(amount.Value, CultureInfo.InvariantCulture) >= MinimumForNever(call.TargetMethod.Name);
            default:
                return false;
        }
    }

    private static bool IsTime(ITypeSymbol? type) =>
        type?.SpecialType == SpecialType.System_DateTime || DateTimeOffset.Matches(type);

    /// <summary>Returns the number of units that exceeds the lifetime of any token, which is a little over a day.</summary>
    private static double MinimumForNever(string method) => method switch
    {
        "AddYears" or "AddMonths" => 1,
        "AddDays" => 30,
        _ => double.PositiveInfinity,
    };

    /// <summary>Whether a value is set when the credential is built, or configured.</summary>
    /// <remarks>A literal is a placeholder for a service without authentication.</remarks>
    private static bool IsGivenOnce(IOperation value, FlowContext flow, int depth = 0)
    {
        var source = ValueResolver.Resolve(value, flow);
        return source switch
        {
            IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol method } =>
                method.MethodKind == MethodKind.Constructor,
            IFieldReferenceOperation { Field: { IsReadOnly: true, IsConst: false } } => true,
            IPropertyReferenceOperation { Property: { IsIndexer: false, Name: var name } } =>
                name.EndsWith("Key", StringComparison.Ordinal),
            IPropertyReferenceOperation or IInvocationOperation => Setting.NameOf(source, flow) is not null,
            ICoalesceOperation { WhenNull: var fallback, Value: var first }
                when depth < MostParts && fallback.Unwrapped() is IThrowOperation => IsGivenOnce(first, flow, depth + 1),
            _ => false,
        };
    }
}
