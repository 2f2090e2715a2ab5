using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>A call that sends a request with a known client, and the pipeline it uses.</summary>
internal readonly struct ClientCall
{
    private ClientCall(IInvocationOperation operation, ClientPipeline pipeline) => (Operation, Pipeline) = (operation, pipeline);

    public IInvocationOperation Operation { get; }

    public ClientPipeline Pipeline { get; }

    public static ClientCall? Of(IOperation operation, FlowContext flow)
    {
        if (operation is not IInvocationOperation call)
            return null;
        if (ClientError.Sends(call.TargetMethod))
            return new ClientCall(call, ClientError.OfResult(call.TargetMethod.ReturnType)!.Value);
        return ClientError.OfWrapped(call, flow) is { } pipeline ? new ClientCall(call, pipeline) : null;
    }

    /// <summary>
    /// The calls whose exceptions leave a piece of code: not those in other functions, nor those caught inside.
    /// </summary>
    public static IEnumerable<ClientCall> In(IOperation code, FlowContext flow)
    {
        var pending = new Stack<IOperation>();
        pending.Push(code);
        while (pending.Count > 0)
        {
            flow.Cancel.ThrowIfCancellationRequested();
            var operation = pending.Pop();
            if (Of(operation, flow) is { } call)
                yield return call;

            foreach (var child in operation.ChildOperations.Reverse())
            {
                if (!IsFunction(child) && !IsCaught(child, operation))
                    pending.Push(child);
            }
        }
    }

    private static bool IsFunction(IOperation operation) => operation is IAnonymousFunctionOperation or ILocalFunctionOperation;

    private static bool IsCaught(IOperation child, IOperation parent) =>
        parent is ITryOperation { Catches.IsEmpty: false } statement && child == statement.Body;
}
