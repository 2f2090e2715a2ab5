using System.Diagnostics.CodeAnalysis;
using Azure.AI.OpenAI;
using Azure.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.SemanticKernel;

public static class AzureOpenAIServiceCollectionExtensions
{
    public static IServiceCollection AddAzureOpenAIChatCompletion(
        this IServiceCollection services, string deploymentName, string endpoint, string apiKey, string serviceId = null, string modelId = null,
        string apiVersion = null, HttpClient httpClient = null) => throw null;
    public static IServiceCollection AddAzureOpenAIChatCompletion(
        this IServiceCollection services, string deploymentName, string endpoint, TokenCredential credentials, string serviceId = null,
        string modelId = null, string apiVersion = null, HttpClient httpClient = null) => throw null;
    public static IServiceCollection AddAzureOpenAIChatCompletion(
        this IServiceCollection services, string deploymentName, AzureOpenAIClient azureOpenAIClient = null, string serviceId = null,
        string modelId = null) => throw null;

    [Experimental("SKEXP0010")]
    [Obsolete("Use AddAzureOpenAIEmbeddingGenerator instead.")]
    public static IServiceCollection AddAzureOpenAITextEmbeddingGeneration(
        this IServiceCollection services, string deploymentName, string endpoint, string apiKey, string serviceId = null, string modelId = null,
        int? dimensions = null, string apiVersion = null) => throw null;
    [Experimental("SKEXP0010")]
    [Obsolete("Use AddAzureOpenAIEmbeddingGenerator instead.")]
    public static IServiceCollection AddAzureOpenAITextEmbeddingGeneration(
        this IServiceCollection services, string deploymentName, string endpoint, TokenCredential credential, string serviceId = null,
        string modelId = null, int? dimensions = null, string apiVersion = null) => throw null;
    [Experimental("SKEXP0010")]
    [Obsolete("Use AddAzureOpenAIEmbeddingGenerator instead.")]
    public static IServiceCollection AddAzureOpenAITextEmbeddingGeneration(
        this IServiceCollection services, string deploymentName, AzureOpenAIClient azureOpenAIClient = null, string serviceId = null,
        string modelId = null, int? dimensions = null) => throw null;

    [Experimental("SKEXP0010")]
    public static IServiceCollection AddAzureOpenAITextToImage(
        this IServiceCollection services, string deploymentName, string endpoint, string apiKey, string modelId = null, string serviceId = null,
        string apiVersion = null, HttpClient httpClient = null) => throw null;
    [Experimental("SKEXP0010")]
    public static IServiceCollection AddAzureOpenAITextToImage(
        this IServiceCollection services, string deploymentName, string endpoint, TokenCredential credentials, string modelId = null,
        string serviceId = null, string apiVersion = null, HttpClient httpClient = null) => throw null;
    [Experimental("SKEXP0010")]
    public static IServiceCollection AddAzureOpenAITextToImage(
        this IServiceCollection services, string deploymentName, AzureOpenAIClient azureOpenAIClient = null, string modelId = null,
        string serviceId = null) => throw null;

    [Experimental("SKEXP0010")]
    public static IServiceCollection AddAzureOpenAITextToAudio(
        this IServiceCollection services, string deploymentName, string endpoint, string apiKey, string serviceId = null, string modelId = null,
        HttpClient httpClient = null, string apiVersion = null) => throw null;
    [Experimental("SKEXP0010")]
    public static IServiceCollection AddAzureOpenAITextToAudio(
        this IServiceCollection services, string deploymentName, string endpoint, TokenCredential credential, string serviceId = null,
        string modelId = null, HttpClient httpClient = null, string apiVersion = null) => throw null;

    [Experimental("SKEXP0010")]
    public static IServiceCollection AddAzureOpenAIAudioToText(
        this IServiceCollection services, string deploymentName, string endpoint, string apiKey, string serviceId = null, string modelId = null,
        HttpClient httpClient = null, string apiVersion = null) => throw null;
    [Experimental("SKEXP0010")]
    public static IServiceCollection AddAzureOpenAIAudioToText(
        this IServiceCollection services, string deploymentName, string endpoint, TokenCredential credentials, string serviceId = null,
        string modelId = null, HttpClient httpClient = null, string apiVersion = null) => throw null;
    [Experimental("SKEXP0010")]
    public static IServiceCollection AddAzureOpenAIAudioToText(
        this IServiceCollection services, string deploymentName, AzureOpenAIClient openAIClient = null, string serviceId = null,
        string modelId = null) => throw null;
}
