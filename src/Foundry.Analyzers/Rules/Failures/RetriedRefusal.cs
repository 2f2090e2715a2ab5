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

/// <summary>FDRY5003: a refusal is sent again, by a loop or by Polly.</summary>
internal sealed class RetriedRefusal : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY5003", "Authorization failure is retried",
        "{0} sends a refused request (401, 403) again, and it will be refused again: a role or a network changes in minutes, not between two tries; leave these statuses out",
        RuleArea.Failures, RuleLevel.Likely,
        "A refusal says that a role, a key or the network does not allow the call. The next try gets the same answer; the user waits, and the log fills.");

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
        if (handler.Parent is not ITryOperation statement || Retry(handler) is not { } condition || RefusalTest.Wants(condition) is not { } family
            || LoopAround(statement) is not { } loop || !ReachesNextTurn(statement, handler, loop))
            return;

        if (SendsTheSame(statement, family, loop, flow) && !RetryDelay.MayBeLongIn(loop) && !MayRenew(handler))
            Report(context, condition.Syntax, Loop);
    }

    /// <summary>The condition under which the handler goes on: its filter, or that of a branch in it that does not leave.</summary>
    private static IOperation? Retry(ICatchClauseOperation handler)
    {
        if (handler.Filter is { } filter && RefusalTest.Wants(filter) is not null)
            return Leaves(handler.Handler) ? null : filter;

        foreach (var branch in handler.Handler.Operations.OfType<IConditionalOperation>())
        {
            if (RefusalTest.Wants(branch.Condition) is not null)
                return Continues(branch.WhenTrue) || !Leaves(branch.WhenTrue) && !Leaves(handler.Handler) ? branch.Condition : null;
        }

        return null;
    }

    private static bool Leaves(IOperation code) => Last(code) is IReturnOperation or IThrowOperation or IBranchOperation { BranchKind: not BranchKind.Continue };

    private static bool Continues(IOperation code) => Last(code) is IBranchOperation { BranchKind: BranchKind.Continue };

    private static IOperation? Last(IOperation code) => code switch
    {
        IBlockOperation block => block.Operations.LastOrDefault() is { } last ? Last(last) : null,
        IExpressionStatementOperation { Operation: IThrowOperation thrown } => thrown,
        _ => code,
    };

    /// <summary>The loop a statement is repeated by; not a <c>foreach</c>, whose next turn is about something else.</summary>
    private static ILoopOperation? LoopAround(IOperation statement)
    {
        for (var around = statement.Parent; around is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); around = around.Parent)
        {
            if (around is ILoopOperation loop)
                return loop is IForLoopOperation or IWhileLoopOperation ? loop : null;
        }

        return null;
    }

    /// <summary>Whether nothing behind the statement leaves the loop.</summary>
    private static bool ReachesNextTurn(IOperation statement, ICatchClauseOperation handler, ILoopOperation loop)
    {
        if (Continues(handler.Handler) || handler.Handler.Operations.OfType<IConditionalOperation>().Any(static branch => Continues(branch.WhenTrue)))
            return true;

        for (var (child, around) = (statement, statement.Parent); around is not null && child != loop; (child, around) = (around, around.Parent))
        {
            if (around is IBlockOperation block && block.Operations.SkipWhile(other => other != child).Skip(1).Any(static next => next is IReturnOperation or IThrowOperation or IBranchOperation || Leaves(next)))
                return false;
        }

        return true;
    }

    /// <summary>Whether every turn sends the same: a call whose arguments do not change, or what a retry helper is given.</summary>
    private static bool SendsTheSame(ITryOperation statement, ClientPipeline family, ILoopOperation loop, FlowContext flow)
    {
        var repetition = Repetition.Of(loop);
        foreach (var call in ClientCall.In(statement.Body, flow))
        {
            if (call.Family == family)
                return !call.Operation.Arguments.Any(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && !IsReceiver(argument) && repetition.Changes(argument.Value, flow));
        }

        return statement.Body.Descendants().Any(static operation => operation is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: IParameterReferenceOperation })
            && statement.Root().Descendants().Any(operation => ClientCall.Of(operation, flow) is { } call && call.Family == family);
    }

    private static bool IsReceiver(IArgumentOperation argument) => argument.Parameter is { Ordinal: 0, ContainingSymbol: IMethodSymbol { IsExtensionMethod: true } };

    /// <summary>Whether a handler may get a fresh token or another client before the next try: code of the user's own may do anything.</summary>
    private static bool MayRenew(IOperation code) => code.Descendants().Any(static operation => operation switch
    {
        IInvocationOperation { TargetMethod: var method } => !method.DeclaringSyntaxReferences.IsEmpty || method.MethodKind == MethodKind.DelegateInvoke
            || method.Name is "GetToken" or "GetTokenAsync" or "Update",
        IObjectCreationOperation creation => KnownTypes.ClientOf(creation.Type) is not null || KnownTypes.IsKeyCredential(creation.Type) || KnownTypes.TokenCredential.MatchesOrIsBaseOf(creation.Type),
        _ => false,
    });

    // ---- Polly, by its names: v7 Policy.Handle<T>(…).Retry…, v8 RetryStrategyOptions.ShouldHandle

    private void AnalyzePredicate(OperationAnalysisContext context, FlowContext flow)
    {
        var predicate = (IAnonymousFunctionOperation)context.Operation;
        if (Condition(predicate) is not { } condition || RefusalTest.Wants(condition) is not { } family || predicate.Parent is not IDelegateCreationOperation creation)
            return;

        var settings = HandledBy(creation) ? RetryAround(creation) : null;
        if (settings is not null && !MayWaitLong(settings) && !MayRenew(settings)
            // Every client of Azure has this exception.
            && (family == ClientPipeline.ClientModel || ClientCall.In(predicate.Root(), flow).Any(call => call.Family == family)))
            Report(context, condition.Syntax, Policy);
    }

    private static IOperation? Returned(IAnonymousFunctionOperation function) =>
        function.Body.Operations is { Length: 1 } only && only[0] is IReturnOperation { ReturnedValue: { } value } ? value.Unwrapped() : null;

    /// <summary>The result inside <c>new ValueTask&lt;bool&gt;(…)</c> and <c>ValueTask.FromResult(…)</c>.</summary>
    private static IOperation? Condition(IAnonymousFunctionOperation predicate) => Returned(predicate) is not { } result ? null
        : result is IObjectCreationOperation or IInvocationOperation && result.Type is { Name: "ValueTask" } && result.Call().Arguments is { Length: 1 } arguments ? arguments[0].Value.Unwrapped() : result;

    private static bool HandledBy(IOperation predicate) => predicate.User() switch
    {
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Handle" or "HandleInner" or "Or" or "OrInner" } method } } => Polly.Contains(method.ContainingType),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "ShouldHandle" } property } } => Polly.Contains(property.ContainingType),
        _ => false,
    };

    /// <summary>The call or the options that make a retry of what is handled; a circuit breaker or fall-back is none.</summary>
    private static IOperation? RetryAround(IOperation handled)
    {
        for (var around = handled.Parent; around is not (null or IBlockOperation); around = around.Parent)
        {
            switch (around)
            {
                case IInvocationOperation { TargetMethod: var method } when method.Name.IndexOf("Retry", StringComparison.Ordinal) >= 0 && Polly.Contains(method.ContainingType):
                case IObjectCreationOperation { Type: { } type } when type.Name == "RetryStrategyOptions" && Polly.Contains(type):
                    return around;
            }
        }

        return null;
    }

    private static bool MayWaitLong(IOperation settings) => settings switch
    {
        IInvocationOperation { TargetMethod.Name: var name, Arguments: var arguments } => name.StartsWith("Wait", StringComparison.Ordinal)
            && arguments.Where(static argument => argument.Parameter?.Name is "sleepDurationProvider" or "sleepDurations").ToImmutableArray() is var waits
            && (waits.IsEmpty || waits.Any(static wait => !WaitsShortly(wait.Value))),
        IObjectCreationOperation { Initializer: { } initializer } => initializer.Initializers.OfType<ISimpleAssignmentOperation>().Any(static setting =>
            setting.Target is IPropertyReferenceOperation { Property.Name: var name }
            && (name is "DelayGenerator" or "BackoffType" or "MaxDelay" || name == "Delay" && RetryDelay.MayBeLong(setting.Value))),
        _ => false,
    };

    /// <summary><c>_ => TimeSpan.FromSeconds(1)</c> or <c>new[] { TimeSpan.FromSeconds(1) }</c></summary>
    private static bool WaitsShortly(IOperation wait) => wait.Unwrapped() switch
    {
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation provider } => Returned(provider) is { } time && !RetryDelay.MayBeLong(time),
        IArrayCreationOperation { Initializer: { } times } => !times.ElementValues.Any(RetryDelay.MayBeLong),
        _ => false,
    };
}
