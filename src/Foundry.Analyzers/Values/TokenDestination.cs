using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Values;

/// <summary>Finds the endpoints a token goes to; none where it goes to api.openai.com or to a service that is not ours.</summary>
internal static class TokenDestination
{
    /// <summary>The endpoints of the clients a policy or key credential is handed to.</summary>
    public static IEnumerable<ClientEndpoint> OfCredential(IOperation credential, Analysis analysis)
    {
        foreach (var use in Uses.Of(credential, analysis))
        {
            if (use is IArgumentOperation argument && ClientCreation.Read(argument.Parent) is { } client
                && client.ReadEndpoint(analysis) is { IsDefault: false } endpoint)
                yield return endpoint;
        }
    }

    /// <summary>The endpoints of the clients that get a token credential: directly, or in a policy.</summary>
    public static IEnumerable<ClientEndpoint> OfTokenCredential(IOperation credential, Analysis analysis)
    {
        foreach (var endpoint in OfCredential(credential, analysis))
            yield return endpoint;

        foreach (var use in Uses.Of(credential, analysis))
        {
            if (use is not IArgumentOperation { Parent: IObjectCreationOperation policy } || !KnownTypes.BearerTokenPolicy.Matches(policy.Type))
                continue;
            foreach (var endpoint in OfCredential(policy, analysis))
                yield return endpoint;
        }
    }

    /// <summary>The endpoints that get the token of a request, through a key credential or an HTTP header.</summary>
    /// <param name="credential">What is asked for the token.</param>
    public static IEnumerable<ClientEndpoint> OfRequest(IObjectCreationOperation request, out IOperation? credential, Analysis analysis)
    {
        credential = null;
        var endpoints = new List<ClientEndpoint>();
        foreach (var use in Uses.Of(request, analysis))
        {
            if (use is not IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "GetToken" or "GetTokenAsync", Instance: { } asked } call })
                continue;

            credential = asked;
            foreach (var read in Uses.Of(call, analysis))
            {
                if (read is IPropertyReferenceOperation { Property: { Name: "Token" } property } token && KnownTypes.AccessToken.Matches(property.ContainingType))
                    AddDestinations(token, endpoints, analysis);
            }
        }

        return endpoints;
    }

    private static void AddDestinations(IOperation token, List<ClientEndpoint> endpoints, Analysis analysis)
    {
        foreach (var use in Uses.Of(token, analysis))
        {
            if (use is not IArgumentOperation { Parent: IObjectCreationOperation creation })
                continue;

            if (KnownTypes.ApiKeyCredential.MatchesOrIsBaseOf(creation.Type) || KnownTypes.AzureKeyCredential.Matches(creation.Type))
                endpoints.AddRange(OfCredential(creation, analysis));
            else if (KnownTypes.AuthenticationHeaderValue.Matches(creation.Type))
                endpoints.AddRange(OfHeader(creation, analysis));
        }
    }

    /// <summary>Foundry endpoints that an <c>Authorization</c> header is sent to; nothing where any other address may get it too.</summary>
    private static ImmutableArray<ClientEndpoint> OfHeader(IObjectCreationOperation header, Analysis analysis) =>
        HeadersOf(header, analysis) is { Instance: { } owner } ? OfSender(owner, analysis) : ImmutableArray<ClientEndpoint>.Empty;

    /// <summary>The <c>request.Headers</c> or <c>client.DefaultRequestHeaders</c> whose <c>Authorization</c> a header becomes, or null.</summary>
    public static IPropertyReferenceOperation? HeadersOf(IObjectCreationOperation header, Analysis analysis)
    {
        foreach (var use in Uses.Of(header, analysis))
        {
            if (use is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Authorization", Instance: IPropertyReferenceOperation headers } })
                return headers;
        }

        return null;
    }

    /// <summary>Foundry endpoints that a request or an HTTP client goes to; nothing where any other address may be meant too.</summary>
    public static ImmutableArray<ClientEndpoint> OfSender(IOperation sender, Analysis analysis)
    {
        var addresses = ImmutableArray.CreateBuilder<ClientEndpoint>();
        if (Definition.Resolve(sender, analysis) is IObjectCreationOperation creation)
        {
            AddAddresses(creation.Arguments, addresses, analysis);
            if (creation.Initializer is { } initializer)
            {
                foreach (var member in initializer.Initializers)
                {
                    if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "BaseAddress" or "RequestUri" } } address)
                        addresses.Add(ClientEndpoint.Read(address.Value, analysis));
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
                    AddAddresses(call.Arguments, addresses, analysis);
                else if (reference.User() is IPropertyReferenceOperation { Property.Name: "BaseAddress" or "RequestUri", Parent: ISimpleAssignmentOperation assignment })
                    addresses.Add(ClientEndpoint.Read(assignment.Value, analysis));
            }
        }

        var found = addresses.ToImmutable();
        return found.All(static sent => sent.Is(static address => address.IsAzureHost)) ? found : ImmutableArray<ClientEndpoint>.Empty;
    }

    private static void AddAddresses(ImmutableArray<IArgumentOperation> arguments, ImmutableArray<ClientEndpoint>.Builder addresses, Analysis analysis)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { Name: "requestUri" })
                addresses.Add(ClientEndpoint.Read(argument.Value, analysis));
        }
    }
}
