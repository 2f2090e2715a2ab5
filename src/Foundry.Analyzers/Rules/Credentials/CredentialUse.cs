using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>Finds what a credential is used for.</summary>
internal static class CredentialUse
{
    /// <summary>
    /// Whether a token credential reaches one of our clients outside a guard, itself or through a <c>BearerTokenPolicy</c>.
    /// A client that goes somewhere else is not ours.
    /// </summary>
    public static bool ReachesClient(IOperation credential, FlowContext flow) => ReachesClient(credential, credential.Type, flow);

    private static bool ReachesClient(IOperation value, ITypeSymbol? credential, FlowContext flow)
    {
        foreach (var use in ValueUses.Of(value, flow))
        {
            if (use is not IArgumentOperation argument || EnvironmentGuard.Covers(argument, credential, flow))
                continue;

            if (ClientCreation.Read(argument.Parent) is { } client)
            {
                if (client.ReadEndpoint(flow) is { IsDefault: false } endpoint && !endpoint.Values.Any(static address => address.IsElsewhere))
                    return true;
            }
            else if (argument.Parent is IObjectCreationOperation policy && KnownTypes.BearerTokenPolicy.Matches(policy.Type) && ReachesClient(policy, credential, flow))
            {
                return true;
            }
        }

        return false;
    }
}
