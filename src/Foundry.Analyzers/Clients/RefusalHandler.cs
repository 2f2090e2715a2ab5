using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>Recognises exception handlers that handle a refusal by the service.</summary>
internal static class RefusalHandler
{
    private static readonly ImmutableArray<KnownType> Refusals =
        ClientErrors.Refusals.Select(static name => new KnownType(name)).ToImmutableArray();

    /// <summary>
    /// Whether a handler covers the call, or the await of its task, and handles a refusal; or whether the request options keep
    /// the call from throwing.
    /// </summary>
    public static bool Handles(IInvocationOperation call, FlowContext flow) =>
        Covers(call, flow)
        || ValueUses.Of(call, flow).Any(use => Covers(use, flow))
        || call.Arguments.Any(argument => MaySuppressErrors(argument, flow));

    /// <summary>Whether the operation is in a <c>try</c> with a handler that tests the status for a refusal.</summary>
    public static bool Covers(IOperation operation, FlowContext flow)
    {
        for (IOperation? child = operation, parent = operation.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is not ITryOperation statement || statement.Body != child)
                continue;

            foreach (var handler in statement.Catches)
            {
                flow.Cancel.ThrowIfCancellationRequested();
                if (HandlesRefusal(handler))
                    return true;
            }
        }

        return false;
    }

    private static bool MaySuppressErrors(IArgumentOperation argument, FlowContext flow)
    {
        if (!KnownTypes.RequestOptions.Matches(argument.Parameter?.Type) || argument.Value.IsNull())
            return false;
        if (OptionsObject.Read(argument.Value, flow) is not { } options)
            return true;
        return options.Value("ErrorOptions", out var isAbsent) is not null || !isAbsent;
    }

    private static bool HandlesRefusal(ICatchClauseOperation handler) =>
        handler.ExceptionType.IsOneOf(Refusals)
        || handler.Filter is { } filter && filter.DescendantsAndSelf().Any(TestsOrPassesStatus)
        || handler.Descendants().Any(IsRefusalTest)
        || AddsContext(handler);

    private static bool TestsOrPassesStatus(IOperation operation) =>
        IsRefusalTest(operation) || IsStatus(operation) && operation.User() is IArgumentOperation;

    /// <summary>
    /// Whether the handler tests the status for a refusal, or passes the exception to the access helper or to the user's own
    /// code.
    /// </summary>
    private static bool IsRefusalTest(IOperation operation) => operation switch
    {
        IInvocationOperation explanation when AccessHelperType.IsExplanation(explanation.TargetMethod) => true,
        IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: false } call =>
            call.Arguments.Any(static argument => IsStatusOrException(argument.Value))
            || call.Instance is { } instance && IsStatusOrException(instance),
        _ => IsStatus(operation) && IsRefusalTestOfStatus(operation.User()),
    };

    private static bool IsRefusalTestOfStatus(IOperation? user) => user switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
            comparison.Descendants().Any(IsRefusal),
        IBinaryOperation => true,
        IIsPatternOperation pattern => NamesRefusal(pattern.Pattern),
        IPropertySubpatternOperation pattern => NamesRefusal(pattern.Pattern),
        ISwitchOperation { Cases: var cases } => cases.Any(NamesRefusal),
        ISwitchExpressionOperation { Arms: var arms } => arms.Any(NamesRefusal),
        // A stored status may be tested later.
        IVariableInitializerOperation or ISimpleAssignmentOperation => true,
        _ => false,
    };

    private static bool IsStatusOrException(IOperation value) =>
        IsStatus(value.Unwrapped()) || KnownTypes.Exception.MatchesOrIsBaseOf(value.Unwrapped().Type);

    private static bool IsStatus(IOperation operation) =>
        operation is IPropertyReferenceOperation { Property.Name: "Status" or "StatusCode" };

    /// <summary>Whether a pattern names a status code of a refusal, or a range of status codes.</summary>
    private static bool NamesRefusal(IOperation pattern) =>
        pattern.DescendantsAndSelf().Any(static part => part is IRelationalPatternOperation || IsRefusal(part));

    private static bool IsRefusal(IOperation operation) =>
        operation.ConstantValue is { HasValue: true, Value: int statusCode } && RefusalStatus.MayBeRefusal(statusCode);

    /// <summary>
    /// Whether the handler throws the exception inside another: <c>throw new InvalidOperationException("The run …", ex)</c>.
    /// </summary>
    private static bool AddsContext(ICatchClauseOperation handler) =>
        (KnownTypes.Exception.Matches(handler.ExceptionType) || ClientError.OfException(handler.ExceptionType) is not null)
        && handler.Filter?.DescendantsAndSelf().Any(IsStatus) != true
        && handler.Handler.Descendants().Any(operation => ThrowsCaughtInside(operation, handler));

    private static bool ThrowsCaughtInside(IOperation operation, ICatchClauseOperation handler) =>
        operation is IThrowOperation { Exception: { } thrown }
        && thrown.Unwrapped() is IObjectCreationOperation creation
        && creation.Arguments.Any(argument => IsCaught(argument.Value.Unwrapped(), handler));

    private static bool IsCaught(IOperation value, ICatchClauseOperation handler) =>
        value is ILocalReferenceOperation reference && handler.Locals.Contains(reference.Local);
}
