using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Foundry.Analyzers.Catalog;

/// <summary>The members that wrap a client in a type of another library that calls the same service.</summary>
/// <remarks>
/// Source: the assemblies of Microsoft.Extensions.AI and its OpenAI adapter 10.11, Agent Framework 1.28, Semantic Kernel 1.82
/// and Anthropic 13, read 2026-11-30; the sources of Azure.AI.Agents.Persistent 1.2 and Agent Framework 1.5, read 2026-11-21,
/// and of Microsoft.Extensions.AI.Evaluation.Safety, read 2026-11-30. <c>AsIChatClient</c> of an AssistantClient exists in
/// versions of the adapter before 10.11 only. Routers are not listed, because another client may respond.
/// </remarks>
internal static class ClientWrappers
{
    /// <summary>The metadata name of constructors.</summary>
    public const string Constructor = ".ctor";

    private const string AI = "Microsoft.Extensions.AI.";
    private const string Agents = "Microsoft.Agents.AI.";
    private const string Kernel = "Microsoft.SemanticKernel.";
    private const string Hosting = "Microsoft.Extensions.Hosting.";

    public static readonly ImmutableArray<ClientWrapper> All = new[]
    {
        Of(AI + "OpenAIClientExtensions",
            "AsIChatClient", "AsIEmbeddingGenerator", "AsIImageGenerator", "AsISpeechToTextClient", "AsITextToSpeechClient"),
        // The files of other clients may be those of a container.
        One(AI + "OpenAIClientExtensions", "AsIHostedFileClient", wrapped: "OpenAI.Files.OpenAIFileClient"),
        One(AI + "OpenAIClientExtensions", "AsIHostedFileClient", mayLeave: true),
        One(AI + "OpenAIRealtimeClient", Constructor, wrapped: "OpenAI.Realtime.RealtimeClient"),

        Pipeline("ChatClient"),
        Of(AI + "FunctionInvokingChatClient", Constructor),
        Of(AI + "FunctionInvokingChatClientBuilderExtensions", "UseFunctionInvocation"),
        Of(AI + "ReducingChatClient", Constructor),
        Of(AI + "ReducingChatClientBuilderExtensions", "UseChatReducer"),
        Of(AI + "ImageGeneratingChatClient", Constructor),
        Of(AI + "ImageGeneratingChatClientBuilderExtensions", "UseImageGeneration"),
        One(AI + "DistributedCachingChatClientBuilderExtensions", "UseDistributedCache", mayRespond: true),
        One(AI + "DistributedCachingChatClient", Constructor, mayRespond: true),
        Of(AI + "AIContextProviderChatClientBuilderExtensions", "UseAIContextProviders"),
        Of(AI + "ChatClientBuilderExtensions",
            "BuildAIAgent", "UsePerServiceCallChatHistoryPersistence", "UseMessageInjection", "UseApprovalResponseBinding",
            "UseApprovalNotRequiredFunctionBypassing", "UseInvocableFunctionBypassing"),
        Of(Kernel + "KernelFunctionInvokingChatClientBuilderExtensions", "UseKernelFunctionInvocation"),

        Pipeline("EmbeddingGenerator", arity: "`2"),
        One(AI + "DistributedCachingEmbeddingGeneratorBuilderExtensions", "UseDistributedCache", mayRespond: true),
        One(AI + "DistributedCachingEmbeddingGenerator`2", Constructor, mayRespond: true),
        Pipeline("ImageGenerator"),
        Pipeline("SpeechToTextClient"),
        Pipeline("TextToSpeechClient"),
        Pipeline("HostedFileClient", hasOptions: false),
        Pipeline("RealtimeClient", hasOptions: false),
        Of(AI + "FunctionInvokingRealtimeClient", Constructor),
        Of(AI + "FunctionInvokingRealtimeClientBuilderExtensions", "UseFunctionInvocation"),

        Of(AI + "ChatClientExtensions", "AsAIAgent"),
        Of(Agents + "ChatClientAgent", Constructor),
        Of(Agents + "AIAgentExtensions", "AsBuilder", "AsIChatClient"),
        Of(Agents + "AIAgentBuilder", Constructor, "Build", "UseAIContextProviders"),
        Of(Agents + "OpenTelemetryAgentBuilderExtensions", "UseOpenTelemetry"),
        Of(Agents + "LoggingAgentBuilderExtensions", "UseLogging"),
        Of(Agents + "ToolApprovalAgentBuilderExtensions", "UseToolApproval"),
        // The function sees the calls of tools, not those of the agent.
        One(Agents + "FunctionInvocationDelegatingAgentBuilderExtensions", "Use", keepsClient: true),
        Of(Agents + "OpenTelemetryAgent", Constructor),
        Of(Agents + "LoggingAgent", Constructor),
        Of(Agents + "ToolApprovalAgent", Constructor),

        Of("OpenAI.Chat.OpenAIChatClientExtensions", "AsAIAgent"),
        Of("OpenAI.Responses.OpenAIResponseClientExtensions", "AsAIAgent", "AsIChatClientWithStoredOutputDisabled"),
        Of("Azure.AI.Extensions.OpenAI.ProjectResponsesClientExtensions", "AsIChatClientWithStoredOutputDisabled"),
        Of("Azure.AI.Projects.AIProjectClientExtensions", "AsAIAgent"),
        Of("Azure.AI.Agents.Persistent.PersistentAgentsClientExtensions",
            "AsIChatClient", "AsAIAgent", "CreateAIAgentAsync", "GetAIAgentAsync"),

        Of(AI + "AnthropicClientExtensions", "AsIChatClient"),
        Of(AI + "AnthropicBetaClientExtensions", "AsIChatClient"),
        Of(AI + "Evaluation.Safety.ContentSafetyServiceConfigurationExtensions", "ToChatConfiguration"),

        // Aspire registers a chat client or generator over the client that the builder registers.
        Of(Hosting + "AspireOpenAIClientBuilderChatClientExtensions", "AddChatClient", "AddKeyedChatClient"),
        Of(Hosting + "AspireOpenAIClientBuilderEmbeddingGeneratorExtensions",
            "AddEmbeddingGenerator", "AddKeyedEmbeddingGenerator"),
        Of(Hosting + "AspireAzureAIInferenceExtensions", "AddChatClient", "AddKeyedChatClient"),

        Of(Kernel + "ChatCompletion.ChatCompletionServiceExtensions", "AsChatClient"),
        Of(Kernel + "ChatCompletion.ChatClientExtensions", "AsChatCompletionService"),
        Of(Kernel + "Embeddings.EmbeddingGenerationExtensions",
            "AsEmbeddingGenerator", "AsEmbeddingGenerationService", "AsTextEmbeddingGenerationService"),
    }.SelectMany(static rows => rows).ToImmutableArray();

