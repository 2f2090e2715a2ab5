using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Failures;

/// <summary>FDRY5003: a loop or a Polly policy retries a refused request.</summary>
internal sealed class RetriedRefusal : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY5003", "Authorization failure is retried",
        "{0} retries 401 and 403. Role and network changes take minutes, so the retry fails too. "
        + "Do not retry these status codes.",
        RuleArea.Failures, RuleLevel.Likely,
        "401 and 403 mean that a role, a key or the network does not allow the call. "
        + "The retry gets the same response. The user waits longer, and the log fills.");

    private const string Loop = "This loop";
    private const string Policy = "This policy";

    private static readonly KnownNamespace Polly = new("Polly.*");

    public RetriedRefusal() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry)
    {
        actions.RegisterOperationAction(AnalyzeHandler, OperationKind.CatchClause);
        actions.RegisterOperationAction(AnalyzePredicate, OperationKind.AnonymousFunction);
    }

    // ---- Loops

    private void AnalyzeHandler(OperationAnalysisContext context, FlowContext flow)
    {
        var handler = (ICatchClauseOperation)context.Operation;
        if (handler.Parent is not ITryOperation statement
            || RetryCondition(handler) is not { } condition
            || RefusalTest.PipelineOf(condition) is not { } pipeline
            || EnclosingLoop(statement) is not { } loop)
            return;

        if (ReachesNextIteration(statement, handler, loop)
            && RepeatsRequest(statement, pipeline, loop, flow)
            && !RetryDelay.MayBeLongIn(loop)
            && !MayRenewAccess(handler))
            Report(context, condition.Syntax, Loop);
    }

    /// <summary>The condition of a retry: the filter of a handler, or of a branch in it that stays in the loop.</summary>
    private static IOperation? RetryCondition(ICatchClauseOperation handler)
    {
        if (handler.Filter is { } filter && RefusalTest.PipelineOf(filter) is not null)
            return LeavesLoop(handler.Handler) ? null : filter;

        foreach (var branch in handler.Handler.Operations.OfType<IConditionalOperation>())
        {
            if (RefusalTest.PipelineOf(branch.Condition) is null)
                continue;

            var staysInLoop = Continues(branch.WhenTrue) || !LeavesLoop(branch.WhenTrue) && !LeavesLoop(handler.Handler);
            return staysInLoop ? branch.Condition : null;
        }

        return null;
    }

    private static bool LeavesLoop(IOperation code) =>
        code.LastStatement() is IReturnOperation or IThrowOperation or IBranchOperation { BranchKind: not BranchKind.Continue };

    private static bool Continues(IOperation code) =>
        code.LastStatement() is IBranchOperation { BranchKind: BranchKind.Continue };

    /// <summary>The loop that repeats a statement.</summary>
    /// <remarks>Not a <c>foreach</c>, because its next iteration is for another element.</remarks>
    private static ILoopOperation? EnclosingLoop(IOperation statement)
    {
        var ancestor = statement.Parent;
        while (ancestor is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            if (ancestor is ILoopOperation loop)
                return loop is IForLoopOperation or IWhileLoopOperation ? loop : null;
            ancestor = ancestor.Parent;
        }

        return null;
    }

    /// <summary>Whether the loop goes on after a statement and its handler.</summary>
    private static bool ReachesNextIteration(IOperation statement, ICatchClauseOperation handler, ILoopOperation loop)
    {
        if (Continues(handler.Handler)
            || handler.Handler.Operations.OfType<IConditionalOperation>().Any(static branch => Continues(branch.WhenTrue)))
            return true;

        for (var child = statement; child != loop && child.Parent is { } parent; child = parent)
        {
            if (parent is IBlockOperation block && LeavesAfter(child, block))
                return false;
        }

        return true;
    }

    private static bool LeavesAfter(IOperation statement, IBlockOperation block) => block.Operations
        .SkipWhile(other => other != statement)
        .Skip(1)
        .Any(static next => next is IReturnOperation or IThrowOperation or IBranchOperation || LeavesLoop(next));

    /// <summary>Whether every iteration sends the same request.</summary>
    /// <remarks>It is a call with unchanged arguments, or the delegate that a retry helper calls.</remarks>
    private static bool RepeatsRequest(ITryOperation statement, ClientPipeline pipeline, ILoopOperation loop, FlowContext flow)
    {
        var repetition = Repetition.Of(loop);
        foreach (var call in ClientCall.In(statement.Body, flow))
        {
            if (call.Pipeline == pipeline)
            {
                var receiver = call.Operation.Receiver();
                return !call.Operation.Arguments.Any(
                    argument => argument.Value != receiver && MayChange(argument, repetition, flow));
            }
        }

        return statement.Body.Descendants().Any(CallsDelegateParameter)
            && statement.Root().Descendants().Any(operation => IsClientCall(operation, pipeline, flow));
    }

    private static bool MayChange(IArgumentOperation argument, Repetition repetition, FlowContext flow) =>
        argument.ArgumentKind != ArgumentKind.DefaultValue && repetition.Changes(argument.Value, flow);

    private static bool CallsDelegateParameter(IOperation operation) => operation is IInvocationOperation
    {
        TargetMethod.MethodKind: MethodKind.DelegateInvoke,
        Instance: IParameterReferenceOperation,
    };

    private static bool IsClientCall(IOperation operation, ClientPipeline pipeline, FlowContext flow) =>
        ClientCall.Of(operation, flow) is { } call && call.Pipeline == pipeline;

    /// <summary>Whether code may get a new token or client before the next try; any method of the user may.</summary>
    private static bool MayRenewAccess(IOperation code) => code.Descendants().Any(static operation => operation switch
    {
        IInvocationOperation call => MayRenewAccess(call.TargetMethod),
        IObjectCreationOperation creation => IsClientOrCredential(creation.Type),
        _ => false,
    });

    private static bool MayRenewAccess(IMethodSymbol method) =>
        !method.DeclaringSyntaxReferences.IsEmpty
        || method.MethodKind == MethodKind.DelegateInvoke
        || method.Name is "GetToken" or "GetTokenAsync" or "Update";

    private static bool IsClientOrCredential(ITypeSymbol? type) =>
        KnownTypes.ClientOf(type) is not null
        || KnownTypes.IsKeyCredential(type)
        || KnownTypes.TokenCredential.MatchesOrIsBaseOf(type);

    // ---- Polly, by its names: v7 Policy.Handle<T>(…).Retry…, v8 RetryStrategyOptions.ShouldHandle

    private void AnalyzePredicate(OperationAnalysisContext context, FlowContext flow)
    {
        var predicate = (IAnonymousFunctionOperation)context.Operation;
        if (ResultOf(predicate) is not { } condition
            || RefusalTest.PipelineOf(condition) is not { } pipeline
            || predicate.Parent is not IDelegateCreationOperation creation
            || !IsPollyPredicate(creation)
            || EnclosingRetry(creation) is not { } retry)
            return;

        if (!MayWaitLong(retry) && !MayRenewAccess(retry) && IsAboutClients(pipeline, predicate, flow))
            Report(context, condition.Syntax, Policy);
    }

    /// <summary>The result of a predicate, without the <c>ValueTask&lt;bool&gt;</c> around it.</summary>
    private static IOperation? ResultOf(IAnonymousFunctionOperation predicate)
    {
        var result = ReturnedBy(predicate);
        return result is { Type.Name: "ValueTask" } && result.Call().Arguments is { Length: 1 } arguments
            ? arguments[0].Value.Unwrapped()
            : result;
    }

    private static IOperation? ReturnedBy(IAnonymousFunctionOperation function) =>
        function.Body.Operations is { Length: 1 } only && only[0] is IReturnOperation { ReturnedValue: { } value }
            ? value.Unwrapped()
            : null;

    private static bool IsPollyPredicate(IOperation predicate) => predicate.User() switch
    {
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } =>
            method.Name is "Handle" or "HandleInner" or "Or" or "OrInner" && Polly.Contains(method.ContainingType),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "ShouldHandle" } property } } =>
            Polly.Contains(property.ContainingType),
        _ => false,
    };

    /// <summary>The call or the options of the retry that uses a predicate; null for a circuit breaker or a fallback.</summary>
    private static IOperation? EnclosingRetry(IOperation predicate)
    {
        for (var ancestor = predicate.Parent; ancestor is not (null or IBlockOperation); ancestor = ancestor.Parent)
        {
            switch (ancestor)
            {
                case IInvocationOperation call when IsPollyRetry(call.TargetMethod):
                case IObjectCreationOperation { Type: { Name: "RetryStrategyOptions" } type } when Polly.Contains(type):
                    return ancestor;
            }
        }

        return null;
    }

    private static bool IsPollyRetry(IMethodSymbol method) =>
        method.Name.IndexOf("Retry", StringComparison.Ordinal) >= 0 && Polly.Contains(method.ContainingType);

    /// <summary>Whether the predicate is about our clients: every Azure SDK client throws the exception of Azure.Core.</summary>
    private static bool IsAboutClients(ClientPipeline pipeline, IOperation predicate, FlowContext flow) =>
        pipeline == ClientPipeline.ClientModel
        || ClientCall.In(predicate.Root(), flow).Any(call => call.Pipeline == pipeline);

    private static bool MayWaitLong(IOperation retry) => retry switch
    {
        IInvocationOperation call => call.TargetMethod.Name.StartsWith("Wait", StringComparison.Ordinal) && MayWaitLong(call),
        IObjectCreationOperation { Initializer: { } initializer } =>
            initializer.Initializers.OfType<ISimpleAssignmentOperation>().Any(MaySetLongDelay),
        _ => false,
    };

    private static bool MayWaitLong(IInvocationOperation call)
    {
        var delays = call.Arguments
            .Where(static argument => argument.Parameter?.Name is "sleepDurationProvider" or "sleepDurations")
            .ToImmutableArray();
        return delays.IsEmpty || delays.Any(static delay => MayBeLongDelay(delay.Value));
    }

    /// <summary>Whether a delay may be long, given as <c>_ => TimeSpan…</c> or <c>new[] { TimeSpan… }</c>.</summary>
    private static bool MayBeLongDelay(IOperation delay) => delay.Unwrapped() switch
    {
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation provider } =>
            ReturnedBy(provider) is not { } time || RetryDelay.MayBeLong(time),
        IArrayCreationOperation { Initializer: { } times } => times.ElementValues.Any(RetryDelay.MayBeLong),
        _ => true,
    };

    private static bool MaySetLongDelay(ISimpleAssignmentOperation setting)
    {
        if (setting.Target is not IPropertyReferenceOperation { Property.Name: var name })
            return false;
        return name is "DelayGenerator" or "BackoffType" or "MaxDelay"
            || name == "Delay" && RetryDelay.MayBeLong(setting.Value);
    }
}
