using System;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>FDRY1002: a plain OpenAI client has an endpoint below which its routes are not found.</summary>
/// <remarks>
/// OpenAI clients keep a query and append the route to the path (run with OpenAI 2.15.0, 2026-11-30), so the path alone decides.
/// On a host that is not known, or that of a gateway, the rule reports an address that ends in a route, as an info.
/// </remarks>
internal sealed class OpenAIPath : EndpointRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY1002", "OpenAI client on an Azure host needs /openai/v1",
        "'{0}' cannot use this endpoint{1}. {2}. {3}.",
        RuleArea.Endpoints, RuleLevel.Certain,
        "The OpenAI clients append /chat/completions, /responses and other routes to their endpoint. "
        + "Foundry and Azure OpenAI serve these routes under /openai/v1/.");

    public OpenAIPath() : base(Descriptor) { }

    private protected override bool IsWrong(ClientCreation client, Endpoint endpoint, FlowContext flow)
    {
        if (!client.Client.IsPlainOpenAI)
            return false;
        if (endpoint.MayRewritePath)
            return IsDoubled(endpoint);
        if (!IsKnownAzureUrl(endpoint))
            return false;
        return IsServedPath(endpoint.Path) ? IsRefusedVersion(endpoint) : !IsDeploymentForToken(client, endpoint, flow);
    }

    private protected override bool IsCertain(ClientCreation client, Endpoint endpoint, FlowContext flow) =>
        IsKnownAzureUrl(endpoint) && !IsServedPath(endpoint.Path) && !IsVersionedDeployment(endpoint);

    /// <summary>Whether some address serves all that the code calls.</summary>
    private protected override bool IsRepairKnown(ClientCreation client, FlowContext flow) =>
        !IsUnserved(client.Client)
        && !ValueUses.Of(client.Operation, flow)
            .Any(static use => IsUnserved(KnownTypes.ClientOf(use.Call().Method?.ReturnType)));

    private static bool IsUnserved(Client? client) =>
        client is not null && UnservedRoutes.BelowOpenAI(client.FullName) is not null;

    private protected override object[] Advice(ClientCreation client, ClientEndpoint endpoint, FlowContext flow)
    {
        if (endpoint.Is(static address => address.MayRewritePath))
        {
            return Sentences(
                "It already contains a route or /openai twice, and most hosts return 404",
                "End the endpoint before the route");
        }

        if (!IsRepairKnown(client, flow))
        {
            return Sentences(
                "Azure serves no routes of the client there, so every call fails with 404",
                "Use AzureOpenAIClient, because some deployments serve no audio under /openai/v1");
        }

        if (endpoint.Is(static address => EndpointPath.IsResponsesOfAgent(address.Path)))
        {
            return Sentences(
                "It already ends in a route, so every call fails with 404",
                "End the endpoint in /protocols/openai and keep its query");
        }

        return endpoint.Is(static address => IsServedPath(address.Path))
            ? Sentences(
                "Its api-version has a date, and /openai/v1 rejects that with 400", "Remove the query")
            : Sentences(
                "Azure serves the client's routes only under /openai/v1, so every call fails with 404",
                "End the endpoint in /openai/v1/");
    }

    private static object[] Sentences(string why, string remedy) => new object[] { why, remedy };

    private static bool IsKnownAzureUrl(Endpoint endpoint) =>
        endpoint is { IsAzureHost: true, IsPathHidden: false, Scheme: "https" or "http" };

    private static bool IsDoubled(Endpoint endpoint) =>
        EndpointPath.EndsInOperation(endpoint.Path) || EndpointPath.HoldsOpenAITwice(endpoint.Path);

    private static bool IsServedPath(string path) =>
        EndpointPath.IsOpenAI(path)
        // The older inference route, to which other code adds the version.
        || path.StartsWith("/models", StringComparison.OrdinalIgnoreCase) && !EndpointPath.EndsInOperation(path);

    private static bool IsRefusedVersion(Endpoint endpoint) =>
        EndpointPath.IsUnversioned(endpoint.Path) && EndpointPath.HasDatedVersion(endpoint.Query);

    /// <summary>
    /// The route of a deployment, complete with its version: a token is accepted there, a key in a bearer header is not.
    /// </summary>
    private static bool IsDeploymentForToken(ClientCreation client, Endpoint endpoint, FlowContext flow) =>
        IsVersionedDeployment(endpoint) && (client.Credential is null || client.UsesToken(flow));

    private static bool IsVersionedDeployment(Endpoint endpoint) =>
        EndpointPath.EndsInDeployment(endpoint.Path) && EndpointPath.HasVersion(endpoint.Query);
}
