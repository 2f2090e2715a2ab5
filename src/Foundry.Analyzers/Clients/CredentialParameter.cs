using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Clients;

/// <summary>Recognises the parameters that take a client's credential.</summary>
internal static class CredentialParameter
{
    public static bool Is(IParameterSymbol parameter) => TakesToken(parameter) || TakesPolicy(parameter) || TakesKey(parameter);

    /// <summary><c>TokenCredential</c> or its base <c>AuthenticationTokenProvider</c>.</summary>
    public static bool TakesToken(IParameterSymbol parameter) =>
        KnownTypes.AuthenticationTokenProvider.Matches(parameter.Type) || KnownTypes.TokenCredential.Matches(parameter.Type);

    public static bool TakesPolicy(IParameterSymbol parameter) => KnownTypes.AuthenticationPolicy.Matches(parameter.Type);

    /// <summary>A key credential, or a key as a string.</summary>
    public static bool TakesKey(IParameterSymbol parameter) =>
        KnownTypes.ApiKeyCredential.Matches(parameter.Type)
        || KnownTypes.AzureKeyCredential.Matches(parameter.Type)
        || TakesKeyText(parameter);

    public static bool TakesKeyText(IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.System_String
        && parameter.Name is "apiKey" or "openAIApiKey";
}
