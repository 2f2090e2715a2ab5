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

/// <summary>FDRY5001: a handler catches the exception of the other pipeline.</summary>
internal sealed class DeadHandler : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY5001",
        "This handler never sees the client's errors",
        "'{0}' reports errors with '{1}', so this handler for '{2}' never runs; catch '{1}'",
        RuleArea.Failures, RuleLevel.Certain,
        "The clients are built on two pipelines. "
        + "Those on System.ClientModel throw ClientResultException, those on Azure.Core throw RequestFailedException, "
        + "and neither derives from the other.");

    public DeadHandler() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction(Analyze, OperationKind.CatchClause);

    /// <summary>The pipeline that throws if a handler for the given pipeline never runs: the other one.</summary>
    internal static ClientPipeline OtherPipeline(ClientPipeline caught) =>
        caught == ClientPipeline.ClientModel ? ClientPipeline.AzureCore : ClientPipeline.ClientModel;

    private void Analyze(OperationAnalysisContext context, FlowContext flow)
    {
        var handler = (ICatchClauseOperation)context.Operation;
        if (ClientError.OfException(handler.ExceptionType) is not { } caught
            || handler is not { Parent: ITryOperation statement, Syntax: CatchClauseSyntax { Declaration.Type: { } type } })
            return;

        var thrown = OtherPipeline(caught);
        if (HandlesAll(statement, thrown) || CallErrors.Of(statement.Body, flow) is not { Call: { } call } errors)
            return;

        if (errors.MayThrow(thrown) && !errors.MayThrow(caught))
        {
            Report(context, type,
                call.TargetMethod.Name, ClientError.ExceptionOf(thrown).Name, ClientError.ExceptionOf(caught).Name);
        }
    }

    private static bool HandlesAll(ITryOperation statement, ClientPipeline pipeline) => statement.Catches.Any(
        handler => handler.Filter is null && ClientError.OfException(handler.ExceptionType) == pipeline);
}
