using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>Finds the endpoints a token goes to; none where it goes to api.openai.com or to a service that is not ours.</summary>
internal static class TokenDestination
{
    private const string Authorization = "Authorization";

    /// <summary>The endpoints of the clients a policy or key credential is handed to.</summary>
    public static IEnumerable<ClientEndpoint> OfCredential(IOperation credential, FlowContext flow)
    {
        foreach (var use in ValueUses.Of(credential, flow))
        {
            if (use is IArgumentOperation argument && ClientCreation.Read(argument.Parent) is { } client
                && client.ReadEndpoint(flow) is { IsDefault: false } endpoint)
                yield return endpoint;
        }
    }

    /// <summary>The endpoints of the clients that get a token credential: directly, or in a policy.</summary>
    public static IEnumerable<ClientEndpoint> OfTokenCredential(IOperation credential, FlowContext flow)
    {
        foreach (var endpoint in OfCredential(credential, flow))
            yield return endpoint;

        foreach (var use in ValueUses.Of(credential, flow))
        {
            if (use is not IArgumentOperation { Parent: IObjectCreationOperation policy } || !KnownTypes.BearerTokenPolicy.Matches(policy.Type))
                continue;
            foreach (var endpoint in OfCredential(policy, flow))
                yield return endpoint;
        }
    }

    /// <summary>The endpoints that get the token of a request, through a key credential or an HTTP header.</summary>
    /// <param name="credential">What is asked for the token.</param>
    public static IEnumerable<ClientEndpoint> OfRequest(IObjectCreationOperation request, out IOperation? credential, FlowContext flow)
    {
        credential = null;
        var endpoints = new List<ClientEndpoint>();
        var uses = ValueUses.Of(request, flow).ToArray();

        // A request that is asked twice may be for two services.
        if (uses.Length != 1 || uses[0] is not IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "GetToken" or "GetTokenAsync" } method, Instance: { } asked } call }
            || !KnownTypes.TokenCredential.MatchesOrIsBaseOf(method.ContainingType))
            return endpoints;

        credential = asked;
        foreach (var read in ValueUses.Of(call, flow))
        {
            if (read is IPropertyReferenceOperation { Property: { Name: "Token" } property } token && KnownTypes.AccessToken.Matches(property.ContainingType))
                AddDestinations(token, endpoints, flow);
        }

        return endpoints;
    }

    private static void AddDestinations(IOperation token, List<ClientEndpoint> endpoints, FlowContext flow)
    {
        foreach (var use in ValueUses.Of(token, flow))
        {
            if (use is not IArgumentOperation { Parent: IObjectCreationOperation creation })
                continue;

            if (KnownTypes.IsKeyCredential(creation.Type))
                endpoints.AddRange(OfCredential(creation, flow));
            else if (KnownTypes.AuthenticationHeaderValue.Matches(creation.Type))
                endpoints.AddRange(OfHeader(creation, flow));
        }
    }

    /// <summary>Foundry endpoints that an <c>Authorization</c> header is sent to; none where any other address may get it too.</summary>
    private static ImmutableArray<ClientEndpoint> OfHeader(IObjectCreationOperation header, FlowContext flow) =>
        HeadersOf(header, flow) is { Instance: { } sender } ? OfSender(sender, flow) : ImmutableArray<ClientEndpoint>.Empty;

    /// <summary>The <c>request.Headers</c> or <c>client.DefaultRequestHeaders</c> whose <c>Authorization</c> a header becomes, and nothing else; or null.</summary>
    public static IPropertyReferenceOperation? HeadersOf(IObjectCreationOperation header, FlowContext flow) =>
        ValueUses.Of(header, flow).ToArray() is { Length: 1 } uses
        && uses[0] is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: Authorization, Instance: IPropertyReferenceOperation headers } } ? headers : null;

    /// <summary>Foundry endpoints that a message or an HTTP client goes to; none where any other address may be meant too.</summary>
    public static ImmutableArray<ClientEndpoint> OfSender(IOperation sender, FlowContext flow) =>
        AddressesOf(sender, flow) is { } addresses && addresses.All(static sent => sent.Is(static address => address.IsAzureHost))
            ? addresses : ImmutableArray<ClientEndpoint>.Empty;

    /// <summary>
    /// Where a message or an HTTP client sends its one header. Null where not all of its uses are seen, where it is handed to others, or
    /// is used in a way that does not name an address.
    /// </summary>
    private static ImmutableArray<ClientEndpoint>? AddressesOf(IOperation sender, FlowContext flow)
    {
        var variable = sender.Unwrapped();
        if (ValueResolver.Of(variable, flow)?.Unwrapped() is not IObjectCreationOperation creation || ValueUses.ReferencesTo(variable, flow) is not { } references)
            return null;

        var addresses = ImmutableArray.CreateBuilder<ClientEndpoint>();
        AddAddresses(creation.Arguments, addresses, flow);
        foreach (var member in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "BaseAddress" or "RequestUri" } } address)
                addresses.Add(ClientEndpoint.Read(address.Value, flow));
        }

        var headers = 0;
        foreach (var use in references)
        {
            switch (use.User())
            {
                case IPropertyReferenceOperation { Property.Name: "BaseAddress" or "RequestUri", Parent: ISimpleAssignmentOperation assignment }:
                    addresses.Add(ClientEndpoint.Read(assignment.Value, flow));
                    break;
                case IPropertyReferenceOperation { Property.Name: "Headers" or "DefaultRequestHeaders", Parent: var header }:
                    headers += header is IPropertyReferenceOperation { Property.Name: Authorization, Parent: ISimpleAssignmentOperation } ? 1 : 0;
                    break;
                case IPropertyReferenceOperation or IUsingOperation or IInvocationOperation { TargetMethod.Name: "Dispose" }:
                    break;
                // "models" is added to the base address, which is among the addresses already.
                case IInvocationOperation call when call.Arguments.Any(static argument => argument.Parameter is { Name: "requestUri" }):
                    if (!IsRelative(call, flow))
                        AddAddresses(call.Arguments, addresses, flow);
                    break;
                // The message carries its own address.
                case IArgumentOperation { Parameter.Name: "request", Parent: IInvocationOperation { TargetMethod: { Name: "Send" or "SendAsync" } method } } when KnownTypes.HttpClient.Matches(method.ContainingType) || method.ContainingType.Name == "HttpMessageInvoker":
                    break;
                default:
                    return null;
            }
        }

        return headers == 1 && addresses.Count > 0 ? addresses.ToImmutable() : null;
    }

    private static bool IsRelative(IInvocationOperation call, FlowContext flow) =>
        call.Arguments.First(static argument => argument.Parameter is { Name: "requestUri" }) is { } address
        && ConstantFolder.Constant(address.Value, flow) is { } text && text.IndexOf(':') < 0;

    private static void AddAddresses(ImmutableArray<IArgumentOperation> arguments, ImmutableArray<ClientEndpoint>.Builder addresses, FlowContext flow)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { Name: "requestUri" })
                addresses.Add(ClientEndpoint.Read(argument.Value, flow));
        }
    }
}
