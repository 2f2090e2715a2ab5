using System;
using System.Collections.Generic;
using Foundry.Analyzers.Clients;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Framework;

/// <summary>
/// What the rules of one analyzer want to see of a compilation. To hand an operation to an action costs the compiler more than most
/// rules then spend on it, so the compiler gets one action for a kind of operation, which asks all rules that want that kind.
/// </summary>
internal sealed class RuleRegistration(CompilationStartAnalysisContext start)
{
    private readonly Dictionary<OperationKind, Action<OperationAnalysisContext>> _operationActions = new();
    private Action<OperationAnalysisContext, ClientCreation>? _clientActions;

    public Compilation Compilation => start.Compilation;

    public void RegisterOperationAction(Action<OperationAnalysisContext> action, params OperationKind[] kinds)
    {
        foreach (var kind in kinds)
            _operationActions[kind] = _operationActions.TryGetValue(kind, out var others) ? others + action : action;
    }

    /// <summary>For the creation of a client, by whatever is written: it is read once for all rules that ask.</summary>
    public void RegisterClientAction(Action<OperationAnalysisContext, ClientCreation> action)
    {
        if (_clientActions is null)
            RegisterOperationAction(AnalyzeClient, OperationKind.ObjectCreation, OperationKind.Invocation);
        _clientActions += action;
    }

    private void AnalyzeClient(OperationAnalysisContext context)
    {
        if (ClientCreation.Read(context.Operation) is { } client)
            _clientActions!(context, client);
    }

    public void RegisterOperationBlockAction(Action<OperationBlockAnalysisContext> action) => start.RegisterOperationBlockAction(action);

    public void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => start.RegisterSemanticModelAction(action);

    public void RegisterAdditionalFileAction(Action<AdditionalFileAnalysisContext> action) => start.RegisterAdditionalFileAction(action);

    /// <summary>Hands the actions on operations to the compiler: called once, when all rules have registered theirs.</summary>
    public void Complete()
    {
        foreach (var action in _operationActions)
            start.RegisterOperationAction(action.Value, action.Key);
    }
}
