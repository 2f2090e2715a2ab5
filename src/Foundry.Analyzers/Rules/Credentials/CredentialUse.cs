using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Services;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>Finds the clients that use a credential.</summary>
internal static class CredentialUse
{
    private static readonly CacheKey<string[]> TakenByClients = new();

    /// <summary>
    /// Whether a client gets the token credential outside an environment guard, directly or through a <c>BearerTokenPolicy</c>.
    /// A client that calls another service does not count.
    /// </summary>
    public static bool ReachesClient(IOperation credential, FlowContext flow) => ReachesClient(credential, credential.Type, flow);

    /// <summary>Whether the endpoint may be Foundry or Azure OpenAI: none of its values is another service.</summary>
    public static bool MayBeFoundry(ClientEndpoint endpoint) => !endpoint.Values.Any(static address => address.IsElsewhere);

    private static bool ReachesClient(IOperation value, ITypeSymbol? credential, FlowContext flow)
    {
        // A choice hands over the one or the other.
        while (value.User() is IConditionalOperation { Type: not null } or ICoalesceOperation)
            value = value.User()!;

        foreach (var use in ValueUses.Of(value, flow))
        {
            if (RegistrationReader.ServiceOf(use) is { } service
                && !EnvironmentGuard.Covers(use, credential, flow)
                && IsTakenByClient(service, use.Root(), flow))
                return true;
            if (use is not IArgumentOperation argument || EnvironmentGuard.Covers(argument, credential, flow))
                continue;

            if (ClientCreation.Read(argument.Parent) is { } client)
            {
                if (client.ReadEndpoint(flow) is { IsDefault: false } endpoint && MayBeFoundry(endpoint))
                    return true;
            }
            else if (argument.Parent is IObjectCreationOperation policy
                && KnownTypes.BearerTokenPolicy.Matches(policy.Type)
                && ReachesClient(policy, credential, flow))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a client in the same code takes its credential from the service.</summary>
    private static bool IsTakenByClient(ITypeSymbol service, IOperation code, FlowContext flow) =>
        flow.Cache.Of(code, TakenByClients, () =>
                code.Descendants().Select(operation => Taken(operation, flow)).OfType<string>().ToArray())
            .Contains(ServiceRegistry.NameOf(service));

    /// <summary>The service that a client takes its credential from, or null.</summary>
    private static string? Taken(IOperation operation, FlowContext flow)
    {
        if (ClientCreation.Read(operation) is not { Credential.Value: var given } client
            || client.ReadEndpoint(flow) is not { IsDefault: false } endpoint
            || !MayBeFoundry(endpoint))
            return null;

        var value = ValueResolver.Resolve(given, flow);
        if (value is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } policy
            && KnownTypes.BearerTokenPolicy.Matches(policy.Type))
            value = ValueResolver.Resolve(arguments[0].Value, flow);
        return ServiceRequest.Of(value, flow) is { } request ? ServiceRegistry.NameOf(request.Service) : null;
    }
}
