using Azure.AI.Inference;
using Azure.Core;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.SemanticKernel;

public static class AzureAIInferenceKernelBuilderExtensions
{
    public static IKernelBuilder AddAzureAIInferenceChatCompletion(
        this IKernelBuilder builder, string modelId, string apiKey = null, Uri endpoint = null, HttpClient httpClient = null,
        string serviceId = null, string openTelemetrySourceName = null,
        Action<OpenTelemetryChatClient> openTelemetryConfig = null) => throw null;
    public static IKernelBuilder AddAzureAIInferenceChatCompletion(
        this IKernelBuilder builder, string modelId, TokenCredential credential, Uri endpoint = null, HttpClient httpClient = null,
        string serviceId = null, string openTelemetrySourceName = null,
        Action<OpenTelemetryChatClient> openTelemetryConfig = null) => throw null;
    public static IKernelBuilder AddAzureAIInferenceChatCompletion(
        this IKernelBuilder builder, string modelId, ChatCompletionsClient chatClient = null, string serviceId = null,
        string openTelemetrySourceName = null, Action<OpenTelemetryChatClient> openTelemetryConfig = null) => throw null;
}

public static class AzureAIInferenceServiceCollectionExtensions
{
    public static IServiceCollection AddAzureAIInferenceChatCompletion(
        this IServiceCollection services, string modelId, string apiKey = null, Uri endpoint = null, HttpClient httpClient = null,
        string serviceId = null, string openTelemetrySourceName = null,
        Action<OpenTelemetryChatClient> openTelemetryConfig = null) => throw null;
    public static IServiceCollection AddAzureAIInferenceChatCompletion(
        this IServiceCollection services, string modelId, TokenCredential credential, Uri endpoint = null, HttpClient httpClient = null,
        string serviceId = null, string openTelemetrySourceName = null,
        Action<OpenTelemetryChatClient> openTelemetryConfig = null) => throw null;
    public static IServiceCollection AddAzureAIInferenceChatCompletion(
        this IServiceCollection services, string modelId, ChatCompletionsClient chatClient = null, string serviceId = null,
        string openTelemetrySourceName = null, Action<OpenTelemetryChatClient> openTelemetryConfig = null) => throw null;
}
