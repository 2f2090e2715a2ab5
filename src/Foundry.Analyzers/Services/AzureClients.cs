using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Services;

/// <summary>Reads <c>AddAzureClients(clients =&gt; clients.AddClient(…).WithName("name"))</c>.</summary>
internal static class AzureClients
{
    private const string Default = "Default";

    private static readonly KnownType Builder = new("Microsoft.Extensions.Azure.AzureClientFactoryBuilder");

    /// <summary>Whether a call registers a client that Microsoft.Extensions.Azure builds.</summary>
    public static bool IsRegistration(IInvocationOperation call) => Builder.Matches(call.Receiver()?.Unwrapped().Type);

    /// <summary>The key of a named client. The client without a name is the one that constructors get.</summary>
    public static object? KeyOf(string name) => name == Default ? null : (typeof(AzureClients), name);

    /// <summary>The key that a registration gives its client.</summary>
    /// <param name="isKnown">False if the name is not a constant.</param>
    public static object? KeyOf(IInvocationOperation registration, out bool isKnown)
    {
        isKnown = true;
        for (var call = ClientBuilders.NextInChain(registration); call is not null; call = ClientBuilders.NextInChain(call))
        {
            if (call.TargetMethod.Name != "WithName")
                continue;
            var name = call.Argument("name")?.Unwrapped().ConstantValue;
            isKnown = name is { HasValue: true, Value: string };
            return isKnown ? KeyOf((string)name!.Value.Value!) : null;
        }

        return null;
    }

    /// <summary>Whether a value is the options object that a factory gets, and no call of the chain configures it.</summary>
    public static bool AreDefaultOptions(IOperation options)
    {
        if (options.Unwrapped() is not IParameterReferenceOperation { Parameter: { Ordinal: 0, ContainingSymbol: var function } })
            return false;

        for (var parent = options.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is not IAnonymousFunctionOperation lambda
                || !SymbolEqualityComparer.Default.Equals(lambda.Symbol, function))
                continue;
            var user = lambda.User();
            if (user is IDelegateCreationOperation)
                user = user.User();
            return user is IArgumentOperation { Parent: IInvocationOperation call }
                && IsRegistration(call)
                && !IsConfigured(call);
        }

        return false;
    }

    private static bool IsConfigured(IInvocationOperation registration)
    {
        for (var call = ClientBuilders.NextInChain(registration); call is not null; call = ClientBuilders.NextInChain(call))
        {
            if (call.TargetMethod.Name == "ConfigureOptions")
                return true;
        }

        return false;
    }
}
