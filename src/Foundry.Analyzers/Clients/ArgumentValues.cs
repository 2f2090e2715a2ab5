using System.Collections.Generic;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>Finds the values that a call passes on, at any depth: arguments, their initialisers, elements and parts.</summary>
internal static class ArgumentValues
{
    /// <summary>The values with their variables followed. What the user's own code does with a value is not known.</summary>
    public static IEnumerable<IOperation> In(IInvocationOperation call, FlowContext flow)
    {
        var values = new Queue<IOperation>(call.Arguments);
        for (var i = 0; i < Limits.MostFolds && values.Count > 0; i++)
        {
            var value = ValueResolver.Resolve(values.Dequeue(), flow);
            yield return value;

            if (value.Call().Method is { DeclaringSyntaxReferences.IsEmpty: false } || value is IAnonymousFunctionOperation)
                continue;
            foreach (var part in value.ChildOperations)
                values.Enqueue(part);
        }
    }
}
