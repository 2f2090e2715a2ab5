using OpenAI.VectorStores;

namespace Azure.AI.Extensions.OpenAI;

public class ProjectVectorStoresClient : VectorStoreClient
{
    protected ProjectVectorStoresClient() => throw null;
}
