using System.ClientModel;
using System.ClientModel.Primitives;

namespace Azure.AI.Projects.Evaluation;

public class EvaluationRules
{
    protected EvaluationRules() => throw null;

    public ClientPipeline Pipeline => throw null;

    public virtual ClientResult<EvaluationRule> CreateOrUpdate(
        string id, EvaluationRule evaluationRule, FoundryFeaturesOptInKeys? foundryFeatures = default,
        CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult CreateOrUpdate(
        string id, BinaryContent content, string foundryFeatures = null, RequestOptions options = null) => throw null;
    public virtual Task<ClientResult<EvaluationRule>> CreateOrUpdateAsync(
        string id, EvaluationRule evaluationRule, FoundryFeaturesOptInKeys? foundryFeatures = default,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> CreateOrUpdateAsync(
        string id, BinaryContent content, string foundryFeatures = null, RequestOptions options = null) => throw null;
    public virtual ClientResult Delete(string id, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> DeleteAsync(string id, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<EvaluationRule> Get(string id, CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<EvaluationRule> GetAll(
        EvaluationRuleActionType? actionType = default, string agentName = null, bool? enabled = default,
        CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<EvaluationRule> GetAllAsync(
        EvaluationRuleActionType? actionType = default, string agentName = null, bool? enabled = default,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<EvaluationRule>> GetAsync(string id, CancellationToken cancellationToken = default) => throw null;
}

public class EvaluationRule
{
    public EvaluationRule(EvaluationRuleAction action, EvaluationRuleEventType eventType, bool enabled) => throw null;

    public string Id => throw null;
    public string DisplayName { get => throw null; set => throw null; }
    public EvaluationRuleFilter Filter { get => throw null; set => throw null; }
}

public abstract class EvaluationRuleAction
{
    internal EvaluationRuleAction() => throw null;
}

public class ContinuousEvaluationRuleAction : EvaluationRuleAction
{
    public ContinuousEvaluationRuleAction(string evalId) => throw null;

    public int? MaxHourlyRuns { get => throw null; set => throw null; }
}

public readonly struct EvaluationRuleEventType : IEquatable<EvaluationRuleEventType>
{
    public EvaluationRuleEventType(string value) => throw null;

    public static EvaluationRuleEventType ResponseCompleted => throw null;

    public static implicit operator EvaluationRuleEventType(string value) => throw null;
    public static bool operator ==(EvaluationRuleEventType left, EvaluationRuleEventType right) => throw null;
    public static bool operator !=(EvaluationRuleEventType left, EvaluationRuleEventType right) => throw null;
    public bool Equals(EvaluationRuleEventType other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}

public class EvaluationRuleFilter
{
    public EvaluationRuleFilter(string agentName) => throw null;
}
