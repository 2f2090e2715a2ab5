using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>FDRY1003: the endpoint of an Azure OpenAI client has a path.</summary>
/// <remarks>
/// A query alone leaves the path right: <c>https://host/?api-version=x</c> only doubles the parameter, which is an info. So is
/// the address of a project, about which there are single reports, and a wrong end below a host that is not known.
/// </remarks>
internal sealed class ResourceRoot : EndpointRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY1003", "Azure OpenAI client endpoint must be the resource root",
        "'{0}' needs the resource root as its endpoint{1}. {2}. End the endpoint after the host.",
        RuleArea.Endpoints, RuleLevel.Certain,
        "AzureOpenAIClient appends the whole path, /openai/deployments/{deployment}/…, to its endpoint. "
        + "A path in the endpoint makes a wrong address.");

    public ResourceRoot() : base(Descriptor) { }

    private protected override bool IsWrong(ClientCreation client, Endpoint endpoint, FlowContext flow)
    {
        if (!client.Client.AddsDeploymentPath)
            return false;
        return endpoint.IsAzureHost
            ? HasKnownPath(endpoint) || HasOnlyVersion(endpoint)
            : endpoint.MayRewritePath && HasWrongEnd(endpoint);
    }

    private protected override bool IsCertain(ClientCreation client, Endpoint endpoint, FlowContext flow) =>
        endpoint.IsAzureHost && HasKnownPath(endpoint) && !EndpointPath.IsBelowProject(endpoint.Path);

    private protected override object[] Advice(ClientCreation client, ClientEndpoint endpoint, FlowContext flow)
    {
        if (endpoint.Is(HasOnlyVersion))
            return new object[] { "The client adds its own api-version to the one here" };
        if (endpoint.Is(static address => EndpointPath.IsBelowProject(address.Path)))
            return new object[] { "Users report that a project returns 404 for this path" };
        return endpoint.Is(static address => address.IsAzureHost)
            ? new object[] { "With this path, every call fails with 404" }
            : new object[] { "No Azure host serves the client's routes under this path" };
    }

    private static bool HasKnownPath(Endpoint endpoint)
    {
        var path = endpoint.Path.TrimStart('/');
        return path.Length > 0 && path[0] != PartialText.Hole;
    }

    private static bool HasOnlyVersion(Endpoint endpoint) =>
        endpoint.IsAzureHost && endpoint.Path.Trim('/').Length == 0 && EndpointPath.HasVersion(endpoint.Query);

    private static bool HasWrongEnd(Endpoint endpoint) =>
        EndpointPath.IsEndOfOpenAI(endpoint.Path) || EndpointPath.IsBelowProject(endpoint.Path);
}
