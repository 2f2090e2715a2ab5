using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>
/// The members that wrap a client in a type of another library that calls the same service. They wrap the receiver or the first
/// parameter.
/// </summary>
/// <remarks>
/// Source: Microsoft.Extensions.AI and its OpenAI adapter 10.11 and Agent Framework 1.28, reflected 2026-11-30 from the published
/// assemblies; Azure.AI.Agents.Persistent 1.2, read 2026-11-21. <c>AsIChatClient</c> of an AssistantClient exists in versions of
/// the adapter before 10.11 only. Caches and routers are not listed, because they may respond without a call to the service.
/// </remarks>
internal static class ClientWrappers
{
    /// <summary>The metadata name of constructors.</summary>
    public const string Constructor = ".ctor";

    public static readonly ImmutableArray<(string Type, string Member)> Members = ImmutableArray.Create(
        ("Microsoft.Extensions.AI.OpenAIClientExtensions", "AsIChatClient"),
        ("Microsoft.Extensions.AI.OpenAIClientExtensions", "AsIEmbeddingGenerator"),
        ("Microsoft.Extensions.AI.OpenAIClientExtensions", "AsIImageGenerator"),
        ("Microsoft.Extensions.AI.OpenAIClientExtensions", "AsISpeechToTextClient"),
        ("Microsoft.Extensions.AI.OpenAIClientExtensions", "AsIHostedFileClient"),
        ("Microsoft.Extensions.AI.ChatClientBuilder", Constructor),
        ("Microsoft.Extensions.AI.ChatClientBuilder", "Build"),
        ("Microsoft.Extensions.AI.ChatClientBuilderChatClientExtensions", "AsBuilder"),
        ("Microsoft.Extensions.AI.ConfigureOptionsChatClientBuilderExtensions", "ConfigureOptions"),
        ("Microsoft.Extensions.AI.FunctionInvokingChatClient", Constructor),
        ("Microsoft.Extensions.AI.FunctionInvokingChatClientBuilderExtensions", "UseFunctionInvocation"),
        ("Microsoft.Extensions.AI.LoggingChatClientBuilderExtensions", "UseLogging"),
        ("Microsoft.Extensions.AI.OpenTelemetryChatClientBuilderExtensions", "UseOpenTelemetry"),
        ("Microsoft.Extensions.AI.ChatClientExtensions", "AsAIAgent"),
        ("Microsoft.Agents.AI.ChatClientAgent", Constructor),
        ("Microsoft.Agents.AI.AIAgentExtensions", "AsBuilder"),
        ("Microsoft.Agents.AI.AIAgentBuilder", Constructor),
        ("Microsoft.Agents.AI.AIAgentBuilder", "Build"),
        ("Microsoft.Agents.AI.OpenTelemetryAgentBuilderExtensions", "UseOpenTelemetry"),
        ("OpenAI.Chat.OpenAIChatClientExtensions", "AsAIAgent"),
        ("OpenAI.Responses.OpenAIResponseClientExtensions", "AsAIAgent"),
        ("OpenAI.Responses.OpenAIResponseClientExtensions", "AsIChatClientWithStoredOutputDisabled"),
        ("Azure.AI.Extensions.OpenAI.ProjectResponsesClientExtensions", "AsIChatClientWithStoredOutputDisabled"),
        ("Azure.AI.Projects.AIProjectClientExtensions", "AsAIAgent"),
        ("Azure.AI.Agents.Persistent.PersistentAgentsClientExtensions", "AsIChatClient"),
        ("Azure.AI.Agents.Persistent.PersistentAgentsClientExtensions", "AsAIAgent"),
        ("Azure.AI.Agents.Persistent.PersistentAgentsClientExtensions", "CreateAIAgentAsync"),
        ("Azure.AI.Agents.Persistent.PersistentAgentsClientExtensions", "GetAIAgentAsync"));
}
