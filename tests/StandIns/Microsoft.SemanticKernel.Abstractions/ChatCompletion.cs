using Microsoft.SemanticKernel.Services;

namespace Microsoft.SemanticKernel.ChatCompletion;

public interface IChatCompletionService : IAIService
{
    Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings executionSettings = null, Kernel kernel = null,
        CancellationToken cancellationToken = default);
    IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings executionSettings = null, Kernel kernel = null,
        CancellationToken cancellationToken = default);
}

public static class ChatCompletionServiceExtensions
{
    public static Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        this IChatCompletionService chatCompletionService, string prompt, PromptExecutionSettings executionSettings = null,
        Kernel kernel = null, CancellationToken cancellationToken = default) => throw null;
    public static Task<ChatMessageContent> GetChatMessageContentAsync(
        this IChatCompletionService chatCompletionService, string prompt, PromptExecutionSettings executionSettings = null,
        Kernel kernel = null, CancellationToken cancellationToken = default) => throw null;
    public static Task<ChatMessageContent> GetChatMessageContentAsync(
        this IChatCompletionService chatCompletionService, ChatHistory chatHistory, PromptExecutionSettings executionSettings = null,
        Kernel kernel = null, CancellationToken cancellationToken = default) => throw null;
}

public class ChatHistory
{
    public ChatHistory() => throw null;
    public ChatHistory(string systemMessage) => throw null;

    public void AddUserMessage(string content) => throw null;
    public void AddAssistantMessage(string content) => throw null;
    public void AddSystemMessage(string content) => throw null;
}
