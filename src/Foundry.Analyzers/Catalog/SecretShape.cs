using System;
using System.Linq;

namespace Foundry.Analyzers.Catalog;

/// <summary>A form of secret that can be told by its text alone.</summary>
/// <remarks>
/// Source, read 2026-11-21: Microsoft Purview, "Azure Cognitive Service key" (32 hexadecimal digits) and "Azure AD client secret";
/// Microsoft Security Utilities, SEC101/156 and SEC101/205 to 245 (the parts and the fixed signature of identifiable keys, the marker
/// of client secrets); gitleaks, rule openai-api-key (prefix and alphabet). The text must also look random: see <see cref="PlaceholderText"/>.
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

    /// <summary>What it is, with its article, for messages.</summary>
    public string Name { get; }

    /// <summary>The environment variable such a secret usually comes from.</summary>
    public string Variable { get; }

    /// <summary>The form of key a text has, or null.</summary>
    public static SecretShape? OfKey(string text) =>
        IsHexKey(text) || IsIdentifiableKey(text) ? AzureKey : IsApiKey(text) ? ApiKey : null;

    /// <summary>The form of a client secret of Microsoft Entra ID, or null.</summary>
    public static SecretShape? OfClientSecret(string text) =>
        text.Length is >= 37 and <= 40 && text[ClientSecretMarkerAt] is '7' or '8'
        && string.CompareOrdinal(text, ClientSecretMarkerAt + 1, "Q~", 0, 2) == 0
        && text.All(static c => IsLetterOrDigit(c) || c is '~' or '.' or '_' or '-')
        && !PlaceholderText.Is(text.Substring(ClientSecretMarkerAt + 3), leastEntropy: 3.5) ? ClientSecret : null;

    /// <summary>The older keys of Azure AI services: 128 bits in one case of hexadecimal digits.</summary>
    private static bool IsHexKey(string text) =>
        text.Length == HexLength
        && (text.All(static c => c is >= '0' and <= '9' or >= 'a' and <= 'f') || text.All(static c => c is >= '0' and <= '9' or >= 'A' and <= 'F'))
        && !PlaceholderText.Is(text, leastEntropy: 3.1);

    /// <summary>
    /// The newer ones: 52 random characters, the signature all Azure services share, the year, the month as A to L, 12 characters of the
    /// platform, 4 of the service, the service's signature, and a checksum of 4.
    /// </summary>
    private static bool IsIdentifiableKey(string text) =>
        text.Length == IdentifiableLength && text.All(IsLetterOrDigit)
        && string.CompareOrdinal(text, IdentifiableRandomLength, IdentifiableSignature, 0, IdentifiableSignature.Length) == 0
        && text[IdentifiableRandomLength + IdentifiableSignature.Length + 1] is >= 'A' and <= 'L'
        && !PlaceholderText.Is(text.Substring(0, IdentifiableRandomLength), leastEntropy: 4);

    /// <summary>Keys of OpenAI and of services that took over its form.</summary>
    private static bool IsApiKey(string text) =>
        text.StartsWith(ApiKeyPrefix, StringComparison.Ordinal) && IsRandomOfApiKey(text.Substring(ApiKeyPrefix.Length));

    private static bool IsRandomOfApiKey(string text) =>
        text.Length is >= ShortestApiKey and <= LongestApiKey
        && text.All(static c => IsLetterOrDigit(c) || c is '-' or '_')
        && text.Any(static c => c is >= 'A' and <= 'Z') && text.Any(static c => c is >= 'a' and <= 'z') && text.Any(static c => c is >= '0' and <= '9')
        && !PlaceholderText.Is(text, leastEntropy: 4);

    private static bool IsLetterOrDigit(char c) => c is >= '0' and <= '9' or >= 'a' and <= 'z' or >= 'A' and <= 'Z';
}
