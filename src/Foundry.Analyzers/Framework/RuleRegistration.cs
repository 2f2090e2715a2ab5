using System;
using System.Collections.Generic;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Framework;

/// <summary>Looks at one operation.</summary>
internal delegate void OperationAction(OperationAnalysisContext context, FlowContext flow);

/// <summary>Looks at the creation of a client.</summary>
internal delegate void ClientAction(OperationAnalysisContext context, ClientCreation client, FlowContext flow);

/// <summary>Looks at all operations of a member.</summary>
internal delegate void OperationBlockAction(OperationBlockAnalysisContext context, FlowContext flow);

/// <summary>
/// Collects the actions of the rules of one analyzer. The compiler charges more for handing an operation to an action than most rules
/// then spend on it, so it gets one action per kind of operation, which calls every rule that asked for that kind.
/// </summary>
internal sealed class RuleRegistration(CompilationStartAnalysisContext start, FoundryContext foundry)
{
    private readonly Dictionary<OperationKind, OperationAction> _operationActions = new();
    private ClientAction? _clientActions;

    public Compilation Compilation => start.Compilation;

    public void RegisterOperationAction(OperationAction action, params OperationKind[] kinds)
    {
        foreach (var kind in kinds)
            _operationActions[kind] = _operationActions.TryGetValue(kind, out var others) ? others + action : action;
    }

    /// <summary>Registers an action for the creation of a client in any form. The creation is read once for all rules.</summary>
    public void RegisterClientAction(ClientAction action)
    {
        if (_clientActions is null)
            RegisterOperationAction(AnalyzeClient, OperationKind.ObjectCreation, OperationKind.Invocation);
        _clientActions += action;
    }

    private void AnalyzeClient(OperationAnalysisContext context, FlowContext flow)
    {
        if (ClientCreation.Read(context.Operation) is { } client)
            _clientActions!(context, client, flow);
    }

    public void RegisterOperationBlockAction(OperationBlockAction action) =>
        start.RegisterOperationBlockAction(context => action(context, foundry.Flow(context.CancellationToken)));

    public void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => start.RegisterSemanticModelAction(action);

    public void RegisterAdditionalFileAction(Action<AdditionalFileAnalysisContext> action) => start.RegisterAdditionalFileAction(action);

    /// <summary>Hands the operation actions to the compiler. Called once, after all rules have registered theirs.</summary>
    public void Complete()
    {
        foreach (var entry in _operationActions)
        {
            var action = entry.Value;
            start.RegisterOperationAction(context => action(context, foundry.Flow(context.CancellationToken)), entry.Key);
        }
    }
}
