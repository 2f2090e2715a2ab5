using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Failures;

/// <summary>FDRY5002: a handler makes a refusal look like a result.</summary>
internal sealed class SwallowedRefusal : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY5002", "Authorization failure is swallowed",
        "This handler swallows 401 and 403 from '{0}'. Missing access then looks like {1}. Rethrow these status codes.",
        RuleArea.Failures, RuleLevel.Likely,
        "With a missing role or a closed network, every call fails until someone changes it. "
        + "If the handler swallows the failure, no one notices.");

    /// <summary>Prefixes of clean-up methods, whose errors are ignored on purpose.</summary>
    private static readonly ImmutableArray<string> CleanUp = ImmutableArray.Create("Delete", "Cancel", "Stop", "Remove");

    public SwallowedRefusal() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction(Analyze, OperationKind.CatchClause);

    /// <summary>The first call in a <c>try</c> statement whose refusal this handler hides.</summary>
    internal static ClientCall? HiddenCall(ICatchClauseOperation handler, ITryOperation statement, FlowContext flow)
    {
        var caught = ClientError.OfException(handler.ExceptionType);
        var catchesAll = handler.ExceptionType is { SpecialType: SpecialType.System_Object }
            || KnownTypes.Exception.Matches(handler.ExceptionType);
        if (!catchesAll && caught is null)
            return null;

        foreach (var call in ClientCall.In(statement.Body, flow))
        {
            if ((catchesAll || caught == call.Pipeline)
                && !IsCleanUp(call.Operation.TargetMethod)
                && !IsCaughtBefore(handler, statement, call.Pipeline)
                && !RefusalHandler.Covers(call.Operation, flow))
                return call;
        }

        return null;
    }

    private void Analyze(OperationAnalysisContext context, FlowContext flow)
    {
        var handler = (ICatchClauseOperation)context.Operation;
        if (handler is { Filter: null, Parent: ITryOperation statement, Syntax: CatchClauseSyntax clause }
            && Outcome(handler.Handler) is { } outcome
            && HiddenCall(handler, statement, flow) is { } call)
        {
            var method = call.Operation.TargetMethod.Name;
            Report(context, clause.CatchKeyword.GetLocation(), Evidence.InCode, method, outcome);
        }
    }

    private static bool IsCleanUp(IMethodSymbol method) =>
        CleanUp.Any(prefix => method.Name.StartsWith(prefix, StringComparison.Ordinal));

    private static bool IsCaughtBefore(ICatchClauseOperation handler, ITryOperation statement, ClientPipeline pipeline) =>
        statement.Catches
            .TakeWhile(other => other != handler)
            .Any(other => other.Filter is null && ClientError.OfException(other.ExceptionType) == pipeline);

    /// <summary>The result that a handler makes of a refusal; null unless it does nothing or only returns a default.</summary>
    private static string? Outcome(IBlockOperation handler)
    {
        if (handler.Operations.IsEmpty)
            return "success";
        if (handler.Operations.Length > 1 || handler.Operations[0] is not IReturnOperation { Kind: OperationKind.Return } only)
            return null;
        if (only.ReturnedValue is not { } value)
            return "success";
        return IsDefault(value.Unwrapped()) ? "an empty result" : null;
    }

    private static bool IsDefault(IOperation value) => value switch
    {
        IDefaultValueOperation => true,
        ITupleOperation tuple => tuple.Elements.All(static element => IsDefault(element.Unwrapped())),
        { ConstantValue: { HasValue: true, Value: var constant } } => constant is null or false or 0 or "",
        IFieldReferenceOperation { Field: { Name: nameof(string.Empty), IsStatic: true } } => true,
        IInvocationOperation { TargetMethod: { Name: "Empty", IsStatic: true }, Arguments.IsEmpty: true } => true,
        IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null, Type.Name: "List" or "Dictionary" } => true,
        _ => false,
    };
}
