using System;
using System.Collections.Generic;
using System.Collections.Immutable;
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

/// <summary>
/// Base class of the rules about endpoints: it finds an endpoint, as an argument, in the options or in a connection string, and
/// the clients that use it. An endpoint is reported once, even if several clients share it.
/// </summary>
internal abstract class EndpointRule : FoundryRule
{
    private protected EndpointRule(DiagnosticDescriptor descriptor) : base(descriptor) { }

    /// <summary>Whether the endpoint is wrong for the client, unless a custom transport rewrites it.</summary>
    private protected abstract bool IsWrong(ClientCreation client, Endpoint endpoint, FlowContext flow);

    /// <summary>Whether a client with this wrong endpoint fails whenever it runs. If not, the rule reports an info.</summary>
    private protected virtual bool IsCertain(ClientCreation client, Endpoint endpoint, FlowContext flow) => true;

    /// <summary>The property that a diagnostic has if no address is right for the client.</summary>
    internal const string HasNoRepair = nameof(HasNoRepair);

    /// <summary>The property with the name of the deployment that the wrong address has and the client has not.</summary>
    internal const string Deployment = nameof(Deployment);

    /// <summary>Whether an address is certainly right for the client, and this one certainly wrong.</summary>
    private protected virtual bool IsRepairKnown(ClientCreation client, FlowContext flow) => true;

    /// <summary>What the message says besides the client and the settings file.</summary>
    private protected virtual object[] Advice(ClientCreation client, ClientEndpoint endpoint, FlowContext flow) =>
        Array.Empty<object>();

    public override void Start(RuleRegistration actions, FoundryContext foundry)
    {
        actions.RegisterClientAction(AnalyzeClient);
        actions.RegisterOperationAction(AnalyzeOption, OperationKind.SimpleAssignment);
    }

    private void AnalyzeClient(OperationAnalysisContext context, ClientCreation client, FlowContext flow)
    {
        if (client.EndpointArgument is { } argument)
            Analyze(context, argument.Value, new[] { client }, flow);
        else if (client.ConnectionName is { } name
            && client.ReadEndpoint(flow) is { Expression: null } endpoint
            && client.ForConnection(endpoint, flow) is { } connected)
            Analyze(context, name.Value, endpoint, new[] { connected }, flow);
    }

    private void AnalyzeOption(OperationAnalysisContext context, FlowContext flow)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation { Property.Name: ClientCreation.EndpointProperty } target)
            return;

        if (ClientCreation.OfParameter(assignment, target, flow) is { } client)
            Analyze(context, assignment.Value, new[] { client }, flow);
        else if (KnownTypes.ClientPipelineOptions.MatchesOrIsBaseOf(target.Property.ContainingType)
            && OptionsObject.CreationSetBy(target, flow) is { } options)
            Analyze(context, assignment.Value, ClientsOf(options, assignment.Value, flow), flow);
    }

    /// <summary>Returns the clients whose only endpoint is the assigned one; none if other code may change the options.</summary>
    private static IReadOnlyList<ClientCreation> ClientsOf(
        IObjectCreationOperation options, IOperation endpoint, FlowContext flow)
    {
        var clients = new List<ClientCreation>();
        var uses = ValueUses.Of(options, flow).ToArray();
        if (uses.Count(static use => use is IPropertyReferenceOperation { Property.Name: ClientCreation.EndpointProperty }) > 1)
            return clients;

        foreach (var use in uses)
        {
            switch (use)
            {
                case IArgumentOperation argument when ClientCreation.Read(argument.Parent) is { } client:
                    if (client.ReadEndpoint(flow).Expression?.Syntax == endpoint.Syntax)
                        clients.Add(client);
                    break;
                case IPropertyReferenceOperation:
                    break;
                default:
                    return Array.Empty<ClientCreation>();
            }
        }

        return clients;
    }

    private void Analyze(
        OperationAnalysisContext context, IOperation expression, IReadOnlyList<ClientCreation> clients, FlowContext flow)
    {
        if (clients.Count == 0)
            return;

        var endpoint = ClientEndpoint.Read(expression, flow);
        Analyze(context, endpoint.AddressExpression!, endpoint, clients, flow);
    }

    /// <param name="place">The address, or the name of the connection string that holds it.</param>
    private void Analyze(
        OperationAnalysisContext context,
        IOperation place,
        ClientEndpoint endpoint,
        IReadOnlyList<ClientCreation> clients,
        FlowContext flow)
    {
        if (clients.FirstOrDefault(client => IsAlwaysWrong(client, endpoint, flow)) is not { } reported)
            return;

        var isRepairKnown = IsRepairKnown(reported, flow);
        var evidence = new Evidence(
            isRepairKnown && reported.IsWhole && endpoint.Is(value => IsCertain(reported, value, flow)),
            settings: new[] { endpoint.Origin },
            properties: Properties(isRepairKnown, endpoint));
        var arguments = new object[] { reported.CalledName, endpoint.Origin.InFile() }.Concat(Advice(reported, endpoint, flow));
        Report(context, place.SourceSyntax(), evidence, arguments.ToArray());
    }

    private static ImmutableDictionary<string, string?> Properties(bool isRepairKnown, ClientEndpoint endpoint)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (!isRepairKnown)
            return properties.Add(HasNoRepair, "true");
        var deployment = endpoint.Values.Length == 1 ? EndpointPath.DeploymentOf(endpoint.Values[0].Path) : null;
        return deployment is null ? properties : properties.Add(Deployment, deployment);
    }

    /// <summary>
    /// Whether every possible value of the endpoint is wrong for the client. No endpoint is right for a retired service.
    /// </summary>
    private bool IsAlwaysWrong(ClientCreation client, ClientEndpoint endpoint, FlowContext flow) =>
        endpoint.Is(value => IsWrong(client, value, flow))
        && !client.HasOwnTransport(flow)
        && Retirement.Of(client.Operation, flow) is null;
}
