using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>FDRY1004: a token is sent to a regional host, which accepts only keys.</summary>
[NoFix("The resource's own host has the resource's name in it, which the code does not tell.")]
internal sealed class RegionalHost : EndpointRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY1004", "Token credential needs the resource's own host",
        "'{0}' signs in with a token, which a regional host{1} refuses with 400 (custom subdomain); "
        + "use the resource's own host, https://<resource>.openai.azure.com or https://<resource>.services.ai.azure.com",
        RuleArea.Endpoints, RuleLevel.Certain,
        "The regional hosts serve many resources and cannot tell whose token it is. "
        + "Microsoft Entra ID works on the custom subdomain of a resource only.");

    public RegionalHost() : base(Descriptor) { }

    private protected override bool IsWrong(ClientCreation client, Endpoint endpoint, FlowContext flow) =>
        endpoint.IsRegional && client.UsesToken(flow);
}
