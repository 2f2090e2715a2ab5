using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Values;

/// <summary>Finds the endpoints a token goes to; none where it goes to api.openai.com or to a service that is not ours.</summary>
internal static class TokenDestination
{
    /// <summary>The endpoints of the clients a policy or key credential is handed to.</summary>
    public static IEnumerable<ClientEndpoint> OfCredential(IOperation credential, CancellationToken cancel)
    {
        foreach (var use in Uses.Of(credential, cancel))
        {
            if (use is IArgumentOperation argument && ClientCreation.Read(argument.Parent) is { } client
                && client.ReadEndpoint(cancel) is { IsDefault: false } endpoint)
                yield return endpoint;
        }
    }

    /// <summary>The endpoints that get the token of a request, through a key credential or an HTTP header.</summary>
    /// <param name="credential">What is asked for the token.</param>
    public static IEnumerable<ClientEndpoint> OfRequest(IObjectCreationOperation request, out IOperation? credential, CancellationToken cancel)
    {
        credential = null;
        var endpoints = new List<ClientEndpoint>();
        foreach (var use in Uses.Of(request, cancel))
        {
            if (use is not IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "GetToken" or "GetTokenAsync", Instance: { } asked } call })
                continue;

            credential = asked;
            foreach (var read in Uses.Of(call, cancel))
            {
                if (read is IPropertyReferenceOperation { Property: { Name: "Token" } property } token && KnownTypes.AccessToken.Matches(property.ContainingType))
                    AddDestinations(token, endpoints, cancel);
            }
        }

        return endpoints;
    }

    private static void AddDestinations(IOperation token, List<ClientEndpoint> endpoints, CancellationToken cancel)
    {
        foreach (var use in Uses.Of(token, cancel))
        {
            if (use is not IArgumentOperation { Parent: IObjectCreationOperation creation })
                continue;

            if (KnownTypes.ApiKeyCredential.MatchesOrIsBaseOf(creation.Type) || KnownTypes.AzureKeyCredential.Matches(creation.Type))
                endpoints.AddRange(OfCredential(creation, cancel));
            else if (KnownTypes.AuthenticationHeaderValue.Matches(creation.Type))
                endpoints.AddRange(OfHeader(creation, cancel));
        }
    }

    /// <summary>Foundry endpoints that an <c>Authorization</c> header is sent to; nothing where any other address may get it too.</summary>
    private static ImmutableArray<ClientEndpoint> OfHeader(IObjectCreationOperation header, CancellationToken cancel)
    {
        foreach (var use in Uses.Of(header, cancel))
        {
            if (use is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Authorization", Instance: IPropertyReferenceOperation { Instance: { } owner } } })
                return OfSender(owner, cancel);
        }

        return ImmutableArray<ClientEndpoint>.Empty;
    }

    private static ImmutableArray<ClientEndpoint> OfSender(IOperation sender, CancellationToken cancel)
    {
        var addresses = ImmutableArray.CreateBuilder<ClientEndpoint>();
        if (Definition.Resolve(sender, cancel) is IObjectCreationOperation creation)
        {
            AddAddresses(creation.Arguments, addresses, cancel);
            if (creation.Initializer is { } initializer)
            {
                foreach (var member in initializer.Initializers)
                {
                    if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "BaseAddress" or "RequestUri" } } address)
                        addresses.Add(ClientEndpoint.Read(address.Value, cancel));
                }
            }
        }

        if (sender.Unwrapped() is ILocalReferenceOperation { Local: var local })
        {
            foreach (var operation in sender.Root().Descendants())
            {
                if (operation is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local))
                    continue;
                if (reference.User() is IInvocationOperation call)
                    AddAddresses(call.Arguments, addresses, cancel);
                else if (reference.User() is IPropertyReferenceOperation { Property.Name: "BaseAddress" or "RequestUri", Parent: ISimpleAssignmentOperation assignment })
                    addresses.Add(ClientEndpoint.Read(assignment.Value, cancel));
            }
        }

        var found = addresses.ToImmutable();
        return found.All(static sent => sent.Is(static address => address.IsAzureHost)) ? found : ImmutableArray<ClientEndpoint>.Empty;
    }

    private static void AddAddresses(ImmutableArray<IArgumentOperation> arguments, ImmutableArray<ClientEndpoint>.Builder addresses, CancellationToken cancel)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { Name: "requestUri" })
                addresses.Add(ClientEndpoint.Read(argument.Value, cancel));
        }
    }
}
