using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Foundry.Analyzers.Catalog;

/// <summary>Members that fail with certain versions of their package and of the OpenAI package.</summary>
internal static class FailingMembers
{
    /// <summary>The client that all rows are about: its constructor, or its getters of other clients.</summary>
    public const string Client = "Azure.AI.OpenAI.AzureOpenAIClient";

    private const string Preview = "2.9.0-beta.1";
    private const string Stable = "2.1.0";
    private const string Missing = "throws MissingMethodException";
    private const string NotSupported = "throws NotSupportedException";
    private const string Invalid = "throws InvalidOperationException";
    private const string WrongRoute = "returns a client whose requests lack /openai (404)";

    /// <summary>The start of the names of all four forms: sync, async and streaming.</summary>
    private const string CompleteChat = "CompleteChat";

    private const string Run = "run 2026-11-30";
    private const string Responses =
        "azure-sdk-for-net issue 60689, 2026-07-06; microsoft/aspire issue 20175, 2026-09-16; " + Run;

    private const string Chats =
        "azure-sdk-for-net issue 53986, 2025-11-17, and pull request 54126, 2025-11-24; " + Run;

    private const string PlainRealtime = "Use RealtimeClient of the OpenAI package with the endpoint /openai/v1/";
    private const string NoModerations = "Use content filters, because Azure OpenAI has no moderations API";
    private const string NoModels = "List and change deployments through Azure Resource Manager";

    private static readonly OpenAIVersions Any = new(from: null, below: null);

    /// <summary>OpenAI 2.15.0 is the newest that was tried.</summary>
    private static readonly Version Untried = new(2, 16);

    public static readonly ImmutableArray<FailingMember> All = ImmutableArray.Create(
        new FailingMember(Preview, Any, "GetModerationClient", NotSupported, NoModerations, Run),
        new FailingMember(Preview, Any, "GetOpenAIModelClient", NotSupported, NoModels, Run),
        new FailingMember(Preview, Any, "GetRealtimeClient", Invalid, PlainRealtime, Run),
        new FailingMember(Preview, Any, "GetConversationClient", Invalid, Plain("ConversationClient"), Run),
        new FailingMember(Preview, Any, "GetContainerClient", Invalid, Plain("ContainerClient"), Run),
        new FailingMember(Preview, Any, "GetGraderClient", Invalid, Plain("GraderClient"), Run),
        new FailingMember(Preview, Any, "GetVideoClient", Invalid, Plain("VideoClient"), Run),
        new FailingMember(Preview, From(2, 13), "GetResponsesClient", Missing, Plain("ResponsesClient"), Responses),
        new FailingMember(Preview, From(2, 15), "GetAssistantClient", Missing, Plain("ResponsesClient"), Run),
        new FailingMember(Preview, From(2, 15), "GetBatchClient", Missing, Plain("BatchClient"), Run),
        new FailingMember(Preview, From(2, 15), "GetEvaluationClient", Missing, Plain("EvaluationClient"), Run),
        new FailingMember(Preview, From(2, 15), "GetFineTuningClient", Missing, Plain("FineTuningClient"), Run),
        new FailingMember(Preview, From(2, 15), "GetVectorStoreClient", Missing, Plain("VectorStoreClient"), Run),
        new FailingMember(
            Stable,
            From(2, 7),
            "GetChatClient",
            Missing,
            "Use AsIChatClient(), or ChatClient of the OpenAI package with the endpoint /openai/v1/",
            Chats,
            failingCall: CompleteChat,
            workingParameter: "content"),
        new FailingMember(Stable, Any, "GetModerationClient", NotSupported, NoModerations, Run),
        new FailingMember(Stable, Any, "GetOpenAIModelClient", NotSupported, NoModels, Run),
        new FailingMember(Stable, Any, "GetAssistantClient", Invalid, Plain("ResponsesClient"), Run),
        new FailingMember(Stable, Any, "GetFineTuningClient", Invalid, Plain("FineTuningClient"), Run),
        new FailingMember(Stable, Any, "GetVectorStoreClient", Invalid, Plain("VectorStoreClient"), Run),
        new FailingMember(Stable, From(2, 10), "GetBatchClient", "throws TypeLoadException", Plain("BatchClient"), Run),
        new FailingMember(
            Stable,
            new OpenAIVersions(new Version(2, 10), new Version(2, 11)),
            "GetRealtimeClient",
            "throws ArgumentNullException",
            PlainRealtime,
            Run),
        MissesRoute("GetResponsesClient", "ResponsesClient"),
        MissesRoute("GetEvaluationClient", "EvaluationClient"),
        MissesRoute("GetContainerClient", "ContainerClient"),
        MissesRoute("GetConversationClient", "ConversationClient"),
        MissesRoute("GetVideoClient", "VideoClient"),
        MissesRoute("GetGraderClient", "GraderClient"),
        new FailingMember(
            "2.0.0",
            Any,
            member: null,
            "retries a throttled request (429) with two tokens and gets 401",
            "Use a later version",
            "azure-sdk-for-net issues 46109, 2024-09-21, and 47779, 2025-01-10; pull request 46401, 2024-10-02",
            isCertain: false));

