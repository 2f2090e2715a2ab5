using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Values;

/// <summary>Recognises a handler that deals with a refusal of the service.</summary>
internal static class RefusalHandler
{
    /// <summary>Whether the operation stands in a <c>try</c> whose handler looks at the status for a refusal.</summary>
    public static bool Covers(IOperation operation, Analysis analysis)
    {
        for (IOperation? child = operation, parent = operation.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is not ITryOperation statement || statement.Body != child)
                continue;

            foreach (var handler in statement.Catches)
            {
                analysis.Cancel.ThrowIfCancellationRequested();
                if (DealsWithRefusal(handler))
                    return true;
            }
        }

        return false;
    }

    private static bool DealsWithRefusal(ICatchClauseOperation handler)
    {
        bool readsStatus = false, namesRefusal = false;
        foreach (var operation in handler.Descendants())
        {
            switch (operation)
            {
                case IPropertyReferenceOperation { Property.Name: "Status" or "StatusCode" }:
                    readsStatus = true;
                    break;
                // 400 is how the service refuses an evaluation run on a closed network.
                case { ConstantValue: { HasValue: true, Value: 400 or 401 or 403 } }:
                    namesRefusal = true;
                    break;
                case IInvocationOperation call when IsOwnCode(call.TargetMethod) && TakesException(call):
                    return true;
            }

            if (readsStatus && namesRefusal)
                return true;
        }

        return false;
    }

    /// <summary>What the user's own method does with the exception is not known, so it counts.</summary>
    private static bool IsOwnCode(IMethodSymbol method) => !method.DeclaringSyntaxReferences.IsEmpty;

    private static bool TakesException(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (KnownTypes.Exception.MatchesOrIsBaseOf(argument.Value.Unwrapped().Type))
                return true;
        }

        return call.Instance is { } instance && KnownTypes.Exception.MatchesOrIsBaseOf(instance.Type);
    }
}