    /// <summary>The builder of a kind of client in Microsoft.Extensions.AI, and the wrappers that every kind has.</summary>
    /// <param name="client">The name of the interface without its <c>I</c>.</param>
    /// <param name="arity">The arity of the interface, with its backtick.</param>
    /// <param name="hasOptions">Whether there is a wrapper that sets the options of each call.</param>
    private static IEnumerable<ClientWrapper> Pipeline(string client, string arity = "", bool hasOptions = true)
    {
        var builder = client + "Builder";
        var rows = Of(AI + builder + arity, Constructor, "Build")
            .Concat(Of(AI + builder + client + "Extensions", "AsBuilder"))
            .Concat(Wrapper("Logging", "UseLogging"))
            .Concat(Wrapper("OpenTelemetry", "UseOpenTelemetry"));
        return hasOptions ? rows.Concat(Wrapper("ConfigureOptions", "ConfigureOptions")) : rows;

        IEnumerable<ClientWrapper> Wrapper(string name, string member) =>
            Of(AI + name + client + arity, Constructor).Concat(Of(AI + name + builder + "Extensions", member));
    }

    private static IEnumerable<ClientWrapper> Of(string type, params string[] members) =>
        members.SelectMany(member => One(type, member));

    private static IEnumerable<ClientWrapper> One(
        string type,
        string member,
        string? wrapped = null,
        bool mayRespond = false,
        bool mayLeave = false,
        bool keepsClient = false) =>
        new[] { new ClientWrapper(type, member, wrapped, mayRespond, mayLeave, keepsClient) };
}
