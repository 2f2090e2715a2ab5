using OpenAI.Files;

namespace Azure.AI.Extensions.OpenAI;

public class ProjectFilesClient : OpenAIFileClient
{
    protected ProjectFilesClient() => throw null;
}
