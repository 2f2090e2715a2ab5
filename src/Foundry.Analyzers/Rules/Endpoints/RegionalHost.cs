using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>FDRY1004: a regional host gets a token, or a key for an account with network rules. It refuses both.</summary>
/// <remarks>About keys there is a single report, so that case is an info.</remarks>
[NoFix("The resource's own host has the resource's name in it, which the code does not tell.")]
internal sealed class RegionalHost : EndpointRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY1004", "Regional host refuses tokens and closed networks",
        "'{0}' {2} a regional host{1}, which rejects it with {3}. "
        + "Use <resource>.openai.azure.com or <resource>.services.ai.azure.com.",
        RuleArea.Endpoints, RuleLevel.Certain,
        "A regional host serves many resources and cannot match a token to one of them. "
        + "Microsoft Entra ID and network rules need the custom subdomain of a resource.");

    public RegionalHost() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry)
    {
        base.Start(actions, foundry);
        if (foundry.MayDeclareAccess)
            actions.RegisterClientAction((context, client, flow) => AnalyzeKey(context, client, foundry, flow));
    }

    private protected override bool IsWrong(ClientCreation client, Endpoint endpoint, FlowContext flow) =>
        endpoint.IsRegional && client.UsesToken(flow);

    private protected override object[] Advice(ClientCreation client, ClientEndpoint endpoint, FlowContext flow) =>
        new object[] { "sends a token to", "400 (custom subdomain)" };

    /// <summary>Reports a key for an account whose network is closed: the host does not know the account's rules.</summary>
    private void AnalyzeKey(OperationAnalysisContext context, ClientCreation client, FoundryContext foundry, FlowContext flow)
    {
        if (client.UsesKey(flow) != true
            || client.ReadEndpoint(flow) is not { AddressExpression: { } address } endpoint
            || !endpoint.Is(static value => value.IsRegional)
            || Retirement.Of(client.Operation, flow) is not null)
            return;

        var access = foundry.Access(flow.Cancel);
        if (access.AccountsIfAll(static account => account.IsClosed, endpoint).FirstOrDefault() is not { } account)
            return;

        var rules = account.Network.Location ?? account.Location;
        var evidence = new Evidence(
            isCertain: false,
            settings: new[] { endpoint.Origin },
            related: new[] { rules },
            isAdvice: !access.IsOfProgram(account, endpoint, flow));
        var place = Explanation.Place(account.Path, rules.GetLineSpan().StartLinePosition.Line);
        Report(context, address.SourceSyntax(), evidence, client.CalledName, endpoint.Origin.InFile(),
            $"calls an account with network rules ({place}) at", "403 (correct endpoint)");
    }
}
