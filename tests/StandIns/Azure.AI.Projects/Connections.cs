using System.ClientModel;
using System.ClientModel.Primitives;

namespace Azure.AI.Projects;

public class AIProjectConnectionsOperations
{
    protected AIProjectConnectionsOperations() => throw null;

    public ClientPipeline Pipeline => throw null;

    [Obsolete]
    public virtual AIProjectConnection GetConnection(
        string connectionName, bool includeCredentials, string clientRequestId, CancellationToken cancellationToken) => throw null;
    public virtual AIProjectConnection GetConnection(
        string connectionName, bool includeCredentials = false, CancellationToken cancellationToken = default) => throw null;
    [Obsolete]
    public virtual Task<ClientResult<AIProjectConnection>> GetConnectionAsync(
        string connectionName, bool includeCredentials, string clientRequestId, CancellationToken cancellationToken) => throw null;
    public virtual Task<ClientResult<AIProjectConnection>> GetConnectionAsync(
        string connectionName, bool includeCredentials = false, CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<AIProjectConnection> GetConnections(
        ConnectionType? connectionType = default, bool? defaultConnection = default, CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult GetConnections(string connectionType, bool? defaultConnection, RequestOptions options) => throw null;
    public virtual AsyncCollectionResult<AIProjectConnection> GetConnectionsAsync(
        ConnectionType? connectionType = default, bool? defaultConnection = default, CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult GetConnectionsAsync(string connectionType, bool? defaultConnection, RequestOptions options) => throw null;
    public virtual AIProjectConnection GetDefaultConnection(ConnectionType? connectionType = default, bool includeCredentials = false) => throw null;
    public virtual Task<AIProjectConnection> GetDefaultConnectionAsync(
        ConnectionType? connectionType = default, bool includeCredentials = false) => throw null;
}

public class AIProjectConnection
{
    internal AIProjectConnection() => throw null;

    public AIProjectConnectionBaseCredential Credentials => throw null;
    public string Id => throw null;
    public bool IsDefault => throw null;
    public IReadOnlyDictionary<string, string> Metadata => throw null;
    public string Name => throw null;
    public string Target => throw null;
    public ConnectionType Type => throw null;
}

public abstract class AIProjectConnectionBaseCredential
{
    internal AIProjectConnectionBaseCredential() => throw null;
}

public readonly struct ConnectionType : IEquatable<ConnectionType>
{
    public ConnectionType(string value) => throw null;

    public static ConnectionType AzureOpenAI => throw null;
    public static ConnectionType AzureAISearch => throw null;
    public static ConnectionType AzureBlobStorage => throw null;
    public static ConnectionType AzureStorageAccount => throw null;
    public static ConnectionType CosmosDB => throw null;
    public static ConnectionType APIKey => throw null;
    public static ConnectionType ApplicationConfiguration => throw null;
    public static ConnectionType ApplicationInsights => throw null;
    public static ConnectionType Custom => throw null;

    public static implicit operator ConnectionType(string value) => throw null;
    public static bool operator ==(ConnectionType left, ConnectionType right) => throw null;
    public static bool operator !=(ConnectionType left, ConnectionType right) => throw null;
    public bool Equals(ConnectionType other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}

public class AIProjectConnectionApiKeyCredential : AIProjectConnectionBaseCredential
{
    internal AIProjectConnectionApiKeyCredential() => throw null;

    public string ApiKey => throw null;
}

public class AIProjectConnectionCustomCredential : AIProjectConnectionBaseCredential
{
    internal AIProjectConnectionCustomCredential() => throw null;

    public IReadOnlyDictionary<string, string> Keys => throw null;
}

public class AIProjectConnectionEntraIdCredential : AIProjectConnectionBaseCredential
{
    internal AIProjectConnectionEntraIdCredential() => throw null;
}

public class AIProjectConnectionSasCredential : AIProjectConnectionBaseCredential
{
    internal AIProjectConnectionSasCredential() => throw null;

    public string SasToken => throw null;
}
