using System;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>FDRY1001: the endpoint of a project client is not a project endpoint.</summary>
/// <remarks>A query after the right path, and a wrong end below a host that is not known, are infos.</remarks>
internal sealed class ProjectEndpoint : EndpointRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY1001", "Project client needs a project endpoint",
        "'{0}' needs a Foundry project endpoint. {2}. End the endpoint{1} in /api/projects/<project>.",
        RuleArea.Endpoints, RuleLevel.Certain,
        "A project client appends its routes to its endpoint. "
        + "The resource root and other paths do not serve these routes.");

    public ProjectEndpoint() : base(Descriptor) { }

    private protected override bool IsWrong(ClientCreation client, Endpoint endpoint, FlowContext flow)
    {
        // An endpoint in the options belongs to a client that is built on a policy: it correctly ends in /openai/v1.
        if (client.Client.Kind != ClientKind.Project || client.EndpointArgument is not { Parameter: { } parameter })
            return false;
        if (endpoint.IsAzureHost)
            return !(IsProject(endpoint) && endpoint.Query.Length == 0) && !IsAgent(endpoint, parameter);

        return endpoint.Host is null && parameter.Name != AgentEndpoint && IsEndOfOther(endpoint.Path);
    }

    private protected override bool IsCertain(ClientCreation client, Endpoint endpoint, FlowContext flow) =>
        endpoint.IsAzureHost && !IsProject(endpoint);

    private protected override object[] Advice(ClientCreation client, ClientEndpoint endpoint, FlowContext flow) =>
        new object[]
        {
            endpoint.Is(IsProject)
                ? "The client sends the query of this endpoint with its own"
                : "Every call to this endpoint fails with 404",
        };

    private const string AgentEndpoint = "agentEndpoint";

    private static bool IsProject(Endpoint endpoint) => EndpointPath.MayBeProject(endpoint.Path);

    private static bool IsEndOfOther(string path) =>
        EndpointPath.IsEndOfOpenAI(path) || path.TrimEnd('/').EndsWith("/openai", StringComparison.OrdinalIgnoreCase);

    private static bool IsAgent(Endpoint endpoint, IParameterSymbol parameter) =>
        parameter.Name == AgentEndpoint && EndpointPath.IsBelowProject(endpoint.Path);
}
