using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>A call that sends something with one of our clients, and the pipeline it goes through.</summary>
internal readonly struct ClientCall
{
    private ClientCall(IInvocationOperation operation, ClientPipeline family) => (Operation, Family) = (operation, family);

    public IInvocationOperation Operation { get; }

    public ClientPipeline Family { get; }

    public static ClientCall? Of(IOperation operation, FlowContext flow) => operation is not IInvocationOperation call ? null
        : ClientError.Sends(call.TargetMethod) ? new ClientCall(call, ClientError.OfResult(call.TargetMethod.ReturnType)!.Value)
        : ClientError.OfWrapped(call, flow) is { } family ? new ClientCall(call, family) : null;

    /// <summary>The calls whose errors leave a piece of code: none in other functions, and none that a handler inside deals with.</summary>
    public static IEnumerable<ClientCall> In(IOperation code, FlowContext flow)
    {
        var open = new Stack<IOperation>();
        open.Push(code);
        while (open.Count > 0)
        {
            flow.Cancel.ThrowIfCancellationRequested();
            var operation = open.Pop();
            if (Of(operation, flow) is { } call)
                yield return call;

            foreach (var child in operation.ChildOperations.Reverse())
            {
                var isElsewhere = child is IAnonymousFunctionOperation or ILocalFunctionOperation
                    || operation is ITryOperation { Catches.IsEmpty: false } statement && child == statement.Body;
                if (!isElsewhere)
                    open.Push(child);
            }
        }
    }
}
