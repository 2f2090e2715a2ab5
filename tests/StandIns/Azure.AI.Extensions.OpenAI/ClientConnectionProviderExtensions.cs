using System.ClientModel.Primitives;
using Azure.AI.Extensions.OpenAI;

namespace Azure.AI.Projects;

/// <summary>
/// A C# 14 extension block, as in the real assembly: a call in instance form binds to a member of the block,
/// a call in static form binds to a classic extension method.
/// </summary>
public static class ClientConnectionProviderExtensions
{
    extension(ClientConnectionProvider connectionProvider)
    {
        public ProjectOpenAIClient GetProjectOpenAIClient(ProjectOpenAIClientOptions options = null) => throw null;
    }
}
