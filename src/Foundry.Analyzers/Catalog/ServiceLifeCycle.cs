using System;
using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>
/// Retired services and planned retirements. No clock is read: the flags give the state when the source was read.
/// </summary>
internal static class ServiceLifeCycle
{
    private const string Learn = "Microsoft Learn";

    /// <summary>Hosts of services that are retired.</summary>
    public static readonly ImmutableArray<LifeCycleNotice> Hosts = ImmutableArray.Create(
        GitHubModels(
            "models.inference.ai.azure.com",
            "2025-10-17",
            "GitHub changelog of 2025-07-17, named by Azure-Samples/azure-openai-entity-extraction issue 19; "
                + "the end of the host read 2026-11-30"),
        GitHubModels(
            "models.github.ai",
            "2026-07-30",
            "GitHub community discussion 203602, read 2026-11-30"));

    /// <summary>
    /// Types that use a service or feature that is retired or will be, with the types that derive from them; or single
    /// constructors of a client.
    /// </summary>
    public static readonly ImmutableArray<LifeCycleNotice> Services = ImmutableArray.Create(
        Inference("ChatCompletionsClient", "OpenAI.Chat.ChatClient"),
        Inference("EmbeddingsClient", "OpenAI.Embeddings.EmbeddingClient"),
        Inference("ImageEmbeddingsClient", "the OpenAI package"),
        new LifeCycleNotice(
            "OpenAI.Assistants.AssistantClient",
            parameter: null,
            isRetired: true,
            date: "2026-08-26",
            replacement: "OpenAI.Responses.ResponsesClient",
            source: Learn + ", questions/5873362 (\"fully removed on August 26, 2026\"), 2026-04-28"),
        new LifeCycleNotice(
            "Azure.AI.OpenAI.Chat.ChatDataSource",
            parameter: null,
            isRetired: true,
            date: "2026-10-14",
            replacement: "your own search, or the Azure AI Search tool of an agent",
            source: "Two public sources on the retirement of On Your Data, read 2026-11-30"),
        new LifeCycleNotice(
            "Azure.AI.Projects.Agents.WorkflowAgentDefinition",
            parameter: null,
            isRetired: false,
            date: "2026-12-01",
            replacement: "a workflow of Agent Framework",
            source: "A single public source on visual workflows, read 2026-11-30"),
        Hub("connectionString"),
        Hub("subscriptionId"));

    /// <summary>Clients that still work but have a successor.</summary>
    public static readonly ImmutableArray<LifeCycleNotice> PreviousGeneration = ImmutableArray.Create(
        ClassicAgents("PersistentAgentsClient"),
        ClassicAgents("PersistentAgentsAdministrationClient"));

    private static LifeCycleNotice GitHubModels(string host, string date, string source) => new(
        host,
        parameter: null,
        isRetired: true,
        date,
        replacement: "a deployment in Microsoft Foundry with the endpoint /openai/v1/",
        source);

    private static LifeCycleNotice Inference(string client, string replacement) => new(
        "Azure.AI.Inference." + client,
        parameter: null,
        isRetired: true,
        date: "2026-08-26",
        replacement: replacement + " with the endpoint /openai/v1/",
        source: Learn + ", \"Supported languages\" of Foundry Models, read 2026-11-21; "
            + "Azure/azure-rest-api-specs pull request 43907, 2026-06-10");

    private static LifeCycleNotice Hub(string parameter) => new(
        "Azure.AI.Projects.AIProjectClient",
        parameter,
        isRetired: null,
        date: "2025-05-16",
        replacement: "the endpoint of a Foundry project (/api/projects/<name>)",
        source: "Changelog of Azure.AI.Projects, 1.0.0-beta.9, 2025-05-16: "
            + "hub projects and connection strings are discontinued");

    private static LifeCycleNotice ClassicAgents(string client) => new(
        "Azure.AI.Agents.Persistent." + client,
        parameter: null,
        isRetired: false,
        date: "2027-03-31",
        replacement: "agents of Azure.AI.Projects (AIProjectClient.AgentAdministrationClient)",
        source: Learn + ", \"Threads, runs, and messages\" of Foundry (classic), read 2026-11-21");
}

/// <summary>The retirement of a host, a client or a constructor.</summary>
internal sealed class LifeCycleNotice
{
    public LifeCycleNotice(string subject, string? parameter, bool? isRetired, string date, string replacement, string source) =>
        (Subject, Parameter, IsRetired, Date, Replacement, Source) = (subject, parameter, isRetired, date, replacement, source);

    /// <summary>The full name of a client, or a host.</summary>
    public string Subject { get; }

    /// <summary>The parameter of the retired constructor, or null if the notice is about the whole type.</summary>
    public string? Parameter { get; }

    /// <summary>Whether it is already retired; null if the sources give no date, or several.</summary>
    public bool? IsRetired { get; }

    /// <summary>The date in the source, year first. If there are several, the earliest.</summary>
    public string Date { get; }

    public string Replacement { get; }

    public string Source { get; }

    /// <summary>The retirement as part of a sentence.</summary>
    public string End => IsRetired switch
    {
        true => "was retired on " + Date,
        false => "will be retired on " + Date,
        null => "is retired or retiring (" + Date + ")",
    };
}
