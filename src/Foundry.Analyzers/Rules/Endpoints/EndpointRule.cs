using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
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
/// What the rules about endpoints share: finding an endpoint, as an argument or in the options, and the clients that go there.
/// An endpoint is reported once, however many clients share it. The message gets the client's name and, where the address stands in
/// a settings file, that file.
/// </summary>
internal abstract class EndpointRule : FoundryRule
{
    private protected EndpointRule(DiagnosticDescriptor rule) : base(rule) { }

    /// <summary>Whether the address is wrong for the client, unless a transport of the user's own rewrites it.</summary>
    private protected abstract bool IsWrong(ClientCreation client, Endpoint address, FlowContext flow);

    public sealed override void Start(RuleRegistration actions, FoundryContext foundry)
    {
        actions.RegisterClientAction(AnalyzeClient);
        actions.RegisterOperationAction(AnalyzeOption, OperationKind.SimpleAssignment);
    }

    private void AnalyzeClient(OperationAnalysisContext context, ClientCreation client, FlowContext flow)
    {
        if (client.EndpointArgument is { } argument)
            Judge(context, argument.Value, new[] { client }, flow);
    }

    private void AnalyzeOption(OperationAnalysisContext context, FlowContext flow)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property: { Name: ClientCreation.EndpointProperty } property } target
            && KnownTypes.ClientPipelineOptions.MatchesOrIsBaseOf(property.ContainingType)
            && OptionsObject.CreationSetBy(target, flow) is { } options)
            Judge(context, assignment.Value, ClientsOf(options, assignment.Value, flow), flow);
    }

    /// <summary>The clients whose only endpoint is the assigned one. None where the options may be changed by others.</summary>
    private static IReadOnlyList<ClientCreation> ClientsOf(IObjectCreationOperation options, IOperation endpoint, FlowContext flow)
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
                    return new ClientCreation[0];
            }
        }

        return clients;
    }

    private void Judge(OperationAnalysisContext context, IOperation expression, IReadOnlyList<ClientCreation> clients, FlowContext flow)
    {
        if (clients.Count == 0)
            return;

        var endpoint = ClientEndpoint.Read(expression, flow);
        var wronged = clients.FirstOrDefault(client => endpoint.Is(address => IsWrong(client, address, flow)) && !client.HasOwnTransport(flow));
        if (wronged is null)
            return;

        var evidence = new Evidence(settings: new[] { endpoint.Origin });
        Report(context, endpoint.AddressExpression!.SourceSyntax(), evidence, wronged.CalledName, endpoint.Origin.InFile());
    }
}
