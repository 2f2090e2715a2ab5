using System;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>FDRY1005: a client with a token credential has an endpoint without TLS.</summary>
internal sealed class PlainHttp : EndpointRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY1005", "Token sent over plain HTTP",
        "'{0}' signs in with a token and refuses to send one to an address{1} without TLS, so every call throws; use https",
        RuleArea.Endpoints, RuleLevel.Certain,
        "The token policies of System.ClientModel and Azure.Core throw for an address that is not https: "
        + "whoever listens on the way could use the token.");

    public PlainHttp() : base(Descriptor) { }

    private protected override bool IsWrong(ClientCreation client, Endpoint endpoint, FlowContext flow) =>
        endpoint is { Host: not null, IsLoopback: false }
        && string.Equals(endpoint.Scheme, "http", StringComparison.OrdinalIgnoreCase)
        && client.UsesToken(flow);
}