    private static readonly ILookup<string, FailingMember> ByName =
        All.ToLookup(static row => row.FailingCall ?? row.Member ?? "AzureOpenAIClient", StringComparer.Ordinal);

    /// <summary>The rows that may be about a called member. A constructor has the name of its type.</summary>
    public static IEnumerable<FailingMember> Named(string member) =>
        ByName[member.StartsWith(CompleteChat, StringComparison.Ordinal) ? CompleteChat : member];

    private static OpenAIVersions From(int major, int minor) => new(new Version(major, minor), Untried);

    private static string Plain(string client) => $"Use {client} of the OpenAI package with the endpoint /openai/v1/";

    /// <summary>
    /// A getter that the stable version does not override: it works only where the endpoint has the path of the OpenAI API.
    /// </summary>
    private static FailingMember MissesRoute(string member, string client) =>
        new(Stable, From(2, 10), member, WrongRoute, Plain(client), Run, isCertain: false, needsBareHost: true);
}

/// <summary>A member that fails with a version of Azure.AI.OpenAI and versions of OpenAI.</summary>
internal sealed class FailingMember
{
    public FailingMember(
        string version,
        OpenAIVersions openAI,
        string? member,
        string effect,
        string remedy,
        string source,
        string? failingCall = null,
        string? workingParameter = null,
        bool needsBareHost = false,
        bool isCertain = true)
    {
        (Version, OpenAI, Member) = (version, openAI, member);
        (FailingCall, WorkingParameter) = (failingCall, workingParameter);
        (Effect, Remedy, Source, NeedsBareHost, IsCertain) = (effect, remedy, source, needsBareHost, isCertain);
    }

    /// <summary>The exact package version: the assembly version of a preview is that of its release.</summary>
    public string Version { get; }

    public OpenAIVersions OpenAI { get; }

    /// <summary>The getter, or null for the constructor.</summary>
    public string? Member { get; }

    /// <summary>The start of the names that fail on the returned client; null if the getter itself fails.</summary>
    public string? FailingCall { get; }

    /// <summary>A parameter of the overloads of that call that work.</summary>
    public string? WorkingParameter { get; }

    /// <summary>Whether it fails only if the endpoint has no path.</summary>
    public bool NeedsBareHost { get; }

    /// <summary>Whether the member fails whenever it runs.</summary>
    public bool IsCertain { get; }

    public string Effect { get; }

    public string Remedy { get; }

    public string Source { get; }
}

/// <summary>A range of versions of the OpenAI package; without bounds it is every version.</summary>
internal sealed class OpenAIVersions(Version? from, Version? below)
{
    public Version? From { get; } = from;

    /// <summary>The first version that is not in the range.</summary>
    public Version? Below { get; } = below;

    /// <summary>Whether a version is in the range; an unknown version is in the range without bounds only.</summary>
    public bool Contains(Version? version) => (From is null || version >= From) && (Below is null || version < Below);
}
