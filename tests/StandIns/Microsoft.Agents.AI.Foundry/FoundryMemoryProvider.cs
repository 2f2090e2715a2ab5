using Azure.AI.Projects;
using Microsoft.Extensions.Logging;

namespace Microsoft.Agents.AI.Foundry;

public sealed class FoundryMemoryProvider : AIContextProvider
{
    public FoundryMemoryProvider(
        AIProjectClient client, string memoryStoreName, Func<AgentSession, FoundryMemoryProvider.State> stateInitializer,
        FoundryMemoryProviderOptions options = null, ILoggerFactory loggerFactory = null) => throw null;

    public Task EnsureMemoryStoreCreatedAsync(
        string chatModel, string embeddingModel, string description = null, CancellationToken cancellationToken = default) => throw null;
    public Task EnsureStoredMemoriesDeletedAsync(AgentSession session, CancellationToken cancellationToken = default) => throw null;
    public Task WhenUpdatesCompletedAsync(TimeSpan? pollingInterval = default, CancellationToken cancellationToken = default) => throw null;

    public sealed class State
    {
        public State(FoundryMemoryProviderScope scope) => throw null;
    }
}

public sealed class FoundryMemoryProviderOptions
{
    public FoundryMemoryProviderOptions() => throw null;
}

public sealed class FoundryMemoryProviderScope
{
    public FoundryMemoryProviderScope(string scope) => throw null;
}
