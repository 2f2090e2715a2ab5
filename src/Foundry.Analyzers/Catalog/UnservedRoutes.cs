using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Foundry.Analyzers.Catalog;

/// <summary>What an address does not serve, although a client with this address has the member.</summary>
internal static class UnservedRoutes
{
    private const string Audio = "OpenAI.Audio.AudioClient";
    private const string AI = "Microsoft.Extensions.AI.";

    private const string Kernel = "Microsoft.SemanticKernel.";

    public static readonly ImmutableArray<UnservedRoute> All = ImmutableArray.Create(
        TextOfAudio(
            Audio,
            ImmutableArray.Create(
                Audio + ".TranscribeAudio", Audio + ".TranscribeAudioStreaming", Audio + ".TranslateAudio",
                AI + "ISpeechToTextClient.GetText", AI + "ISpeechToTextClient.GetStreamingText",
                AI + "SpeechToTextClientExtensions.GetText", AI + "SpeechToTextClientExtensions.GetStreamingText")),
        TextOfAudio(
            Kernel + "Connectors.OpenAI.OpenAIAudioToTextService",
            ImmutableArray.Create(
                Kernel + "Connectors.OpenAI.OpenAIAudioToTextService.GetTextContents",
                Kernel + "AudioToText.IAudioToTextService.GetTextContents",
                Kernel + "AudioToText.AudioToTextServiceExtensions.GetTextContent")),
        new UnservedRoute(
            "OpenAI.Responses.ResponsesClient",
            ImmutableArray.Create("OpenAI.Responses.ResponsesClient.GetInputTokenCount"),
            UnservedAddress.Azure,
            "Azure has no such route (404 unknown_url)",
            "Count tokens with a tokenizer, or read them from the usage of a response",
            "openai-dotnet issue 1165; read 2026-11-30"),
        new UnservedRoute(
            "OpenAI.Embeddings.EmbeddingClient",
            ImmutableArray.Create(
                "OpenAI.Embeddings.EmbeddingClient.GenerateEmbedding", "OpenAI.Embeddings.EmbeddingClient.GenerateEmbeddings",
                AI + "IEmbeddingGenerator`2.Generate",
                AI + "EmbeddingGeneratorExtensions.Generate", AI + "EmbeddingGeneratorExtensions.GenerateVector",
                AI + "EmbeddingGeneratorExtensions.GenerateAndZip"),
            UnservedAddress.Project,
            "A project has no such route (404)",
            "Use the endpoint of the resource, ending in /openai/v1/",
            "azure-sdk-for-python issue 44532; read 2026-11-30"));

    /// <summary>The rows with a member of this name.</summary>
    public static IEnumerable<UnservedRoute> WithMember(string name) => ByMember[WithoutAsync(name)].Distinct();

    private static readonly ILookup<string, UnservedRoute> ByMember = All
        .SelectMany(static row => row.Members, static (row, member) => new { Name = NameOf(member), Row = row })
        .ToLookup(static entry => entry.Name, static entry => entry.Row, StringComparer.Ordinal);

    /// <summary>On some deployments only, say two reports of three. AzureOpenAIClient calls another route, which works.</summary>
    private static UnservedRoute TextOfAudio(string client, ImmutableArray<string> members) => new(
        client,
        members,
        UnservedAddress.OpenAI,
        "Some deployments are not found under /openai/v1 (404 DeploymentNotFound)",
        "Use AzureOpenAIClient with the resource root",
        "OpenWhispr issue 2038, vercel/ai issue 7985, semantic-kernel issue 13306; read 2026-11-30");

    public static string WithoutAsync(string name) =>
        name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Async".Length) : name;

    public static string NameOf(string member) => member.Substring(member.LastIndexOf('.') + 1);

    public static string TypeOf(string member) => member.Substring(0, member.LastIndexOf('.'));

    /// <summary>The row about a client at <c>/openai/v1</c>; null if everything is served there, as far as it is known.</summary>
    public static UnservedRoute? BelowOpenAI(string client) =>
        All.FirstOrDefault(row => row.Client == client && row.Address == UnservedAddress.OpenAI);
}

/// <summary>Members of a client that fail at a kind of address.</summary>
internal sealed class UnservedRoute
{
    public UnservedRoute(
        string client,
        ImmutableArray<string> members,
        UnservedAddress address,
        string answer,
        string remedy,
        string source)
    {
        (Client, Members, Address) = (client, members, address);
        (Answer, Remedy, Source) = (answer, remedy, source);
    }

    /// <summary>The full name of the client.</summary>
    public string Client { get; }

    /// <summary>
    /// The full names of the members, without <c>Async</c> at their ends; with those of other libraries that call them on the
    /// client.
    /// </summary>
    public ImmutableArray<string> Members { get; }

    public UnservedAddress Address { get; }

    /// <summary>What the service answers, as a sentence.</summary>
    public string Answer { get; }

    /// <summary>What to do instead, as a sentence.</summary>
    public string Remedy { get; }

    /// <summary>Documents and date. Each row is an info: the sources are reports of single calls.</summary>
    public string Source { get; }
}

/// <summary>A kind of address of Foundry or Azure OpenAI.</summary>
internal enum UnservedAddress
{
    /// <summary>Any address of an account or a project.</summary>
    Azure,

    /// <summary><c>/openai/v1</c> of an account.</summary>
    OpenAI,

    /// <summary>A project, or a path below it.</summary>
    Project,
}
