namespace Microsoft.Agents.AI;

public class AgentEvaluationResults
{
    public AgentEvaluationResults() => throw null;

    public bool AllPassed => throw null;
    public int Passed => throw null;
    public int Total => throw null;
    public IReadOnlyList<object> Items => throw null;
}

public class EvalItem
{
    public EvalItem(string query, string response) => throw null;
}

public interface IAgentEvaluator
{
    string Name { get; }

    Task<AgentEvaluationResults> EvaluateAsync(
        IReadOnlyList<EvalItem> items, string evalName = "Agent Framework Eval", CancellationToken cancellationToken = default);
}
