using System;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>FDRY1005: a client with a token credential has an endpoint without TLS.</summary>
internal sealed class PlainHttp : EndpointRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY1005", "Token sent over plain HTTP",
        "'{0}' {2} an address{1} without TLS. {3}. Use https.",
        RuleArea.Endpoints, RuleLevel.Certain,
        "AzureOpenAIClient sends its token to an http address, and anyone on the network can use it. "
        + "The token policies of System.ClientModel and Azure.Core throw instead.");

    public PlainHttp() : base(Descriptor) { }

    private protected override bool IsWrong(ClientCreation client, Endpoint endpoint, FlowContext flow) =>
        endpoint is { Host: not null, IsLoopback: false }
        && string.Equals(endpoint.Scheme, "http", StringComparison.OrdinalIgnoreCase)
        && client.UsesToken(flow);

    /// <remarks>
    /// The clients of an account that add the path of a deployment are AzureOpenAIClient and the types that build one.
    /// </remarks>
    private protected override object[] Advice(ClientCreation client, ClientEndpoint endpoint, FlowContext flow) =>
        client.Client is { AddsDeploymentPath: true, Kind: ClientKind.Account }
            ? new object[] { "sends its token in clear text to", "Anyone on the network can read and use it" }
            : new object[] { "refuses to send its token to", "Every call throws" };
}
