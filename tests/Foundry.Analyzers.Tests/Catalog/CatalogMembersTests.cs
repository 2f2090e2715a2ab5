using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Tests.Catalog;

/// <summary>
/// Every client, factory, wrapper and operation of the catalogue exists in a published version of its package, or in the stand-in
/// of a package that no registry here serves.
/// </summary>
public class CatalogMembersTests
{
    /// <summary>What the newest version no longer has, and the version that has it.</summary>
    private static readonly (string Version, string Type, string?[] Members)[] OnlyInOlderVersions =
    [
        ("Azure.AI.OpenAI 1.0.0-beta.6", "Azure.AI.OpenAI.OpenAIClient", [null]),
        ("OpenAI 2.14.0", "OpenAI.Assistants.AssistantClient",
            ["CreateRunStreaming", "CreateThreadAndRunStreaming", "SubmitToolOutputsToRunStreaming"]),
        ("OpenAI 2.14.0", "OpenAI.Audio.AudioClient", ["GenerateSpeechStreaming", "TranscribeAudioStreaming"]),
        ("OpenAI 2.14.0", "OpenAI.Realtime.RealtimeClient",
            ["CreateRealtimeClientSecret", "StartConversationSession", "StartSession", "StartTranscriptionSession"]),
        ("OpenAI 2.14.0", "OpenAI.Responses.ResponsesClient", ["CreateResponseStreaming", "GetResponseStreaming"]),
    ];

    /// <summary>Their package is not served, and its stand-in is of the generation that renamed them.</summary>
    private static readonly string[] OnlyInSource =
    [
        "Azure.AI.Projects.OpenAI.ProjectOpenAIClient",
        "Azure.AI.Projects.OpenAI.ProjectResponsesClient",
        "Microsoft.Extensions.AI.Evaluation.Safety.ContentSafetyEvaluator",
        "Microsoft.Extensions.AI.Evaluation.Safety.ContentSafetyServiceConfiguration",
        "Microsoft.Extensions.AI.Evaluation.Safety.ContentSafetyServiceConfigurationExtensions",
    ];

    private static readonly Dictionary<(string, string?), string> OlderVersions = OnlyInOlderVersions
        .SelectMany(row => row.Members.Select(member => (row.Type, Member: member, row.Version)))
        .ToDictionary(row => (row.Type, row.Member), row => row.Version);

    private static readonly (string Type, string? Member, string? Parameter)[] All =
    [
        .. ClientCatalog.Constructed.Concat(ClientCatalog.Factories)
            .Select(client => (client.FullName, (string?)null, (string?)null)),
        .. ClientWrappers.All.Select(wrapper => (wrapper.Type, (string?)wrapper.Member, (string?)null)),
        .. UnservedRoutes.All.SelectMany(row => row.Members)
            .Select(member => (UnservedRoutes.TypeOf(member), (string?)SyncOrAsync(member), (string?)null)),
        .. ServiceOperations.All.SelectMany(operation => operation.Members)
            .Select(member => (member.Type, (string?)member.Name, member.Parameter ?? member.Client)),
    ];

    public static TheoryData<string, string?, string?> Entries
    {
        get
        {
            var entries = new TheoryData<string, string?, string?>();
            foreach (var (type, member, parameter) in All.Distinct().Where(entry => !OnlyInSource.Contains(entry.Type)))
                entries.Add(type, member, parameter);
            return entries;
        }
    }

    [Theory, MemberData(nameof(Entries))]
    public void Entry_exists_in_an_SDK(string type, string? member, string? parameter)
    {
        var isInNewest = Exists(Sdks.Newest, type, member, parameter);
        Assert.True(
            isInNewest != OlderVersions.TryGetValue((type, member), out var version),
            isInNewest ? "The newest version has it, so take it off the list." : "No version has it.");
        Assert.True(isInNewest || Exists(Sdks.OlderVersions[version!], type, member, parameter), $"{version} does not have it.");
    }

    [Fact]
    public void Exceptions_are_entries_of_the_catalogue()
    {
        var entries = All.Select(entry => (entry.Type, entry.Member)).ToHashSet();
        Assert.All(OlderVersions.Keys, key => Assert.Contains(key, entries));
        Assert.All(OnlyInSource, type =>
        {
            Assert.Contains(All, entry => entry.Type == type);
            Assert.Empty(Sdks.Types(Sdks.Newest, type));
        });
    }

    /// <summary>The name of a member of the table, which has the sync names of both.</summary>
    private static string SyncOrAsync(string member)
    {
        var (type, name) = (UnservedRoutes.TypeOf(member), UnservedRoutes.NameOf(member));
        return Sdks.Methods(Sdks.Newest, type, name + "Async").Any() ? name + "Async" : name;
    }

    private static bool Exists(Compilation compilation, string type, string? member, string? parameter) => member is null
        ? Sdks.Types(compilation, type).Any()
        : Sdks.Methods(compilation, type, member).Any(method =>
            parameter is null || method.Parameters.Any(candidate => candidate.Name == parameter));
}
