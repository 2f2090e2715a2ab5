using System.ClientModel;
using Azure.AI.OpenAI;
using Azure.Core;
using OpenAI;

namespace Microsoft.SemanticKernel.Agents.OpenAI;

public sealed class OpenAIAssistantAgent
{
    internal OpenAIAssistantAgent() => throw null;

    public static AzureOpenAIClient CreateAzureOpenAIClient(ApiKeyCredential apiKey, Uri endpoint, HttpClient httpClient = null) => throw null;
    public static AzureOpenAIClient CreateAzureOpenAIClient(TokenCredential credential, Uri endpoint, HttpClient httpClient = null) => throw null;
    public static OpenAIClient CreateOpenAIClient(Uri endpoint = null, HttpClient httpClient = null) => throw null;
    public static OpenAIClient CreateOpenAIClient(ApiKeyCredential apiKey, Uri endpoint = null, HttpClient httpClient = null) => throw null;
}
