using System;
using System.Collections.Generic;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Framework;

/// <summary>Analyzes one operation.</summary>
internal delegate void OperationAction(OperationAnalysisContext context, FlowContext flow);

/// <summary>Analyzes the creation of a client.</summary>
internal delegate void ClientAction(OperationAnalysisContext context, ClientCreation client, FlowContext flow);

/// <summary>Analyzes all operations of a member.</summary>
internal delegate void OperationBlockAction(OperationBlockAnalysisContext context, FlowContext flow);

/// <summary>Analyzes a declared symbol.</summary>
internal delegate void SymbolAction(SymbolAnalysisContext context, FlowContext flow);

/// <summary>
/// Collects the actions of the rules of one analyzer. For most rules, the compiler takes longer to call an action than the action
/// runs. So the compiler gets one action per operation kind, which calls every rule for that kind.
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

    /// <summary>Registers an action for the creation of a client in any form. All rules share one reading of it.</summary>
    public void RegisterClientAction(ClientAction action)
    {
        if (_clientActions is null)
            RegisterOperationAction(AnalyzeClient, OperationKind.ObjectCreation, OperationKind.Invocation);
        _clientActions += action;
    }

    public void RegisterOperationBlockAction(OperationBlockAction action) =>
        start.RegisterOperationBlockAction(context => action(context, foundry.Flow(context.CancellationToken)));

    public void RegisterSymbolAction(SymbolAction action, params SymbolKind[] kinds) =>
        start.RegisterSymbolAction(context => action(context, foundry.Flow(context.CancellationToken)), kinds);

    public void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) =>
        start.RegisterSemanticModelAction(action);

    public void RegisterAdditionalFileAction(Action<AdditionalFileAnalysisContext> action) =>
        start.RegisterAdditionalFileAction(action);

    /// <summary>
    /// Registers the operation actions with the compiler. Call it once, after all rules have registered theirs.
    /// </summary>
    public void Complete()
    {
        foreach (var entry in _operationActions)
        {
            var action = entry.Value;
            start.RegisterOperationAction(context => action(context, foundry.Flow(context.CancellationToken)), entry.Key);
        }
    }

    private void AnalyzeClient(OperationAnalysisContext context, FlowContext flow)
    {
        if (ClientCreation.Read(context.Operation) is { } client)
            _clientActions!(context, client, flow);
    }
}
