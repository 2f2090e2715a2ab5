using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>Recognises a handler that deals with a refusal of the service.</summary>
internal static class RefusalHandler
{
    /// <summary>Whether a handler around the call, or around what awaits its task, deals with a refusal, or the options keep it from throwing.</summary>
    public static bool Handles(IInvocationOperation call, FlowContext flow) =>
        Covers(call, flow)
        || ValueUses.Of(call, flow).Any(use => Covers(use, flow))
        || call.Arguments.Any(argument => KnownTypes.RequestOptions.Matches(argument.Parameter?.Type) && SetsErrorOptions(argument.Value, flow));

    private static bool SetsErrorOptions(IOperation options, FlowContext flow) =>
        !options.IsNull() && (OptionsObject.Read(options, flow) is not { } known || known.Value("ErrorOptions", out var isAbsent) is not null || !isAbsent);

    /// <summary>Whether the operation stands in a <c>try</c> whose handler looks at the status for a refusal.</summary>
    public static bool Covers(IOperation operation, FlowContext flow)
    {
        for (IOperation? child = operation, parent = operation.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is not ITryOperation statement || statement.Body != child)
                continue;

            foreach (var handler in statement.Catches)
            {
                flow.Cancel.ThrowIfCancellationRequested();
                if (DealsWithRefusal(handler))
                    return true;
            }
        }

        return false;
    }

    private static bool DealsWithRefusal(ICatchClauseOperation handler) =>
        handler.Filter is { } filter && filter.DescendantsAndSelf().Any(operation => IsRefusalTest(operation) || IsStatus(operation) && operation.User() is IArgumentOperation)
        || handler.Descendants().Any(IsRefusalTest)
        || AddsContext(handler);

    /// <summary>Whether the error is thrown on inside another exception: <c>throw new InvalidOperationException("The run …", ex)</c>.</summary>
    private static bool AddsContext(ICatchClauseOperation handler) =>
        (KnownTypes.Exception.Matches(handler.ExceptionType) || ClientError.OfException(handler.ExceptionType) is not null)
        && handler.Filter?.DescendantsAndSelf().Any(IsStatus) != true
        && handler.Handler.Descendants().Any(operation => operation is IThrowOperation { Exception: { } thrown } && thrown.Unwrapped() is IObjectCreationOperation creation
            && creation.Arguments.Any(argument => argument.Value.Unwrapped() is ILocalReferenceOperation reference && handler.Locals.Contains(reference.Local)));

    /// <summary>Whether the status is looked at for a refusal, or the exception is given to the access helper or to code of the user's own.</summary>
    private static bool IsRefusalTest(IOperation operation) => operation switch
    {
        IInvocationOperation explanation when AccessHelperType.IsExplanation(explanation.TargetMethod) => true,
        IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: false } call => call.Arguments.Any(argument => TellsOfRefusal(argument.Value))
            || call.Instance is { } instance && TellsOfRefusal(instance),
        _ when IsStatus(operation) => operation.User() switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison => comparison.Descendants().Any(IsRefusal),
            IBinaryOperation => true,
            IIsPatternOperation pattern => NamesRefusal(pattern.Pattern),
            IPropertySubpatternOperation pattern => NamesRefusal(pattern.Pattern),
            ISwitchOperation { Cases: var cases } => cases.Any(NamesRefusal),
            ISwitchExpressionOperation { Arms: var arms } => arms.Any(NamesRefusal),
            // Kept for later: what becomes of it is not known.
            IVariableInitializerOperation or ISimpleAssignmentOperation => true,
            _ => false,
        },
        _ => false,
    };

    private static bool TellsOfRefusal(IOperation value) => IsStatus(value.Unwrapped()) || KnownTypes.Exception.MatchesOrIsBaseOf(value.Unwrapped().Type);

    private static bool IsStatus(IOperation operation) => operation is IPropertyReferenceOperation { Property.Name: "Status" or "StatusCode" };

    /// <summary>Whether a pattern is about refusals, or about a range of statuses.</summary>
    private static bool NamesRefusal(IOperation pattern) => pattern.DescendantsAndSelf().Any(part => part is IRelationalPatternOperation || IsRefusal(part));

    private static bool IsRefusal(IOperation operation) =>
        operation.ConstantValue is { HasValue: true, Value: int statusCode } && RefusalStatus.MayBeRefusal(statusCode);
}
