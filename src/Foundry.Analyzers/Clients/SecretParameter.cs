using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Clients;

/// <summary>
/// Recognises the parameters that take a secret as text: keys of clients and of key credentials, and client secrets.
/// </summary>
internal static class SecretParameter
{
    public static bool Is(IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.System_String
        && (TakesKeyOfCredential(parameter) || TakesKeyOfClient(parameter) || TakesClientSecret(parameter));

    /// <summary><c>new ApiKeyCredential(key)</c>, <c>new AzureKeyCredential(key)</c> and their <c>Update(key)</c>.</summary>
    public static bool TakesKeyOfCredential(IParameterSymbol parameter) =>
        parameter.Name == "key"
        && (KnownTypes.ApiKeyCredential.Matches(parameter.ContainingType)
            || KnownTypes.AzureKeyCredential.Matches(parameter.ContainingType));

    /// <summary>The key as text, of a client or of a method that creates one.</summary>
    public static bool TakesKeyOfClient(IParameterSymbol parameter) =>
        CredentialParameter.TakesKeyText(parameter)
        && parameter.ContainingSymbol is IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: true } method
        && (method.MethodKind == MethodKind.Constructor
            ? KnownTypes.ClientOf(method.ContainingType) is not null
            : KnownTypes.FactoryOf(method.ContainingType) is not null);

    /// <summary>The client secret of <c>new ClientSecretCredential(tenantId, clientId, clientSecret)</c>.</summary>
    public static bool TakesClientSecret(IParameterSymbol parameter) =>
        parameter.Name == "clientSecret" && KnownTypes.ClientSecretCredential.Matches(parameter.ContainingType);
}
