using System.ClientModel;
using System.ClientModel.Primitives;
using System.Diagnostics.CodeAnalysis;

namespace Azure.AI.Projects.Evaluation;

[Experimental("AAIP001")]
public class RedTeams
{
    protected RedTeams() => throw null;

    public ClientPipeline Pipeline => throw null;

    public virtual ClientResult<RedTeam> Create(RedTeam redTeam, RequestOptions options = null) => throw null;
    public virtual ClientResult<RedTeam> Create(RedTeam redTeam, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult Create(BinaryContent content, RequestOptions options = null) => throw null;
    public virtual Task<ClientResult<RedTeam>> CreateAsync(RedTeam redTeam, RequestOptions options = null) => throw null;
    public virtual Task<ClientResult<RedTeam>> CreateAsync(RedTeam redTeam, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> CreateAsync(BinaryContent content, RequestOptions options = null) => throw null;
    public virtual ClientResult<RedTeam> Get(string name, CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<RedTeam> GetAll(CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<RedTeam> GetAllAsync(CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<RedTeam>> GetAsync(string name, CancellationToken cancellationToken = default) => throw null;
}

[Experimental("AAIP001")]
public class RedTeam
{
    public RedTeam(TargetConfig target) => throw null;

    public IList<AttackStrategy> AttackStrategies => throw null;
    public IList<RiskCategory> RiskCategories => throw null;
    public string DisplayName { get => throw null; set => throw null; }
    public string Name => throw null;
    public string Status => throw null;
}

public abstract class TargetConfig
{
    internal TargetConfig() => throw null;
}

public class AzureOpenAIModelConfiguration : TargetConfig
{
    public AzureOpenAIModelConfiguration(string modelDeploymentName) => throw null;
}

public readonly struct AttackStrategy : IEquatable<AttackStrategy>
{
    public AttackStrategy(string value) => throw null;

    public static AttackStrategy Base64 => throw null;
    public static AttackStrategy Flip => throw null;
    public static AttackStrategy Jailbreak => throw null;

    public static implicit operator AttackStrategy(string value) => throw null;
    public static bool operator ==(AttackStrategy left, AttackStrategy right) => throw null;
    public static bool operator !=(AttackStrategy left, AttackStrategy right) => throw null;
    public bool Equals(AttackStrategy other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}

public readonly struct RiskCategory : IEquatable<RiskCategory>
{
    public RiskCategory(string value) => throw null;

    public static RiskCategory Violence => throw null;
    public static RiskCategory HateUnfairness => throw null;
    public static RiskCategory SelfHarm => throw null;
    public static RiskCategory Sexual => throw null;
    public static RiskCategory ProhibitedActions => throw null;

    public static implicit operator RiskCategory(string value) => throw null;
    public static bool operator ==(RiskCategory left, RiskCategory right) => throw null;
    public static bool operator !=(RiskCategory left, RiskCategory right) => throw null;
    public bool Equals(RiskCategory other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}
