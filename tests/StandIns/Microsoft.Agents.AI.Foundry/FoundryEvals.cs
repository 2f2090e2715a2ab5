using Azure.AI.Projects;

namespace Microsoft.Agents.AI.Foundry;

public sealed class FoundryEvals : IAgentEvaluator
{
    public FoundryEvals(AIProjectClient projectClient, string model, params FoundryEvaluatorSpec[] evaluators) => throw null;
    public FoundryEvals(
        AIProjectClient projectClient, string model, IConversationSplitter splitter, params FoundryEvaluatorSpec[] evaluators) => throw null;
    public FoundryEvals(
        AIProjectClient projectClient, string model, IConversationSplitter splitter, double pollIntervalSeconds, double timeoutSeconds,
        params FoundryEvaluatorSpec[] evaluators) => throw null;
    public FoundryEvals(AIProjectClient projectClient, string model, string[] evaluators) => throw null;
    public FoundryEvals(AIProjectClient projectClient, string model, IConversationSplitter splitter, string[] evaluators) => throw null;
    public FoundryEvals(
        AIProjectClient projectClient, string model, IConversationSplitter splitter, double pollIntervalSeconds, double timeoutSeconds,
        string[] evaluators) => throw null;

    public string Name => throw null;

    public Task<AgentEvaluationResults> EvaluateAsync(
        IReadOnlyList<EvalItem> items, string evalName = "Agent Framework Eval", CancellationToken cancellationToken = default) => throw null;
    public static Task<AgentEvaluationResults> EvaluateFoundryTargetAsync(
        AIProjectClient projectClient, string model, IDictionary<string, object> target, IEnumerable<string> testQueries,
        FoundryEvaluatorSpec[] evaluators = null, string evalName = "Agent Framework Target Eval", double pollIntervalSeconds = 5,
        double timeoutSeconds = 300, CancellationToken cancellationToken = default) => throw null;
    public static Task<AgentEvaluationResults> EvaluateFoundryTargetAsync(
        AIProjectClient projectClient, string model, IDictionary<string, object> target, IEnumerable<string> testQueries,
        string[] evaluators = null, string evalName = "Agent Framework Target Eval", double pollIntervalSeconds = 5,
        double timeoutSeconds = 300, CancellationToken cancellationToken = default) => throw null;
    public static Task<AgentEvaluationResults> EvaluateTracesAsync(
        AIProjectClient projectClient, string model, IEnumerable<string> responseIds, IEnumerable<string> traceIds, string agentId,
        int lookbackHours, string[] evaluators = null, string evalName = "Agent Framework Trace Eval", double pollIntervalSeconds = 5,
        double timeoutSeconds = 300, CancellationToken cancellationToken = default) => throw null;
    public static Task<AgentEvaluationResults> EvaluateTracesAsync(
        AIProjectClient projectClient, string model, IEnumerable<string> responseIds = null, IEnumerable<string> traceIds = null,
        string agentId = null, int lookbackHours = 24, FoundryEvaluatorSpec[] evaluators = null, string evalName = "Agent Framework Trace Eval",
        double pollIntervalSeconds = 5, double timeoutSeconds = 300, CancellationToken cancellationToken = default) => throw null;
}

public readonly struct FoundryEvaluatorSpec : IEquatable<FoundryEvaluatorSpec>
{
    public FoundryEvaluatorSpec(string name) => throw null;

    public static implicit operator FoundryEvaluatorSpec(string value) => throw null;
    public static bool operator ==(FoundryEvaluatorSpec left, FoundryEvaluatorSpec right) => throw null;
    public static bool operator !=(FoundryEvaluatorSpec left, FoundryEvaluatorSpec right) => throw null;
    public bool Equals(FoundryEvaluatorSpec other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}
