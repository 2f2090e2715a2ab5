using System;
using System.Linq;

namespace Foundry.Analyzers.Catalog;

/// <summary>A form of secret that its text alone identifies.</summary>
/// <remarks>
/// Source, read 2026-11-21: Microsoft Purview, "Azure Cognitive Service key" (32 hexadecimal digits) and "Azure AD client
/// secret"; Microsoft Security Utilities, SEC101/156 and SEC101/205 to 245 (the parts and the fixed signature of identifiable
/// keys, the marker of client secrets); gitleaks, rule openai-api-key (prefix and alphabet). The text must also look random: see
/// <see cref="PlaceholderText"/>.
/// </remarks>
internal sealed class SecretShape
{
    private const int HexLength = 32;
    private const int IdentifiableLength = 84;
    private const int IdentifiableRandomLength = 52;
    private const string IdentifiableSignature = "JQQJ99";
    private const string ApiKeyPrefix = "sk-";
    private const int ShortestApiKey = 40;
    private const int LongestApiKey = 256;
    private const int ClientSecretMarkerAt = 3;

    private static readonly SecretShape AzureKey = new("an Azure key", "AZURE_OPENAI_API_KEY");
    private static readonly SecretShape ApiKey = new("an API key", "OPENAI_API_KEY");
    private static readonly SecretShape ClientSecret = new("a client secret", "AZURE_CLIENT_SECRET");

    private SecretShape(string name, string variable) => (Name, Variable) = (name, variable);

    /// <summary>The name in messages, with its article.</summary>
    public string Name { get; }

    /// <summary>The environment variable that usually contains such a secret.</summary>
    public string Variable { get; }

    /// <summary>The form of a key, or null.</summary>
    public static SecretShape? OfKey(string text)
    {
        if (IsHexKey(text) || IsIdentifiableKey(text))
            return AzureKey;

        return IsApiKey(text) ? ApiKey : null;
    }

    /// <summary>The form of a client secret of Microsoft Entra ID, or null.</summary>
    public static SecretShape? OfClientSecret(string text) => IsClientSecret(text) ? ClientSecret : null;

    /// <summary>The older keys of Azure AI services: 128 bits as hexadecimal digits, all in the same case.</summary>
    private static bool IsHexKey(string text) =>
        text.Length == HexLength
        && (text.All(IsLowerHexDigit) || text.All(IsUpperHexDigit))
        && !PlaceholderText.Is(text, leastEntropy: 3.1);

    /// <summary>
    /// The newer keys: 52 random characters, the signature of all Azure services, the year, the month as A to L, 12 characters of
    /// the platform, 4 of the service, the service's signature, and a checksum of 4.
    /// </summary>
    private static bool IsIdentifiableKey(string text) =>
        text.Length == IdentifiableLength
        && text.All(IsLetterOrDigit)
        && string.CompareOrdinal(text, IdentifiableRandomLength, IdentifiableSignature, 0, IdentifiableSignature.Length) == 0
        && text[IdentifiableRandomLength + IdentifiableSignature.Length + 1] is >= 'A' and <= 'L'
        && !PlaceholderText.Is(text.Substring(0, IdentifiableRandomLength), leastEntropy: 4);

    /// <summary>Keys of OpenAI, and of services that use the same form.</summary>
    private static bool IsApiKey(string text) =>
        text.StartsWith(ApiKeyPrefix, StringComparison.Ordinal) && IsRandomOfApiKey(text.Substring(ApiKeyPrefix.Length));

    private static bool IsRandomOfApiKey(string text) =>
        text.Length is >= ShortestApiKey and <= LongestApiKey
        && text.All(static c => IsLetterOrDigit(c) || c is '-' or '_')
        && text.Any(IsUpper)
        && text.Any(IsLower)
        && text.Any(IsDigit)
        && !PlaceholderText.Is(text, leastEntropy: 4);

    private static bool IsClientSecret(string text) =>
        text.Length is >= 37 and <= 40
        && text[ClientSecretMarkerAt] is '7' or '8'
        && string.CompareOrdinal(text, ClientSecretMarkerAt + 1, "Q~", 0, 2) == 0
        && text.All(static c => IsLetterOrDigit(c) || c is '~' or '.' or '_' or '-')
        && !PlaceholderText.Is(text.Substring(ClientSecretMarkerAt + 3), leastEntropy: 3.5);

    private static bool IsLowerHexDigit(char c) => IsDigit(c) || c is >= 'a' and <= 'f';

    private static bool IsUpperHexDigit(char c) => IsDigit(c) || c is >= 'A' and <= 'F';

    private static bool IsLetterOrDigit(char c) => IsDigit(c) || IsLower(c) || IsUpper(c);

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsLower(char c) => c is >= 'a' and <= 'z';

    private static bool IsUpper(char c) => c is >= 'A' and <= 'Z';
}
