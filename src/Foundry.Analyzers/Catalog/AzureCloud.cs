namespace Foundry.Analyzers.Catalog;

/// <summary>A cloud of Azure, and the audiences of its AI services.</summary>
/// <remarks>
/// Source: Azure.AI.OpenAI <c>AzureOpenAIAudience</c> and Azure.AI.Projects <c>AIProjectClient</c> (Azure SDK for .NET, read 2026-11-21);
/// US Government: "Foundry in Azure Government" (azure-ai-docs, 2026-06-05). The project audience of the China cloud is not documented.
/// </remarks>
internal sealed class AzureCloud
{
    private AzureCloud(string name, string hostSuffix, string? projectScope, string accountScope) =>
        (Name, HostSuffix, ProjectScope, AccountScope) = (name, hostSuffix, projectScope, accountScope);

    public static readonly AzureCloud Public = new("the public Azure cloud", "com", "https://ai.azure.com/.default", "https://cognitiveservices.azure.com/.default");
    public static readonly AzureCloud UsGovernment = new("Azure Government", "us", "https://ai.azure.us/.default", "https://cognitiveservices.azure.us/.default");
    public static readonly AzureCloud China = new("the Azure cloud of China", "cn", projectScope: null, "https://cognitiveservices.azure.cn/.default");

    /// <summary>What people call it, in a sentence.</summary>
    public string Name { get; }

    /// <summary>The last label of the cloud's hosts.</summary>
    private string HostSuffix { get; }

    /// <summary>The one scope a project endpoint accepts; null where it is not documented.</summary>
    public string? ProjectScope { get; }

    /// <summary>The scope of Cognitive Services, accepted by account endpoints.</summary>
    public string AccountScope { get; }

    /// <summary>The cloud whose AI services have this host as an audience, or null.</summary>
    public static AzureCloud? OfAudience(string host) => OfSuffix(host) is { } cloud
        && (IsHostOf(host, cloud.AccountScope) || cloud.ProjectScope is { } project && IsHostOf(host, project)) ? cloud : null;

    /// <summary>The cloud whose AI services have this scope, or null.</summary>
    public static AzureCloud? OfScope(string scope) => System.Uri.TryCreate(scope, System.UriKind.Absolute, out var uri) ? OfAudience(uri.Host) : null;

    private static bool IsHostOf(string host, string scope) => new System.Uri(scope).Host.Equals(host, System.StringComparison.OrdinalIgnoreCase);

    /// <summary>The cloud a host name ends in, or null.</summary>
    public static AzureCloud? OfSuffix(string host) =>
        EndsInLabel(host, Public) ? Public : EndsInLabel(host, UsGovernment) ? UsGovernment : EndsInLabel(host, China) ? China : null;

    private static bool EndsInLabel(string host, AzureCloud cloud) =>
        host.EndsWith("." + cloud.HostSuffix, System.StringComparison.OrdinalIgnoreCase);
}
