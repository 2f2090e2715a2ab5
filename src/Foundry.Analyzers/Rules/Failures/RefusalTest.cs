using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Failures;

/// <summary>Recognises a condition on the status of a client's exception that names a refusal (401, 403) as one of the statuses it wants.</summary>
internal static class RefusalTest
{
    /// <summary>The pipeline whose exception is asked, or null where the condition does not name a refusal, or names it to leave it out.</summary>
    public static ClientPipeline? Wants(IOperation condition) => condition.Unwrapped() switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.And or BinaryOperatorKind.Or } both =>
            Wants(both.LeftOperand) ?? Wants(both.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison =>
            IsRefusal(comparison.RightOperand) ? FamilyOfStatus(comparison.LeftOperand) : IsRefusal(comparison.LeftOperand) ? FamilyOfStatus(comparison.RightOperand) : null,
        IIsPatternOperation { Pattern: IRecursivePatternOperation pattern } => Wants(pattern),
        IIsPatternOperation match => NamesRefusal(match.Pattern) ? FamilyOfStatus(match.Value) : null,
        _ => null,
    };

    /// <summary><c>ClientResultException { Status: 401 or 403 }</c></summary>
    private static ClientPipeline? Wants(IRecursivePatternOperation pattern)
    {
        foreach (var part in pattern.PropertySubpatterns)
        {
            if (NamesRefusal(part.Pattern) && FamilyOfStatus(part.Member) is { } family)
                return family;
            if (part.Pattern is IRecursivePatternOperation inner && Wants(inner) is { } nested)
                return nested;
        }

        return null;
    }

    private static bool NamesRefusal(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => IsRefusal(constant.Value),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => NamesRefusal(either.LeftPattern) || NamesRefusal(either.RightPattern),
        _ => false,
    };

    private static ClientPipeline? FamilyOfStatus(IOperation value) =>
        value.Unwrapped() is IPropertyReferenceOperation { Property: { Name: "Status" } status } ? ClientError.OfException(status.ContainingType) : null;

    private static bool IsRefusal(IOperation value) =>
        value.ConstantValue is { HasValue: true, Value: int statusCode } && RefusalStatus.IsRefusal(statusCode);
}
