using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>Finds the endpoints that get a token; none if it goes to api.openai.com or to a service other than ours.</summary>
internal static class TokenDestination
{
    private const string Authorization = "Authorization";
    private const string RequestUri = "requestUri";

    /// <summary>The endpoints of the clients that get a policy or key credential.</summary>
    public static IEnumerable<ClientEndpoint> OfCredential(IOperation credential, FlowContext flow) =>
        EndpointsOf(ClientsOf(credential, flow), flow);

    /// <summary>
    /// As <see cref="OfCredential"/>, without the clients whose own transport may change the address or the token.
    /// </summary>
    public static IEnumerable<ClientEndpoint> OfUnchanged(IOperation credential, FlowContext flow) =>
        EndpointsOf(ClientsOf(credential, flow).Where(client => !client.HasOwnTransport(flow)), flow);

    /// <summary>The endpoints of the clients that get a token credential: directly, or in a policy.</summary>
    public static IEnumerable<ClientEndpoint> OfTokenCredential(IOperation credential, FlowContext flow)
    {
        foreach (var endpoint in OfCredential(credential, flow))
            yield return endpoint;

        foreach (var use in ValueUses.Of(credential, flow))
        {
            if (use is not IArgumentOperation { Parent: IObjectCreationOperation policy }
                || !KnownTypes.BearerTokenPolicy.Matches(policy.Type))
                continue;
            foreach (var endpoint in OfCredential(policy, flow))
                yield return endpoint;
        }
    }

    /// <summary>The endpoints that get the token of a request, through a key credential or an HTTP header.</summary>
    /// <param name="credential">The credential that the request asks for a token.</param>
    public static IEnumerable<ClientEndpoint> OfRequest(
        IObjectCreationOperation request, out IOperation? credential, FlowContext flow)
    {
        credential = null;
        var endpoints = new List<ClientEndpoint>();
        var uses = ValueUses.Of(request, flow).ToArray();

        // A request that is used twice may be for two services.
        if (uses.Length != 1
            || uses[0] is not IArgumentOperation { Parent: IInvocationOperation { Instance: { } instance } call }
            || !GetsToken(call.TargetMethod))
            return endpoints;

        credential = instance;
        foreach (var use in ValueUses.Of(call, flow))
        {
            if (use is IPropertyReferenceOperation { Property: { Name: "Token" } property } token
                && KnownTypes.AccessToken.Matches(property.ContainingType))
                AddDestinations(token, endpoints, flow);
        }

        return endpoints;
    }

    /// <summary>
    /// The <c>request.Headers</c> or <c>client.DefaultRequestHeaders</c> whose <c>Authorization</c> is the only use of a header;
    /// or null.
    /// </summary>
    public static IPropertyReferenceOperation? HeadersOf(IObjectCreationOperation header, FlowContext flow)
    {
        if (ValueUses.Of(header, flow).ToArray() is not { Length: 1 } uses)
            return null;
        return uses[0] is ISimpleAssignmentOperation
        {
            Target: IPropertyReferenceOperation { Property.Name: Authorization, Instance: IPropertyReferenceOperation headers },
        }
            ? headers
            : null;
    }

    /// <summary>The Foundry endpoints that a message or an HTTP client sends to; none if any other address is possible.</summary>
    public static ImmutableArray<ClientEndpoint> OfSender(IOperation sender, FlowContext flow)
    {
        var addresses = AddressesOf(sender, flow);
        return addresses.All(static endpoint => endpoint.Is(static address => address.IsAzureHost))
            ? addresses
            : ImmutableArray<ClientEndpoint>.Empty;
    }

    private static IEnumerable<ClientCreation> ClientsOf(IOperation credential, FlowContext flow)
    {
        foreach (var use in ValueUses.Of(credential, flow))
        {
            if (use is IArgumentOperation argument && ClientCreation.Read(argument.Parent) is { } client)
                yield return client;
        }
    }

    private static IEnumerable<ClientEndpoint> EndpointsOf(IEnumerable<ClientCreation> clients, FlowContext flow) =>
        clients.Select(client => client.ReadEndpoint(flow)).Where(static endpoint => !endpoint.IsDefault);

    private static bool GetsToken(IMethodSymbol method) =>
        method.Name is "GetToken" or "GetTokenAsync" && KnownTypes.TokenCredential.MatchesOrIsBaseOf(method.ContainingType);

