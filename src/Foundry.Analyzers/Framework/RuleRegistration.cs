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
/// runs. So the compiler gets one action per operation kind, which calls every rule for that kind. A rule that throws does not
/// stop the others.
/// </summary>
internal sealed class RuleRegistration(CompilationStartAnalysisContext start, FoundryContext foundry)
{
    private readonly Dictionary<OperationKind, List<RuleAction>> _operationActions = new();
    private readonly List<RuleAction> _clientActions = new();

    public Compilation Compilation => start.Compilation;

    /// <summary>The id of the rule that registers its actions now.</summary>
    public string Rule { get; set; } = "";

    public void RegisterOperationAction(OperationAction action, params OperationKind[] kinds) =>
        Add(new(Rule) { Operation = action }, kinds);

    /// <summary>Registers an action for the creation of a client in any form. All rules share one reading of it.</summary>
    public void RegisterClientAction(ClientAction action)
    {
        if (_clientActions.Count == 0)
            RegisterOperationAction(AnalyzeClient, OperationKind.ObjectCreation, OperationKind.Invocation);
        _clientActions.Add(new(Rule) { Client = action });
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
            var actions = entry.Value;
            start.RegisterOperationAction(
                context => RunAll(actions, context, client: null, foundry.Flow(context.CancellationToken)), entry.Key);
        }
    }

    private void Add(RuleAction action, OperationKind[] kinds)
    {
        foreach (var kind in kinds)
        {
            if (!_operationActions.TryGetValue(kind, out var actions))
                _operationActions.Add(kind, actions = new());
            actions.Add(action);
        }
    }

    private void AnalyzeClient(OperationAnalysisContext context, FlowContext flow)
    {
        if (ClientCreation.Read(context.Operation) is { } client)
            RunAll(_clientActions, context, client, flow);
    }

    /// <summary>Runs the actions of several rules.</summary>
    /// <exception cref="RuleFailure">Rules threw; the first of them. All others have run.</exception>
    private static void RunAll(
        List<RuleAction> actions, OperationAnalysisContext context, ClientCreation? client, FlowContext flow)
    {
        RuleFailure? failure = null;
        foreach (var action in actions)
        {
            try
            {
                if (client is null)
                    action.Operation!(context, flow);
                else
                    action.Client!(context, client, flow);
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                failure ??= ex as RuleFailure ?? new RuleFailure(action.Rule, ex);
            }
        }

        if (failure is not null)
            throw failure;
    }

    /// <summary>An action and the rule it belongs to.</summary>
    private sealed class RuleAction(string rule)
    {
        public string Rule { get; } = rule;

        public OperationAction? Operation { get; set; }

        public ClientAction? Client { get; set; }
    }
}
