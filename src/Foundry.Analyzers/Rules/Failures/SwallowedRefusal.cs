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
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Failures;

/// <summary>FDRY5002: a handler makes a refusal look like a result.</summary>
internal sealed class SwallowedRefusal : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY5002", "Authorization failure is swallowed",
        "This handler hides that '{0}' was refused (401, 403), so missing access looks like {1}; let refusals through", RuleArea.Failures, RuleLevel.Likely,
        "A missing role or a closed network is refused at every call until somebody changes it. Where the refusal is swallowed, nobody learns of it.");

    /// <summary>Calls that tidy up: whoever drops their errors does so on purpose.</summary>
    private static readonly ImmutableArray<string> TidyingUp = ImmutableArray.Create("Delete", "Cancel", "Stop", "Remove");

    public SwallowedRefusal() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction((context, flow) =>
        {
            var handler = (ICatchClauseOperation)context.Operation;
            if (handler is { Filter: null, Parent: ITryOperation statement, Syntax: CatchClauseSyntax clause }
                && Outcome(handler.Handler) is { } outcome
                && HiddenCall(handler, statement, flow) is { } call)
            {
                Report(context, clause.CatchKeyword.GetLocation(), Evidence.InCode, call.Operation.TargetMethod.Name, outcome);
            }
        }, OperationKind.CatchClause);

    /// <summary>The first call in the statement whose refusal comes to the handler, and to no other that looks at it.</summary>
    internal static ClientCall? HiddenCall(ICatchClauseOperation handler, ITryOperation statement, FlowContext flow)
    {
        var isGeneral = handler.ExceptionType is { SpecialType: SpecialType.System_Object } || KnownTypes.Exception.Matches(handler.ExceptionType);
        if (!isGeneral && ClientError.OfException(handler.ExceptionType) is null)
            return null;

        foreach (var call in ClientCall.In(statement.Body, flow))
        {
            if ((isGeneral || ClientError.OfException(handler.ExceptionType) == call.Family)
                && !TidyingUp.Any(name => call.Operation.TargetMethod.Name.StartsWith(name, StringComparison.Ordinal))
                && !IsCaughtBefore(handler, statement, call.Family)
                && !RefusalHandler.Covers(call.Operation, flow))
                return call;
        }

        return null;
    }

    private static bool IsCaughtBefore(ICatchClauseOperation handler, ITryOperation statement, ClientPipeline family) =>
        statement.Catches.TakeWhile(other => other != handler).Any(other => ClientError.OfException(other.ExceptionType) == family && other.Filter is null);

    /// <summary>What a refusal looks like after a handler that does nothing, or nothing but to return a default; null for any other handler.</summary>
    private static string? Outcome(IBlockOperation handler) => handler.Operations switch
    {
        { IsEmpty: true } => "success",
        { Length: 1 } only when only[0] is IReturnOperation { Kind: OperationKind.Return, ReturnedValue: var value } => value is null ? "success" : IsDefault(value.Unwrapped()) ? "an empty result" : null,
        _ => null,
    };

    private static bool IsDefault(IOperation value) => value switch
    {
        IDefaultValueOperation => true,
        { ConstantValue: { HasValue: true, Value: var constant } } => constant is null or false or 0 or "",
        IFieldReferenceOperation { Field: { Name: nameof(string.Empty), IsStatic: true } } => true,
        IInvocationOperation { TargetMethod: { Name: "Empty", IsStatic: true }, Arguments.IsEmpty: true } => true,
        IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null, Type: { Name: "List" or "Dictionary" } } => true,
        _ => false,
    };
}
