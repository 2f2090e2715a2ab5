using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>FDRY1001: the endpoint of a project client is not a project endpoint.</summary>
internal sealed class ProjectEndpoint : EndpointRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY1001", "Project client needs a project endpoint",
        "'{0}' works on a Foundry project, and this address{1} is not one, so every call is answered 404; "
        + "it has to end in /api/projects/ and the project's name",
        RuleArea.Endpoints, RuleLevel.Certain,
        "A project client adds its routes to the address it is given. "
        + "Below the resource itself, or below another path, there are no such routes.");

    public ProjectEndpoint() : base(Descriptor) { }

    private protected override bool IsWrong(ClientCreation client, Endpoint endpoint, FlowContext flow)
    {
        // An endpoint in the options belongs to a client that is built on a policy: it correctly ends in /openai/v1.
        if (client.Client.Kind != ClientKind.Project || client.EndpointArgument is not { Parameter: { } parameter })
            return false;

        return endpoint.IsAzureHost && !IsProject(endpoint) && !IsAgent(endpoint, parameter);
    }

    private static bool IsProject(Endpoint endpoint) => !endpoint.HasQuery && EndpointPath.MayBeProject(endpoint.Path);

    private static bool IsAgent(Endpoint endpoint, IParameterSymbol parameter) =>
        parameter.Name == "agentEndpoint" && EndpointPath.IsBelowProject(endpoint.Path);
}
