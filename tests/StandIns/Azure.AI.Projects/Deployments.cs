using System.ClientModel;
using System.ClientModel.Primitives;

namespace Azure.AI.Projects;

public class AIProjectDeploymentsOperations
{
    protected AIProjectDeploymentsOperations() => throw null;

    public ClientPipeline Pipeline => throw null;

    public virtual ClientResult GetDeployment(string name, RequestOptions options) => throw null;
    public virtual ClientResult<AIProjectDeployment> GetDeployment(string name, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> GetDeploymentAsync(string name, RequestOptions options) => throw null;
    public virtual Task<ClientResult<AIProjectDeployment>> GetDeploymentAsync(
        string name, CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<AIProjectDeployment> GetDeployments(
        string modelPublisher = null, string modelName = null, AIProjectDeploymentType? deploymentType = default,
        CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<AIProjectDeployment> GetDeploymentsAsync(
        string modelPublisher = null, string modelName = null, AIProjectDeploymentType? deploymentType = default,
        CancellationToken cancellationToken = default) => throw null;
}

public abstract class AIProjectDeployment
{
    internal AIProjectDeployment() => throw null;

    public string Name => throw null;
}

public readonly struct AIProjectDeploymentType : IEquatable<AIProjectDeploymentType>
{
    public AIProjectDeploymentType(string value) => throw null;

    public static AIProjectDeploymentType ModelDeployment => throw null;

    public static implicit operator AIProjectDeploymentType(string value) => throw null;
    public static bool operator ==(AIProjectDeploymentType left, AIProjectDeploymentType right) => throw null;
    public static bool operator !=(AIProjectDeploymentType left, AIProjectDeploymentType right) => throw null;
    public bool Equals(AIProjectDeploymentType other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}

public class ModelDeployment : AIProjectDeployment
{
    internal ModelDeployment() => throw null;

    public string ModelName => throw null;
    public string ModelVersion => throw null;
    public string ModelPublisher => throw null;
    public string ConnectionName => throw null;
}
