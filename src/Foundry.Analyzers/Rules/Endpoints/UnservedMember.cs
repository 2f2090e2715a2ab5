using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>FDRY1008: a call that the address of its client does not serve.</summary>
/// <remarks><see cref="UnservedRoutes"/> has the members. A client for a hosted agent is the same problem in a getter.</remarks>
internal sealed class UnservedMember : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY1008", "Endpoint does not serve this call",
        "The endpoint of this client{1} may not serve '{0}'. {2}. {3}.",
        RuleArea.Endpoints, RuleLevel.Likely,
        "A client has members for all routes of OpenAI. Azure serves some of them at other endpoints, or not at all.");

    /// <summary>The getter for an agent by its project.</summary>
    internal const string ForAgent = "GetProjectResponsesClientForAgent";

    /// <summary>The getter for an agent by its endpoint.</summary>
    internal const string ForAgentEndpoint = "GetProjectResponsesClientForAgentEndpoint";

    public UnservedMember() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction(Analyze, OperationKind.Invocation);

    private void Analyze(OperationAnalysisContext context, FlowContext flow)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!call.TargetMethod.DeclaringSyntaxReferences.IsEmpty)
            return;

        if (call.TargetMethod.Name == ForAgent)
            AnalyzeAgent(context, call, flow);
        else
        {
            foreach (var row in UnservedRoutes.WithMember(call.TargetMethod.Name))
                AnalyzeMember(context, call, row, flow);
        }
    }

    private void AnalyzeMember(OperationAnalysisContext context, IInvocationOperation call, UnservedRoute row, FlowContext flow)
    {
        var name = UnservedRoutes.WithoutAsync(call.TargetMethod.Name);
        if (!row.Members.Any(member => UnservedRoutes.NameOf(member) == name
                && new KnownType(UnservedRoutes.TypeOf(member)).Matches(call.TargetMethod.ContainingType))
            || call.ReceiverOrFirstArgument() is not { } receiver)
            return;

        var client = ClientOrigin.Of(receiver, flow);
        if (!new KnownType(row.Client).MatchesOrIsBaseOf(client.Service)
            || client.IsRetired || client.Throws || client.MayRespond
            || HasOwnTransport(client, flow)
            || !IsAt(row.Address, client))
            return;

        var evidence = new Evidence(isCertain: false, settings: new[] { client.SettingsOrigin });
        Report(context, call.NameSyntax(), evidence,
            call.TargetMethod.Name, client.SettingsOrigin.InFile(), row.Answer, row.Remedy);
    }

    /// <summary>Whether a client is certainly at a kind of address.</summary>
    private static bool IsAt(UnservedAddress kind, ClientOrigin client) => kind switch
    {
        UnservedAddress.Azure => client.IsAzure == true,
        UnservedAddress.Project =>
            client.Endpoint == EndpointKind.Project || client.Address.Is(static address => address.IsProject),
        _ => client.Address.Is(static address =>
            (address.IsAzureHost || address.Host is null) && EndpointPath.IsUnversioned(address.Path)),
    };

    private void AnalyzeAgent(OperationAnalysisContext context, IInvocationOperation call, FlowContext flow)
    {
        if (call.Argument("defaultAgent") is { } agent
            && HostedAgents.IsHosted(agent, flow)
            && !(call.ReceiverOrFirstArgument() is { } receiver && HasOwnTransport(receiver, flow)))
        {
            Report(context, call.NameSyntax(), Evidence.Uncertain, call.TargetMethod.Name, "",
                "Hosted agents can only be called through the agent endpoint (400)", $"Use {ForAgentEndpoint}");
        }
    }

    private static bool HasOwnTransport(IOperation client, FlowContext flow) =>
        HasOwnTransport(ClientOrigin.Of(client, flow), flow);

    private static bool HasOwnTransport(ClientOrigin client, FlowContext flow) => client.Creation?.HasOwnTransport(flow) == true;
}
