using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>FDRY1010: a plain OpenAI client sends its key to a gateway in a header that gateways do not read.</summary>
[NoFix("Which header the gateway reads is one of its settings.")]
internal sealed class GatewayKey : EndpointRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY1010", "Gateway may not read the key of an OpenAI client",
        "'{0}' sends its key as a bearer token to this gateway{1}. By default a gateway reads api-key or "
        + "Ocp-Apim-Subscription-Key and returns 401. Use AzureOpenAIClient or a header policy.",
        RuleArea.Endpoints, RuleLevel.Likely,
        "API Management takes a subscription key from a header whose name is configurable. "
        + "The OpenAI clients send a key as Authorization: Bearer.");

    public GatewayKey() : base(Descriptor) { }

    private protected override bool IsWrong(ClientCreation client, Endpoint endpoint, FlowContext flow) =>
        client.Client.IsPlainOpenAI
        && endpoint.Host is { } host
        && AzureHosts.IsGateway(host)
        && (client.ConnectionName is not null
            || client.Credential?.Parameter is { } parameter && CredentialParameter.TakesKey(parameter))
        && client.UsesKey(flow) == true;
}
