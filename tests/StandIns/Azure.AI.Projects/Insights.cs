using System.ClientModel;
using System.Diagnostics.CodeAnalysis;

namespace Azure.AI.Projects.Evaluation;

[Experimental("AAIP001")]
public class ProjectInsights
{
    protected ProjectInsights() => throw null;

    public virtual ClientResult<ProjectsInsight> Generate(
        ProjectsInsight insight, FoundryFeaturesOptInKeys? foundryFeatures = default, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ProjectsInsight>> GenerateAsync(
        ProjectsInsight insight, FoundryFeaturesOptInKeys? foundryFeatures = default, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<ProjectsInsight> Get(
        string id, FoundryFeaturesOptInKeys? foundryFeatures = default, bool? includeCoordinates = default,
        CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<ProjectsInsight> GetAll(
        FoundryFeaturesOptInKeys? foundryFeatures = default, InsightType? type = default, string evalId = null, string runId = null,
        string agentName = null, bool? includeCoordinates = default, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ProjectsInsight>> GetAsync(
        string id, FoundryFeaturesOptInKeys? foundryFeatures = default, bool? includeCoordinates = default,
        CancellationToken cancellationToken = default) => throw null;
}

public class ProjectsInsight
{
    public ProjectsInsight(string displayName, InsightRequest request) => throw null;

    public string Id => throw null;
    public string DisplayName { get => throw null; set => throw null; }
}

public abstract class InsightRequest
{
    internal InsightRequest() => throw null;
}

public readonly struct InsightType : IEquatable<InsightType>
{
    public InsightType(string value) => throw null;

    public static implicit operator InsightType(string value) => throw null;
    public static bool operator ==(InsightType left, InsightType right) => throw null;
    public static bool operator !=(InsightType left, InsightType right) => throw null;
    public bool Equals(InsightType other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}

public class EvaluationComparisonInsightRequest : InsightRequest
{
    public EvaluationComparisonInsightRequest(string evalId, string baselineRunId, IEnumerable<string> treatmentRunIds) => throw null;
}

public class EvaluationRunClusterInsightRequest : InsightRequest
{
    public EvaluationRunClusterInsightRequest(string evalId, IEnumerable<string> runIds) => throw null;
}
