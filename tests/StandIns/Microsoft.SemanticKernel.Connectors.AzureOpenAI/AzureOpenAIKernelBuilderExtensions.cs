using System.Diagnostics.CodeAnalysis;
using Azure.AI.OpenAI;
using Azure.Core;
using Microsoft.Extensions.AI;

namespace Microsoft.SemanticKernel;

public static class AzureOpenAIKernelBuilderExtensions
{
    public static IKernelBuilder AddAzureOpenAIChatCompletion(
        this IKernelBuilder builder, string deploymentName, string endpoint, string apiKey, string serviceId = null, string modelId = null,
        HttpClient httpClient = null, string apiVersion = null) => throw null;
    public static IKernelBuilder AddAzureOpenAIChatCompletion(
        this IKernelBuilder builder, string deploymentName, string endpoint, TokenCredential credentials, string serviceId = null,
        string modelId = null, HttpClient httpClient = null, string apiVersion = null) => throw null;
    public static IKernelBuilder AddAzureOpenAIChatCompletion(
        this IKernelBuilder builder, string deploymentName, AzureOpenAIClient azureOpenAIClient = null, string serviceId = null,
        string modelId = null) => throw null;

    public static IKernelBuilder AddAzureOpenAIChatClient(
        this IKernelBuilder builder, string deploymentName, string endpoint, string apiKey, string serviceId = null, string modelId = null,
        string apiVersion = null, HttpClient httpClient = null, string openTelemetrySourceName = null,
        Action<OpenTelemetryChatClient> openTelemetryConfig = null) => throw null;
    public static IKernelBuilder AddAzureOpenAIChatClient(
        this IKernelBuilder builder, string deploymentName, string endpoint, TokenCredential credentials, string serviceId = null,
        string modelId = null, string apiVersion = null, HttpClient httpClient = null, string openTelemetrySourceName = null,
        Action<OpenTelemetryChatClient> openTelemetryConfig = null) => throw null;
    public static IKernelBuilder AddAzureOpenAIChatClient(
        this IKernelBuilder builder, string deploymentName, AzureOpenAIClient azureOpenAIClient = null, string serviceId = null,
        string modelId = null, string openTelemetrySourceName = null, Action<OpenTelemetryChatClient> openTelemetryConfig = null) => throw null;

    [Experimental("SKEXP0010")]
    public static IKernelBuilder AddAzureOpenAIEmbeddingGenerator(
        this IKernelBuilder builder, string deploymentName, string endpoint, string apiKey, string serviceId = null, string modelId = null,
        int? dimensions = null, string apiVersion = null, HttpClient httpClient = null, string openTelemetrySourceName = null,
        Action<OpenTelemetryEmbeddingGenerator<string, Embedding<float>>> openTelemetryConfig = null) => throw null;
    [Experimental("SKEXP0010")]
    public static IKernelBuilder AddAzureOpenAIEmbeddingGenerator(
        this IKernelBuilder builder, string deploymentName, string endpoint, TokenCredential credential, string serviceId = null,
        string modelId = null, int? dimensions = null, string apiVersion = null, HttpClient httpClient = null, string openTelemetrySourceName = null,
        Action<OpenTelemetryEmbeddingGenerator<string, Embedding<float>>> openTelemetryConfig = null) => throw null;
    [Experimental("SKEXP0010")]
    public static IKernelBuilder AddAzureOpenAIEmbeddingGenerator(
        this IKernelBuilder builder, string deploymentName, AzureOpenAIClient azureOpenAIClient = null, string serviceId = null,
        string modelId = null, int? dimensions = null, string openTelemetrySourceName = null,
        Action<OpenTelemetryEmbeddingGenerator<string, Embedding<float>>> openTelemetryConfig = null) => throw null;

    [Experimental("SKEXP0010")]
    [Obsolete("Use AddAzureOpenAIEmbeddingGenerator instead.")]
    public static IKernelBuilder AddAzureOpenAITextEmbeddingGeneration(
        this IKernelBuilder builder, string deploymentName, string endpoint, string apiKey, string serviceId = null, string modelId = null,
        HttpClient httpClient = null, int? dimensions = null, string apiVersion = null) => throw null;
    [Experimental("SKEXP0010")]
    [Obsolete("Use AddAzureOpenAIEmbeddingGenerator instead.")]
    public static IKernelBuilder AddAzureOpenAITextEmbeddingGeneration(
        this IKernelBuilder builder, string deploymentName, string endpoint, TokenCredential credential, string serviceId = null,
        string modelId = null, HttpClient httpClient = null, int? dimensions = null, string apiVersion = null) => throw null;
    [Experimental("SKEXP0010")]
    [Obsolete("Use AddAzureOpenAIEmbeddingGenerator instead.")]
    public static IKernelBuilder AddAzureOpenAITextEmbeddingGeneration(
        this IKernelBuilder builder, string deploymentName, AzureOpenAIClient azureOpenAIClient = null, string serviceId = null,
        string modelId = null, int? dimensions = null) => throw null;

    [Experimental("SKEXP0010")]
    public static IKernelBuilder AddAzureOpenAITextToImage(
        this IKernelBuilder builder, string deploymentName, string endpoint, string apiKey, string modelId = null, string serviceId = null,
        string apiVersion = null, HttpClient httpClient = null) => throw null;
    [Experimental("SKEXP0010")]
    public static IKernelBuilder AddAzureOpenAITextToImage(
        this IKernelBuilder builder, string deploymentName, string endpoint, TokenCredential credentials, string modelId = null,
        string serviceId = null, string apiVersion = null, HttpClient httpClient = null) => throw null;
    [Experimental("SKEXP0010")]
    public static IKernelBuilder AddAzureOpenAITextToImage(
        this IKernelBuilder builder, string deploymentName, AzureOpenAIClient azureOpenAIClient = null, string modelId = null,
        string serviceId = null) => throw null;

    [Experimental("SKEXP0010")]
    public static IKernelBuilder AddAzureOpenAITextToAudio(
        this IKernelBuilder builder, string deploymentName, string endpoint, string apiKey, string serviceId = null, string modelId = null,
        HttpClient httpClient = null, string apiVersion = null) => throw null;
    [Experimental("SKEXP0010")]
    public static IKernelBuilder AddAzureOpenAITextToAudio(
        this IKernelBuilder builder, string deploymentName, string endpoint, TokenCredential credential, string serviceId = null,
        string modelId = null, HttpClient httpClient = null, string apiVersion = null) => throw null;

    [Experimental("SKEXP0010")]
    public static IKernelBuilder AddAzureOpenAIAudioToText(
        this IKernelBuilder builder, string deploymentName, string endpoint, string apiKey, string serviceId = null, string modelId = null,
        HttpClient httpClient = null, string apiVersion = null) => throw null;
    [Experimental("SKEXP0010")]
    public static IKernelBuilder AddAzureOpenAIAudioToText(
        this IKernelBuilder builder, string deploymentName, string endpoint, TokenCredential credentials, string serviceId = null,
        string modelId = null, HttpClient httpClient = null, string apiVersion = null) => throw null;
    [Experimental("SKEXP0010")]
    public static IKernelBuilder AddAzureOpenAIAudioToText(
        this IKernelBuilder builder, string deploymentName, AzureOpenAIClient openAIClient = null, string serviceId = null,
        string modelId = null) => throw null;
}
