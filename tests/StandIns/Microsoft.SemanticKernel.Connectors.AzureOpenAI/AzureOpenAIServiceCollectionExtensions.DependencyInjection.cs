using System.Diagnostics.CodeAnalysis;
using Azure.AI.OpenAI;
using Azure.Core;
using Microsoft.Extensions.AI;

namespace Microsoft.Extensions.DependencyInjection;

public static class AzureOpenAIServiceCollectionExtensions
{
    public static IServiceCollection AddAzureOpenAIChatClient(
        this IServiceCollection services, string deploymentName, string endpoint, string apiKey, string serviceId = null, string modelId = null,
        string apiVersion = null, HttpClient httpClient = null, string openTelemetrySourceName = null,
        Action<OpenTelemetryChatClient> openTelemetryConfig = null) => throw null;
    public static IServiceCollection AddAzureOpenAIChatClient(
        this IServiceCollection services, string deploymentName, string endpoint, TokenCredential credentials, string serviceId = null,
        string modelId = null, string apiVersion = null, HttpClient httpClient = null, string openTelemetrySourceName = null,
        Action<OpenTelemetryChatClient> openTelemetryConfig = null) => throw null;
    public static IServiceCollection AddAzureOpenAIChatClient(
        this IServiceCollection services, string deploymentName, AzureOpenAIClient azureOpenAIClient = null, string serviceId = null,
        string modelId = null, string openTelemetrySourceName = null, Action<OpenTelemetryChatClient> openTelemetryConfig = null) => throw null;

    [Experimental("SKEXP0010")]
    public static IServiceCollection AddAzureOpenAIEmbeddingGenerator(
        this IServiceCollection services, string deploymentName, string endpoint, string apiKey, string serviceId = null, string modelId = null,
        int? dimensions = null, string apiVersion = null, HttpClient httpClient = null, string openTelemetrySourceName = null,
        Action<OpenTelemetryEmbeddingGenerator<string, Embedding<float>>> openTelemetryConfig = null) => throw null;
    [Experimental("SKEXP0010")]
    public static IServiceCollection AddAzureOpenAIEmbeddingGenerator(
        this IServiceCollection services, string deploymentName, string endpoint, TokenCredential credential, string serviceId = null,
        string modelId = null, int? dimensions = null, string apiVersion = null, HttpClient httpClient = null, string openTelemetrySourceName = null,
        Action<OpenTelemetryEmbeddingGenerator<string, Embedding<float>>> openTelemetryConfig = null) => throw null;
    [Experimental("SKEXP0010")]
    public static IServiceCollection AddAzureOpenAIEmbeddingGenerator(
        this IServiceCollection services, string deploymentName, AzureOpenAIClient azureOpenAIClient = null, string serviceId = null,
        string modelId = null, int? dimensions = null, string openTelemetrySourceName = null,
        Action<OpenTelemetryEmbeddingGenerator<string, Embedding<float>>> openTelemetryConfig = null) => throw null;
}
