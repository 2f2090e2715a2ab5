using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Values;

/// <summary>Finds what a credential is used for.</summary>
internal static class CredentialUse
{
    /// <summary>
    /// Whether a token credential reaches one of our clients outside a guard, itself or through a <c>BearerTokenPolicy</c>.
    /// A client that goes somewhere else is not ours.
    /// </summary>
    public static bool ReachesClient(IOperation credential, Analysis analysis) => ReachesClient(credential, credential.Type, analysis);

    private static bool ReachesClient(IOperation value, ITypeSymbol? credential, Analysis analysis)
    {
        foreach (var use in Uses.Of(value, analysis))
        {
            if (use is not IArgumentOperation argument || EnvironmentGuard.Covers(argument, credential, analysis))
                continue;

            if (ClientCreation.Read(argument.Parent) is { } client)
            {
                if (client.ReadEndpoint(analysis) is { IsDefault: false } endpoint && !endpoint.Values.Any(static address => address.IsElsewhere))
                    return true;
            }
            else if (argument.Parent is IObjectCreationOperation policy && KnownTypes.BearerTokenPolicy.Matches(policy.Type) && ReachesClient(policy, credential, analysis))
            {
                return true;
            }
        }

        return false;
    }
}
