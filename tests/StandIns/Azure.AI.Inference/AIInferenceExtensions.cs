using System.ClientModel.Primitives;

namespace Azure.AI.Inference;

public static class AIInferenceExtensions
{
    public static ChatCompletionsClient GetChatCompletionsClient(this ClientConnectionProvider provider) => throw null;
    public static EmbeddingsClient GetEmbeddingsClient(this ClientConnectionProvider provider) => throw null;
}
