using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Failures;

/// <summary>Recognises a condition that selects the status code of a refusal in an exception of a client.</summary>
internal static class RefusalTest
{
    /// <summary>The pipeline of the tested exception; null if the condition does not name a refusal or excludes it.</summary>
    public static ClientPipeline? PipelineOf(IOperation condition) => condition.Unwrapped() switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both =>
            OfEither(both),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or } both => OfEither(both),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison => OfComparison(comparison),
        IIsPatternOperation { Pattern: IRecursivePatternOperation pattern } => OfPattern(pattern),
        IIsPatternOperation match => NamesRefusal(match.Pattern) ? OfStatus(match.Value) : null,
        _ => null,
    };

    private static ClientPipeline? OfEither(IBinaryOperation both) =>
        PipelineOf(both.LeftOperand) ?? PipelineOf(both.RightOperand);

    private static ClientPipeline? OfComparison(IBinaryOperation comparison)
    {
        if (IsRefusal(comparison.RightOperand))
            return OfStatus(comparison.LeftOperand);
        return IsRefusal(comparison.LeftOperand) ? OfStatus(comparison.RightOperand) : null;
    }

    /// <summary><c>ClientResultException { Status: 401 or 403 }</c></summary>
    private static ClientPipeline? OfPattern(IRecursivePatternOperation pattern)
    {
        foreach (var part in pattern.PropertySubpatterns)
        {
            if (NamesRefusal(part.Pattern) && OfStatus(part.Member) is { } pipeline)
                return pipeline;
            if (part.Pattern is IRecursivePatternOperation inner && OfPattern(inner) is { } nested)
                return nested;
        }

        return null;
    }

    private static bool NamesRefusal(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => IsRefusal(constant.Value),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either =>
            NamesRefusal(either.LeftPattern) || NamesRefusal(either.RightPattern),
        _ => false,
    };

    private static bool IsRefusal(IOperation value) =>
        value.ConstantValue is { HasValue: true, Value: int statusCode } && RefusalStatus.IsRefusal(statusCode);

    private static ClientPipeline? OfStatus(IOperation value) =>
        value.Unwrapped() is IPropertyReferenceOperation { Property: { Name: "Status" } status }
            ? ClientError.OfException(status.ContainingType)
            : null;
}
