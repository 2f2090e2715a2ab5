using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Failures;

/// <summary>FDRY5001: a handler catches an exception that the calls do not throw.</summary>
internal sealed class DeadHandler : FoundryRule
{
    /// <summary>The diagnostic property with the full name of the exception that the calls throw.</summary>
    internal const string Thrown = nameof(Thrown);

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY5001",
        "Handler never catches the client's errors",
        "'{0}' throws '{1}', so this handler for '{2}' never runs. Catch '{1}'.",
        RuleArea.Failures, RuleLevel.Certain,
        "Clients on System.ClientModel throw ClientResultException, and clients on Azure.Core throw RequestFailedException. "
        + "Neither exception derives from the other.");

    public DeadHandler() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction(Analyze, OperationKind.CatchClause);

    private void Analyze(OperationAnalysisContext context, FlowContext flow)
    {
        var handler = (ICatchClauseOperation)context.Operation;
        if (ClientError.OfException(handler.ExceptionType) is not { } caught
            || handler is not { Parent: ITryOperation statement, Syntax: CatchClauseSyntax { Declaration.Type: { } type } })
            return;

        if (CallErrors.Of(statement.Body, flow) is not { Call: { } call, CallPipeline: var pipeline } errors
            || errors.MayThrow(caught))
            return;

        var thrown = ClientError.ExceptionOf(pipeline);
        if (statement.Catches.Any(other => other.Filter is null && thrown.Matches(other.ExceptionType)))
            return;

        // Filters and plugins of a kernel run code of others.
        var evidence = new Evidence(
            isCertain: pipeline != ClientPipeline.SemanticKernel,
            properties: ImmutableDictionary<string, string?>.Empty.Add(Thrown, thrown.FullName));
        Report(context, type, evidence, call.TargetMethod.Name, thrown.Name, ClientError.ExceptionOf(caught).Name);
    }
}
