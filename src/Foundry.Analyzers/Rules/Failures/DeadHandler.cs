using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Failures;

/// <summary>FDRY5001: a handler waits for the exception of the other kind of client.</summary>
internal sealed class DeadHandler : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY5001", "This handler never sees the client's errors",
        "'{0}' reports errors with '{1}', so this handler for '{2}' never runs; catch '{1}'", RuleArea.Failures, RuleLevel.Certain,
        "The clients are built on two pipelines. Those on System.ClientModel throw ClientResultException, those on Azure.Core throw RequestFailedException, and neither derives from the other.");

    public DeadHandler() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction((context, flow) =>
        {
            var handler = (ICatchClauseOperation)context.Operation;
            if (ClientError.OfException(handler.ExceptionType) is not { } caught
                || handler is not { Parent: ITryOperation statement, Syntax: CatchClauseSyntax { Declaration.Type: { } type } }
                || Thrown(caught) is var thrown && statement.Catches.Any(other => other.Filter is null && ClientError.OfException(other.ExceptionType) == thrown))
                return;

            if (CallErrors.Of(statement.Body, flow) is { Call: { } call } errors && errors.May(thrown) && !errors.May(caught))
                Report(context, type, call.TargetMethod.Name, ClientError.ExceptionOf(thrown).Name, ClientError.ExceptionOf(caught).Name);
        }, OperationKind.CatchClause);

    /// <summary>The other family: what is thrown where a handler waits in vain.</summary>
    internal static ClientPipeline Thrown(ClientPipeline caught) => caught == ClientPipeline.ClientModel ? ClientPipeline.AzureCore : ClientPipeline.ClientModel;
}
