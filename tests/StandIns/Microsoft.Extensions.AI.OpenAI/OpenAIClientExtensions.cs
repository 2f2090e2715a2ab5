using System.Diagnostics.CodeAnalysis;
using OpenAI;
using OpenAI.Assistants;
using OpenAI.Audio;
using OpenAI.Chat;
using OpenAI.Containers;
using OpenAI.Embeddings;
using OpenAI.Files;
using OpenAI.Images;
using OpenAI.Responses;

namespace Microsoft.Extensions.AI;

public static class OpenAIClientExtensions
{
    public static IChatClient AsIChatClient(this ChatClient chatClient) => throw null;
    [Experimental("OPENAI001")]
    public static IChatClient AsIChatClient(this ResponsesClient responseClient, string defaultModelId = null) => throw null;
    [Experimental("OPENAI001")]
    public static IChatClient AsIChatClient(this AssistantClient assistantClient, string assistantId, string threadId = null) => throw null;
    [Experimental("OPENAI001")]
    public static IChatClient AsIChatClient(this AssistantClient assistantClient, Assistant assistant, string threadId = null) => throw null;
    public static IEmbeddingGenerator<string, Embedding<float>> AsIEmbeddingGenerator(
        this EmbeddingClient embeddingClient, int? defaultModelDimensions = default) => throw null;
    [Experimental("MEAI001")]
    public static IHostedFileClient AsIHostedFileClient(this OpenAIClient openAIClient) => throw null;
    [Experimental("MEAI001")]
    public static IHostedFileClient AsIHostedFileClient(this OpenAIFileClient fileClient) => throw null;
    [Experimental("MEAI001")]
    public static IHostedFileClient AsIHostedFileClient(this ContainerClient containerClient, string defaultScope = null) => throw null;
    [Experimental("MEAI001")]
    public static IImageGenerator AsIImageGenerator(this ImageClient imageClient) => throw null;
    [Experimental("MEAI001")]
    public static ISpeechToTextClient AsISpeechToTextClient(this AudioClient audioClient) => throw null;
}
