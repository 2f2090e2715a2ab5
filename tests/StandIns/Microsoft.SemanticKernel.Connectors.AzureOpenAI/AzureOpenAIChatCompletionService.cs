using Azure.AI.OpenAI;
using Azure.Core;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Microsoft.SemanticKernel.Connectors.AzureOpenAI;

public sealed class AzureOpenAIChatCompletionService : IChatCompletionService
{
    public AzureOpenAIChatCompletionService(
        string deploymentName, string endpoint, string apiKey, string modelId = null, HttpClient httpClient = null,
        ILoggerFactory loggerFactory = null, string apiVersion = null) => throw null;
    public AzureOpenAIChatCompletionService(
        string deploymentName, string endpoint, TokenCredential credentials, string modelId = null, HttpClient httpClient = null,
        ILoggerFactory loggerFactory = null, string apiVersion = null) => throw null;
    public AzureOpenAIChatCompletionService(
        string deploymentName, AzureOpenAIClient azureOpenAIClient, string modelId = null, ILoggerFactory loggerFactory = null) => throw null;

    public IReadOnlyDictionary<string, object> Attributes => throw null;

    public Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings executionSettings = null, Kernel kernel = null,
        CancellationToken cancellationToken = default) => throw null;
    public IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings executionSettings = null, Kernel kernel = null,
        CancellationToken cancellationToken = default) => throw null;
}
