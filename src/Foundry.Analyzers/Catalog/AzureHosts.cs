using System;
using System.Collections.Immutable;
using System.Linq;

namespace Foundry.Analyzers.Catalog;

/// <summary>The hosts of Foundry and Azure OpenAI resources. The rules ignore any other host.</summary>
internal static class AzureHosts
{
    private static readonly ImmutableArray<string> ResourceDomains = ImmutableArray.Create(
        ".openai.azure.com",
        ".openai.azure.us",
        ".openai.azure.cn",
        ".services.ai.azure.com",
        ".services.ai.azure.us",
        ".cognitiveservices.azure.com",
        ".cognitiveservices.azure.us",
        ".cognitiveservices.azure.cn");

    private static readonly ImmutableArray<string> RegionalDomains = ImmutableArray.Create(
        ".api.cognitive.microsoft.com",
        ".api.cognitive.microsoft.us",
        ".api.cognitive.microsoft.cn");

    private static readonly ImmutableArray<string> GatewayDomains = ImmutableArray.Create(
        ".azure-api.net",
        ".azure-api.us",
        ".azure-api.cn");

    /// <summary>Whether the host is a gateway of Azure API Management, in front of any service.</summary>
    public static bool IsGateway(string host) => EndsWithAny(host, GatewayDomains);

    /// <summary>Whether the host is regional. Regional hosts accept keys only.</summary>
    public static bool IsRegional(string host) => EndsWithAny(host, RegionalDomains);

    /// <summary>Whether the host belongs to Foundry or Azure OpenAI.</summary>
    public static bool IsKnown(string host) => EndsWithAny(host, ResourceDomains) || IsRegional(host);

    /// <summary>Whether a host with this end may be known, depending on the part before it.</summary>
    public static bool MayEndIn(string tail) => ResourceDomains
        .Concat(RegionalDomains)
        .Any(domain => domain.EndsWith(tail, StringComparison.OrdinalIgnoreCase));

    private static bool EndsWithAny(string host, ImmutableArray<string> suffixes)
    {
        foreach (var suffix in suffixes)
        {
            if (host.Length > suffix.Length && host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
