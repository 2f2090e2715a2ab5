using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>The calls that create an evaluation run: the service then reads the data, calls the judge model and writes the results itself.</summary>
/// <remarks>
/// Source: the public API of OpenAI 2.10.0 to 2.15.0 (<c>EvaluationClient</c>) and Agent Framework (<c>FoundryEvals</c>), read 2026-11-21.
/// </remarks>
internal static class EvaluationRuns
{
    public static readonly ImmutableArray<(string Type, string Method)> Members = ImmutableArray.Create(
        ("OpenAI.Evals.EvaluationClient", "CreateEvaluationRun"),
        ("OpenAI.Evals.EvaluationClient", "CreateEvaluationRunAsync"),
        ("Microsoft.Agents.AI.Foundry.FoundryEvals", "EvaluateAsync"),
        ("Microsoft.Agents.AI.Foundry.FoundryEvals", "EvaluateTracesAsync"),
        ("Microsoft.Agents.AI.Foundry.FoundryEvals", "EvaluateFoundryTargetAsync"));
}
