using System;
using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>FDRY1012: a tool names a connection by its id, and the agent belongs to another project.</summary>
[NoFix("Nothing tells which connection of the called project is meant.")]
internal sealed class ConnectionOfAnotherProject : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY1012", "Connection of another project",
        "'{0}' names the connection '{1}' of {2} ({3}), but calls {4} ({5}). The service does not find it. "
        + "Use a connection of the called project.",
        RuleArea.Endpoints, RuleLevel.Likely,
        "The tool of an agent uses a connection of the agent's project or account. The service does not find the id of a "
        + "connection of another project, and the run fails.");

    /// <summary>The members that take the tools of an agent or a response.</summary>
    private static readonly HashSet<string> Members = new(
        new[]
        {
            "CreateAgent", "UpdateAgent", "CreateAgentVersion", "CreateAIAgent", "AsAIAgent", "CreateResponse",
            "CreateResponseStreaming", "CreateRun", "CreateRunStreaming", "CreateThreadAndRun",
        }.SelectMany(static name => new[] { name, name + "Async" }),
        StringComparer.Ordinal);

    public ConnectionOfAnotherProject() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) => actions.RegisterOperationAction(
        (context, flow) => Analyze(context, (IInvocationOperation)context.Operation, flow), OperationKind.Invocation);

    private void Analyze(OperationAnalysisContext context, IInvocationOperation call, FlowContext flow)
    {
        if (!call.TargetMethod.DeclaringSyntaxReferences.IsEmpty
            || !Members.Contains(call.TargetMethod.Name)
            || call.Receiver() is not { } receiver
            || ForeignIn(call, receiver, flow) is not var (id, text, value, client))
            return;

        var endpoint = client.Address.Values[0];
        var isSameProject = Is(EndpointPath.ProjectOf(endpoint.Path), id.Project);
        var endpointPlace = endpoint.Origin
            ?? (client.Address.Expression ?? client.Creation?.Operation ?? receiver).Syntax.GetLocation();
        var idPlace = text.Origin ?? value.Syntax.GetLocation();
        var evidence = new Evidence(settings: new[] { endpoint.Origin, text.Origin }, related: new[] { idPlace, endpointPlace });
        Report(
            context,
            call.NameLocation(),
            evidence,
            call.TargetMethod.Name,
            DisplayText.Of(id.Name),
            isSameProject ? $"account '{DisplayText.Of(id.Account)}'" : $"project '{DisplayText.Of(id.Project!)}'",
            Explanation.Place(idPlace),
            isSameProject
                ? $"account '{DisplayText.Of(endpoint.Resource!)}'"
                : $"project '{DisplayText.Of(EndpointPath.ProjectOf(endpoint.Path)!)}'",
            Explanation.Place(endpointPlace));
    }

    /// <summary>
    /// The first id in the arguments of a call that certainly is that of a connection elsewhere, its text and place, and the
    /// client.
    /// </summary>
    private static (ConnectionId Id, PartialText Text, IOperation Value, ClientOrigin Client)? ForeignIn(
        IInvocationOperation call, IOperation receiver, FlowContext flow)
    {
        ClientOrigin? client = null;
        foreach (var value in ArgumentValues.In(call, flow))
        {
            if (value.Type?.SpecialType != SpecialType.System_String
                || ConstantFolder.Fold(value, flow) is not { Length: 1 } texts
                || ConnectionId.Read(texts[0].Pattern) is not { } id)
                continue;

            client ??= ClientOrigin.Of(receiver, flow);
            if (client.MayLeave || client.Address.Values.IsEmpty || client.Creation?.HasOwnTransport(flow) == true)
                return null;
            if (client.Address.Values.All(endpoint => IsElsewhere(id, endpoint)))
                return (id, texts[0], value, client);
        }

        return null;
    }

    /// <summary>
    /// Whether a connection certainly is not one of the project at an endpoint, nor of its account. The host names the subdomain
    /// of an account, which often is its name with an end.
    /// </summary>
    private static bool IsElsewhere(ConnectionId id, Endpoint endpoint)
    {
        if (!endpoint.IsProject || EndpointPath.ProjectOf(endpoint.Path) is not { } project)
            return false;
        if (id.Project is not null && !Is(id.Project, project))
            return true;
        return endpoint.Resource is { } resource && !Begins(resource, id.Account) && !Begins(id.Account, resource);
    }

    private static bool Begins(string text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    private static bool Is(string? project, string? other) =>
        other is null || string.Equals(project, other, StringComparison.OrdinalIgnoreCase);
}
