using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Services;

/// <summary>Follows <c>services.AddChatClient(…).UseFunctionInvocation()</c> to the client that it registers, and back.</summary>
internal static class ClientBuilders
{
    /// <summary>
    /// The last call of the chain that starts with a registration. Null if the builder goes elsewhere, where it may be changed.
    /// </summary>
    public static IOperation? Outermost(IInvocationOperation registration)
    {
        IOperation last = registration;
        while (NextInChain(last) is { } next)
            last = next;
        return last.User() is null or IExpressionStatementOperation or IReturnOperation ? last : null;
    }

    /// <summary>The call on the result of an expression, <c>expression.Next(…)</c>, or null.</summary>
    public static IInvocationOperation? NextInChain(IOperation call) => call.User() switch
    {
        IInvocationOperation next when next.Instance == call => next,
        IArgumentOperation { Parent: IInvocationOperation next } when next.Receiver()?.Unwrapped() == call => next,
        _ => null,
    };
}
