using System;
using System.Collections.Immutable;
using System.Linq;

namespace Foundry.Analyzers.Catalog;

/// <summary>The audience of another Azure service that the same code often uses.</summary>
/// <remarks>
/// Source: the default scopes of the services' own clients (Azure SDK for .NET, read 2026-11-21) and their sovereign endpoint
/// lists.
/// </remarks>
internal sealed class ForeignAudience
{
    private static readonly ImmutableDictionary<string, ForeignAudience> ByHost = new[]
    {
        new ForeignAudience("management.azure.com", "Azure Resource Manager", AzureCloud.Public),
        new ForeignAudience("management.core.windows.net", "Azure Resource Manager", AzureCloud.Public),
        new ForeignAudience("management.usgovcloudapi.net", "Azure Resource Manager", AzureCloud.UsGovernment),
        new ForeignAudience("management.core.usgovcloudapi.net", "Azure Resource Manager", AzureCloud.UsGovernment),
        new ForeignAudience("management.chinacloudapi.cn", "Azure Resource Manager", AzureCloud.China),
        new ForeignAudience("management.core.chinacloudapi.cn", "Azure Resource Manager", AzureCloud.China),
        new ForeignAudience("graph.microsoft.com", "Microsoft Graph", AzureCloud.Public),
        new ForeignAudience("graph.microsoft.us", "Microsoft Graph", AzureCloud.UsGovernment),
        new ForeignAudience("microsoftgraph.chinacloudapi.cn", "Microsoft Graph", AzureCloud.China),
        new ForeignAudience("vault.azure.net", "Azure Key Vault", AzureCloud.Public),
        new ForeignAudience("vault.usgovcloudapi.net", "Azure Key Vault", AzureCloud.UsGovernment),
        new ForeignAudience("vault.azure.cn", "Azure Key Vault", AzureCloud.China),
        new ForeignAudience("storage.azure.com", "Azure Storage", AzureCloud.Public),
        new ForeignAudience("search.azure.com", "Azure AI Search", AzureCloud.Public),
        new ForeignAudience("search.azure.us", "Azure AI Search", AzureCloud.UsGovernment),
        new ForeignAudience("search.azure.cn", "Azure AI Search", AzureCloud.China),
        new ForeignAudience("ml.azure.com", "Azure Machine Learning", AzureCloud.Public, speaksOpenAI: true),
    }.ToImmutableDictionary(audience => audience.Host, StringComparer.OrdinalIgnoreCase);

    private ForeignAudience(string host, string service, AzureCloud cloud, bool speaksOpenAI = false) =>
        (Host, Service, Cloud, SpeaksOpenAI) = (host, service, cloud, speaksOpenAI);

    /// <summary>The host of the audience.</summary>
    public string Host { get; }

    /// <summary>The service name in messages.</summary>
    public string Service { get; }

    public AzureCloud Cloud { get; }

    /// <summary>
    /// Whether the service has its own endpoints for OpenAI clients. The token scope may then be right for an unknown endpoint.
    /// </summary>
    public bool SpeaksOpenAI { get; }

    /// <summary>The service whose audience has this host, or null.</summary>
    public static ForeignAudience? OfHost(string host) => ByHost.TryGetValue(host, out var audience) ? audience : null;
}
