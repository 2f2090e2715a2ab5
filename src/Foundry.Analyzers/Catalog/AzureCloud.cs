using System;

namespace Foundry.Analyzers.Catalog;

/// <summary>An Azure cloud, and the audiences of its AI services.</summary>
/// <remarks>
/// Source: Azure.AI.OpenAI <c>AzureOpenAIAudience</c> and Azure.AI.Projects <c>AIProjectClient</c> (Azure SDK for .NET, read
/// 2026-11-21); US Government: "Foundry in Azure Government" (azure-ai-docs, 2026-06-05). The project audience of the China cloud
/// is not documented.
/// </remarks>
internal sealed class AzureCloud
{
    public static readonly AzureCloud Public = new(
        "the public Azure cloud",
        "com",
        "AzurePublicCloud",
        "https://ai.azure.com/.default",
        "https://cognitiveservices.azure.com/.default");

    public static readonly AzureCloud UsGovernment = new(
        "Azure Government",
        "us",
        "AzureGovernment",
        "https://ai.azure.us/.default",
        "https://cognitiveservices.azure.us/.default");

    public static readonly AzureCloud China = new(
        "the Azure cloud of China",
        "cn",
        "AzureChina",
        projectScope: null,
        "https://cognitiveservices.azure.cn/.default");

    private AzureCloud(string name, string hostSuffix, string authority, string? projectScope, string accountScope) =>
        (Name, HostSuffix, Authority, ProjectScope, AccountScope) = (name, hostSuffix, authority, projectScope, accountScope);

    /// <summary>The name in a sentence.</summary>
    public string Name { get; }

    /// <summary>The last label of the cloud's hosts.</summary>
    private string HostSuffix { get; }

    /// <summary>The member of <c>AzureAuthorityHosts</c> with the address that issues the cloud's tokens.</summary>
    public string Authority { get; }

    /// <summary>The only token scope that a project endpoint accepts; null if it is not documented.</summary>
    public string? ProjectScope { get; }

    /// <summary>The token scope of Cognitive Services, which account endpoints accept.</summary>
    public string AccountScope { get; }

    /// <summary>The cloud whose AI services have this host as an audience, or null.</summary>
    public static AzureCloud? OfAudience(string host) =>
        OfSuffix(host) is { } cloud && cloud.HasAudience(host) ? cloud : null;

    /// <summary>The cloud whose AI services have this token scope, or null.</summary>
    public static AzureCloud? OfScope(string scope) =>
        Uri.TryCreate(scope, UriKind.Absolute, out var uri) ? OfAudience(uri.Host) : null;

    /// <summary>The cloud whose suffix a host name has, or null.</summary>
    public static AzureCloud? OfSuffix(string host)
    {
        if (EndsInLabel(host, Public))
            return Public;
        if (EndsInLabel(host, UsGovernment))
            return UsGovernment;

        return EndsInLabel(host, China) ? China : null;
    }

    private bool HasAudience(string host) =>
        IsHostOf(host, AccountScope) || ProjectScope is not null && IsHostOf(host, ProjectScope);

    private static bool IsHostOf(string host, string scope) =>
        new Uri(scope).Host.Equals(host, StringComparison.OrdinalIgnoreCase);

    private static bool EndsInLabel(string host, AzureCloud cloud) =>
        host.EndsWith("." + cloud.HostSuffix, StringComparison.OrdinalIgnoreCase);
}
