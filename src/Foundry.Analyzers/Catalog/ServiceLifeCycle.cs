using System;
using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>What was retired, what will be, and which versions of packages break each other. No clock is read: the flags say how it stood when the source was read.</summary>
internal static class ServiceLifeCycle
{
    private const string Learn = "Microsoft Learn";

    /// <summary>Hosts of services that are gone or going.</summary>
    public static readonly ImmutableArray<LifeCycleNotice> Hosts = ImmutableArray.Create(
        new LifeCycleNotice("models.inference.ai.azure.com", parameter: null, isRetired: null, "2025-07-17",
            "https://models.github.ai/inference", "Azure-Samples/azure-openai-entity-extraction issue 19, 2025-07-24, which names the GitHub changelog of 2025-07-17"));

    /// <summary>Clients of such services, or one constructor of a client.</summary>
    public static readonly ImmutableArray<LifeCycleNotice> Services = ImmutableArray.Create(
        Inference("ChatCompletionsClient", "OpenAI.Chat.ChatClient"),
        Inference("EmbeddingsClient", "OpenAI.Embeddings.EmbeddingClient"),
        Inference("ImageEmbeddingsClient", "the OpenAI package"),
        new LifeCycleNotice("OpenAI.Assistants.AssistantClient", parameter: null, isRetired: true, "2026-08-26",
            "OpenAI.Responses.ResponsesClient", Learn + ", questions/5873362 (\"fully removed on August 26, 2026\"), 2026-04-28"),
        Hub("connectionString"),
        Hub("subscriptionId"));

    /// <summary>Clients that still work and have a successor.</summary>
    public static readonly ImmutableArray<LifeCycleNotice> PreviousGeneration = ImmutableArray.Create(
        ClassicAgents("PersistentAgentsClient"),
        ClassicAgents("PersistentAgentsAdministrationClient"));

    /// <summary>Versions that fail. Only what an assembly's version tells: it is the package's without the name of a preview.</summary>
    public static readonly ImmutableArray<PackageConflict> Conflicts = ImmutableArray.Create(
        new PackageConflict("Azure.AI.OpenAI", new Version(2, 1, 0, 0), new Version(2, 7, 0, 0), "OpenAI", new Version(2, 7, 0, 0),
            "Azure.AI.OpenAI.AzureOpenAIClient", "GetChatClient", isProven: true,
            "ChatClient.CompleteChat throws MissingMethodException", "use Azure.AI.OpenAI 2.7.0-beta.1 or later, or the OpenAI package alone",
            "azure-sdk-for-net issue 53986, 2025-11-17, and pull request 54126, 2025-11-24; run 2026-11-30",
            failingUse: "CompleteChat", workingUse: "AsIChatClient"),
        // A later 2.9.0 would have the same assembly version, and may be repaired.
        new PackageConflict("Azure.AI.OpenAI", new Version(2, 9, 0, 0), new Version(2, 9, 0, 1), "OpenAI", new Version(2, 11, 0, 0),
            "Azure.AI.OpenAI.AzureOpenAIClient", "GetResponsesClient", isProven: false,
            "2.9.0-beta.1 throws MissingMethodException in GetResponsesClient", "use ResponsesClient of the OpenAI package with the endpoint /openai/v1/",
            "azure-sdk-for-net issue 60689, 2026-07-06; microsoft/aspire issue 20175, 2026-09-16; run 2026-11-30"),
        // Fails only once the service throttles.
        new PackageConflict("Azure.AI.OpenAI", new Version(2, 0, 0, 0), new Version(2, 0, 0, 1), other: null, otherFrom: null,
            "Azure.AI.OpenAI.AzureOpenAIClient", member: null, isProven: false,
            "a throttled request (429) is sent again with two tokens and refused with 401", "use a later version",
            "azure-sdk-for-net issues 46109, 2024-09-21, and 47779, 2025-01-10; pull request 46401, 2024-10-02"));

    // The documentation first named 2026-05-30, later 2026-08-26.
    private static LifeCycleNotice Inference(string client, string replacement) => new("Azure.AI.Inference." + client, parameter: null, isRetired: null, "2026-05-30",
        replacement + " with the endpoint /openai/v1/", Learn + ", \"Supported languages\" of Foundry Models (2026-08-26), and an earlier copy of the same documentation (2026-05-30), read 2026-11-21");

    private static LifeCycleNotice Hub(string parameter) => new("Azure.AI.Projects.AIProjectClient", parameter, isRetired: null, "2025-05-16",
        "the endpoint of a Foundry project (/api/projects/<name>)", "Changelog of Azure.AI.Projects, 1.0.0-beta.9, 2025-05-16: hub projects and connection strings are discontinued");

    private static LifeCycleNotice ClassicAgents(string client) => new("Azure.AI.Agents.Persistent." + client, parameter: null, isRetired: false, "2027-03-31",
        "agents of Azure.AI.Projects (AIProjectClient.AgentAdministrationClient)", Learn + ", \"Threads, runs, and messages\" of Foundry (classic), read 2026-11-21");
}

/// <summary>Something with an end.</summary>
internal sealed class LifeCycleNotice
{
    public LifeCycleNotice(string subject, string? parameter, bool? isRetired, string date, string replacement, string source) =>
        (Subject, Parameter, IsRetired, Date, Replacement, Source) = (subject, parameter, isRetired, date, replacement, source);

    /// <summary>The full name of a client, or a host.</summary>
    public string Subject { get; }

    /// <summary>The parameter of the constructor that is meant, or null where the type is.</summary>
    public string? Parameter { get; }

    /// <summary>Whether the end has come; null where the sources name no day, or several.</summary>
    public bool? IsRetired { get; }

    /// <summary>The day the source names, year first; of several the first.</summary>
    public string Date { get; }

    public string Replacement { get; }

    public string Source { get; }

    /// <summary>The end as part of a sentence.</summary>
    public string End => IsRetired switch
    {
        true => "was retired on " + Date,
        false => "will be retired on " + Date,
        null => "is retired or retiring (" + Date + ")",
    };
}

/// <summary>Versions of a package that fail, alone or together with versions of another.</summary>
internal sealed class PackageConflict
{
    public PackageConflict(string package, Version from, Version below, string? other, Version? otherFrom, string client, string? member, bool isProven, string effect, string remedy, string source, string? failingUse = null, string? workingUse = null) =>
        (Package, From, Below, Other, OtherFrom, Client, Member, IsProven, Effect, Remedy, Source, FailingUse, WorkingUse) = (package, from, below, other, otherFrom, client, member, isProven, effect, remedy, source, failingUse, workingUse);

    public string Package { get; }

    /// <summary>The first assembly version that fails.</summary>
    public Version From { get; }

    /// <summary>The first that does not any more.</summary>
    public Version Below { get; }

    /// <summary>The package it does not fit, or null where it fails alone.</summary>
    public string? Other { get; }

    /// <summary>The first assembly version of the other package that does not fit.</summary>
    public Version? OtherFrom { get; }

    /// <summary>The client at whose construction it is reported.</summary>
    public string Client { get; }

    /// <summary>The method that gets the client that fails, or null where every use fails.</summary>
    public string? Member { get; }

    /// <summary>How the methods that fail of that client begin, or null where they are not known.</summary>
    public string? FailingUse { get; }

    /// <summary>The method that makes something of that client which works, or null.</summary>
    public string? WorkingUse { get; }

    /// <summary>Whether the versions and a failing use prove that the program fails.</summary>
    public bool IsProven { get; }

    public string Effect { get; }

    public string Remedy { get; }

    public string Source { get; }
}
