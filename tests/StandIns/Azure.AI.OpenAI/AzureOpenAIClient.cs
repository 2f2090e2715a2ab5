using System.ClientModel;
using System.ClientModel.Primitives;
using System.ComponentModel;
using Azure.Core;
using OpenAI;
using OpenAI.Assistants;
using OpenAI.Audio;
using OpenAI.Batch;
using OpenAI.Chat;
using OpenAI.Embeddings;
using OpenAI.Evals;
using OpenAI.Files;
using OpenAI.FineTuning;
using OpenAI.Images;
using OpenAI.Models;
using OpenAI.Moderations;
using OpenAI.Realtime;
using OpenAI.Responses;
using OpenAI.VectorStores;

namespace Azure.AI.OpenAI;

public class AzureOpenAIClient : OpenAIClient
{
    protected AzureOpenAIClient() => throw null;
    protected AzureOpenAIClient(ClientPipeline pipeline, Uri endpoint, AzureOpenAIClientOptions options) => throw null;
    public AzureOpenAIClient(Uri endpoint, TokenCredential credential) => throw null;
    public AzureOpenAIClient(Uri endpoint, TokenCredential credential, AzureOpenAIClientOptions options) => throw null;
    public AzureOpenAIClient(Uri endpoint, ApiKeyCredential credential) => throw null;
    public AzureOpenAIClient(Uri endpoint, ApiKeyCredential credential, AzureOpenAIClientOptions options) => throw null;

    public override AssistantClient GetAssistantClient() => throw null;
    public override AudioClient GetAudioClient(string deploymentName) => throw null;
    public override BatchClient GetBatchClient() => throw null;
    public override ChatClient GetChatClient(string deploymentName) => throw null;
    public override EmbeddingClient GetEmbeddingClient(string deploymentName) => throw null;
    public override EvaluationClient GetEvaluationClient() => throw null;
    public override FineTuningClient GetFineTuningClient() => throw null;
    public override ImageClient GetImageClient(string deploymentName) => throw null;
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override ModerationClient GetModerationClient(string _) => throw null;
    public override OpenAIFileClient GetOpenAIFileClient() => throw null;
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override OpenAIModelClient GetOpenAIModelClient() => throw null;
    public override RealtimeClient GetRealtimeClient() => throw null;
    public override ResponsesClient GetResponsesClient() => throw null;
    public override VectorStoreClient GetVectorStoreClient() => throw null;
}

public class AzureOpenAIClientOptions : ClientPipelineOptions
{
    public AzureOpenAIClientOptions() => throw null;
    public AzureOpenAIClientOptions(ServiceVersion version) => throw null;

    public AzureOpenAIAudience? Audience { get => throw null; set => throw null; }
    public IDictionary<string, string> DefaultHeaders { get => throw null; set => throw null; }
    public IDictionary<string, string> DefaultQueryParameters { get => throw null; set => throw null; }
    public string UserAgentApplicationId { get => throw null; set => throw null; }

    public enum ServiceVersion
    {
        V2024_06_01 = 1,
        V2024_08_01_Preview = 2,
        V2024_09_01_Preview = 3,
        V2024_10_01_Preview = 4,
        V2024_10_21 = 5,
        V2024_12_01_Preview = 6,
        V2025_01_01_Preview = 7,
        V2025_03_01_Preview = 8,
        V2025_04_01_Preview = 9,
    }
}

public readonly struct AzureOpenAIAudience : IEquatable<AzureOpenAIAudience>
{
    public AzureOpenAIAudience(string value) => throw null;

    public static AzureOpenAIAudience AzurePublicCloud => throw null;
    public static AzureOpenAIAudience AzureGovernment => throw null;

    public static implicit operator AzureOpenAIAudience(string value) => throw null;
    public static bool operator ==(AzureOpenAIAudience left, AzureOpenAIAudience right) => throw null;
    public static bool operator !=(AzureOpenAIAudience left, AzureOpenAIAudience right) => throw null;
    public bool Equals(AzureOpenAIAudience other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}
