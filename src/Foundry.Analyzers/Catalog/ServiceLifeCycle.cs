using System;
using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>
/// Retired services, planned retirements, and incompatible package versions. No clock is read: the flags give the state when the
/// source was read.
/// </summary>
internal static class ServiceLifeCycle
{
    private const string Learn = "Microsoft Learn";

    /// <summary>Hosts of services that are retired, or will be.</summary>
    public static readonly ImmutableArray<LifeCycleNotice> Hosts = ImmutableArray.Create(
        new LifeCycleNotice(
            "models.inference.ai.azure.com",
            parameter: null,
            isRetired: null,
            date: "2025-07-17",
            replacement: "https://models.github.ai/inference",
            source: "Azure-Samples/azure-openai-entity-extraction issue 19, 2025-07-24, "
                + "which names the GitHub changelog of 2025-07-17"));

    /// <summary>Clients of such services, or single constructors of a client.</summary>
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
        Hub("connectionString"),
        Hub("subscriptionId"));

    /// <summary>Clients that still work but have a successor.</summary>
    public static readonly ImmutableArray<LifeCycleNotice> PreviousGeneration = ImmutableArray.Create(
        ClassicAgents("PersistentAgentsClient"),
        ClassicAgents("PersistentAgentsAdministrationClient"));

    /// <summary>Versions that fail. The rule sees assembly versions only, which have no preview suffix.</summary>
    public static readonly ImmutableArray<PackageConflict> Conflicts = ImmutableArray.Create(
        new PackageConflict(
            "Azure.AI.OpenAI",
            from: new Version(2, 1, 0, 0),
            below: new Version(2, 7, 0, 0),
            other: "OpenAI",
            otherFrom: new Version(2, 7, 0, 0),
            client: "Azure.AI.OpenAI.AzureOpenAIClient",
            member: "GetChatClient",
            isProven: true,
            effect: "ChatClient.CompleteChat throws MissingMethodException",
            remedy: "use Azure.AI.OpenAI 2.7.0-beta.1 or later, or the OpenAI package alone",
            source: "azure-sdk-for-net issue 53986, 2025-11-17, and pull request 54126, 2025-11-24; run 2026-11-30",
            failingUse: "CompleteChat",
            workingUse: "AsIChatClient"),
        // A later 2.9.0 would have the same assembly version, and may have a correction.
        new PackageConflict(
            "Azure.AI.OpenAI",
            from: new Version(2, 9, 0, 0),
            below: new Version(2, 9, 0, 1),
            other: "OpenAI",
            otherFrom: new Version(2, 11, 0, 0),
            client: "Azure.AI.OpenAI.AzureOpenAIClient",
            member: "GetResponsesClient",
            isProven: false,
            effect: "2.9.0-beta.1 throws MissingMethodException in GetResponsesClient",
            remedy: "use ResponsesClient of the OpenAI package with the endpoint /openai/v1/",
            source: "azure-sdk-for-net issue 60689, 2026-07-06; microsoft/aspire issue 20175, 2026-09-16; run 2026-11-30"),
        // Fails only when the service throttles.
        new PackageConflict(
            "Azure.AI.OpenAI",
            from: new Version(2, 0, 0, 0),
            below: new Version(2, 0, 0, 1),
            other: null,
            otherFrom: null,
            client: "Azure.AI.OpenAI.AzureOpenAIClient",
            member: null,
            isProven: false,
            effect: "a throttled request (429) is sent again with two tokens and refused with 401",
            remedy: "use a later version",
            source: "azure-sdk-for-net issues 46109, 2024-09-21, and 47779, 2025-01-10; pull request 46401, 2024-10-02"));

    // The documentation first gave 2026-05-30, and later 2026-08-26.
    private static LifeCycleNotice Inference(string client, string replacement) => new(
        "Azure.AI.Inference." + client,
        parameter: null,
        isRetired: null,
        date: "2026-05-30",
        replacement: replacement + " with the endpoint /openai/v1/",
        source: Learn + ", \"Supported languages\" of Foundry Models (2026-08-26), "
            + "and an earlier copy of the same documentation (2026-05-30), read 2026-11-21");

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

/// <summary>Versions of a package that fail, alone or with versions of another package.</summary>
internal sealed class PackageConflict
{
    public PackageConflict(
        string package,
        Version from,
        Version below,
        string? other,
        Version? otherFrom,
        string client,
        string? member,
        bool isProven,
        string effect,
        string remedy,
        string source,
        string? failingUse = null,
        string? workingUse = null)
    {
        (Package, From, Below) = (package, from, below);
        (Other, OtherFrom) = (other, otherFrom);
        (Client, Member, FailingUse, WorkingUse) = (client, member, failingUse, workingUse);
        (IsProven, Effect, Remedy, Source) = (isProven, effect, remedy, source);
    }

    public string Package { get; }

    /// <summary>The first assembly version that fails.</summary>
    public Version From { get; }

    /// <summary>The first assembly version that works again.</summary>
    public Version Below { get; }

    /// <summary>The incompatible package, or null if it fails alone.</summary>
    public string? Other { get; }

    /// <summary>The first incompatible assembly version of the other package.</summary>
    public Version? OtherFrom { get; }

    /// <summary>The client whose creation is reported.</summary>
    public string Client { get; }

    /// <summary>The method that returns the failing client, or null if every use fails.</summary>
    public string? Member { get; }

    /// <summary>The prefix of that client's failing methods, or null if they are unknown.</summary>
    public string? FailingUse { get; }

    /// <summary>The method that makes a working wrapper of that client, or null.</summary>
    public string? WorkingUse { get; }

    /// <summary>Whether the versions and a failing use prove that the program fails.</summary>
    public bool IsProven { get; }

    public string Effect { get; }

    public string Remedy { get; }

    public string Source { get; }
}