    private static void AddDestinations(IOperation token, List<ClientEndpoint> endpoints, FlowContext flow)
    {
        foreach (var use in ValueUses.Of(token, flow))
        {
            if (use is not IArgumentOperation { Parent: IObjectCreationOperation creation })
                continue;

            if (KnownTypes.IsKeyCredential(creation.Type))
                endpoints.AddRange(OfUnchanged(creation, flow));
            else if (KnownTypes.AuthenticationHeaderValue.Matches(creation.Type))
                endpoints.AddRange(OfHeader(creation, flow));
        }
    }

    /// <summary>
    /// The Foundry endpoints that get an <c>Authorization</c> header; none if any other address may get it too.
    /// </summary>
    private static ImmutableArray<ClientEndpoint> OfHeader(IObjectCreationOperation header, FlowContext flow) =>
        HeadersOf(header, flow) is { Instance: { } sender } ? OfSender(sender, flow) : ImmutableArray<ClientEndpoint>.Empty;

    /// <summary>
    /// The addresses that a message or an HTTP client sends its one header to. Empty if it has uses that are not known: outside
    /// the source, in other methods, or without an address.
    /// </summary>
    private static ImmutableArray<ClientEndpoint> AddressesOf(IOperation sender, FlowContext flow)
    {
        var variable = sender.Unwrapped();
        if (ValueResolver.Of(variable, flow)?.Unwrapped() is not IObjectCreationOperation creation
            || ValueUses.ReferencesTo(variable, flow) is not { } references)
            return ImmutableArray<ClientEndpoint>.Empty;

        var addresses = ImmutableArray.CreateBuilder<ClientEndpoint>();
        AddAddresses(creation, addresses, flow);
        var headers = 0;
        foreach (var reference in references)
        {
            var user = reference.User();
            if (SetsAuthorization(user))
                headers++;
            else if (!AddAddress(user, addresses, flow))
                return ImmutableArray<ClientEndpoint>.Empty;
        }

        return headers == 1 ? addresses.ToImmutable() : ImmutableArray<ClientEndpoint>.Empty;
    }

    private static void AddAddresses(
        IObjectCreationOperation creation, ImmutableArray<ClientEndpoint>.Builder addresses, FlowContext flow)
    {
        if (creation.Argument(RequestUri) is { } argument)
            addresses.Add(ClientEndpoint.Read(argument, flow));

        foreach (var member in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment
                && IsAddress(property))
                addresses.Add(ClientEndpoint.Read(assignment.Value, flow));
        }
    }

    private static bool IsAddress(IPropertyReferenceOperation property) =>
        property.Property.Name is "BaseAddress" or "RequestUri";

    private static bool SetsAuthorization(IOperation? user) => user is IPropertyReferenceOperation
    {
        Property.Name: "Headers" or "DefaultRequestHeaders",
        Parent: IPropertyReferenceOperation { Property.Name: Authorization, Parent: ISimpleAssignmentOperation },
    };

    /// <summary>
    /// Adds the address that a use of the message or HTTP client names, if any. False for a use that is not known.
    /// </summary>
    private static bool AddAddress(IOperation? user, ImmutableArray<ClientEndpoint>.Builder addresses, FlowContext flow)
    {
        switch (user)
        {
            case IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } property when IsAddress(property):
                addresses.Add(ClientEndpoint.Read(assignment.Value, flow));
                return true;
            case IPropertyReferenceOperation or IUsingOperation or IInvocationOperation { TargetMethod.Name: "Dispose" }:
                return true;
            case IInvocationOperation call when call.Argument(RequestUri) is { } address:
                // "models" is relative to the base address, which is included already.
                if (!IsRelative(address, flow))
                    addresses.Add(ClientEndpoint.Read(address, flow));
                return true;
            case IArgumentOperation { Parameter.Name: "request", Parent: IInvocationOperation call }:
                // The message has an address of its own.
                return SendsMessage(call.TargetMethod);
            default:
                return false;
        }
    }

    private static bool IsRelative(IOperation address, FlowContext flow) =>
        ConstantFolder.Constant(address, flow) is { } text && text.IndexOf(':') < 0;

    private static bool SendsMessage(IMethodSymbol method) =>
        method.Name is "Send" or "SendAsync"
        && (KnownTypes.HttpClient.Matches(method.ContainingType) || method.ContainingType.Name == "HttpMessageInvoker");
}
