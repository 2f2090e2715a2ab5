using System.ClientModel.Primitives;
using OpenAI.Chat;
using OpenAI.Embeddings;

namespace Azure.AI.OpenAI;

public static class AzureOpenAIExtensions
{
    public static ChatClient GetAzureOpenAIChatClient(this ClientConnectionProvider provider, string deploymentName = null) => throw null;
    public static EmbeddingClient GetAzureOpenAIEmbeddingClient(this ClientConnectionProvider provider, string deploymentName = null) => throw null;
}
