using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>FDRY1003: the endpoint of an Azure OpenAI client has a path.</summary>
/// <remarks>
/// A query alone leaves the path right: <c>https://host/?api-version=x</c> only doubles the parameter.
/// The rule does not report endpoints below <c>/api/projects/</c>: no document says that a project serves, or does not serve, the
/// deployment routes.
/// </remarks>
internal sealed class ResourceRoot : EndpointRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY1003", "Azure OpenAI client endpoint must be the resource root",
        "'{0}' adds /openai/deployments/… to this address{1} itself, so with a path of its own every call is answered 404; "
        + "end the address after the host",
        RuleArea.Endpoints, RuleLevel.Certain,
        "AzureOpenAIClient builds the whole path, /openai/deployments/{deployment}/…, from the root of the resource. "
        + "A path in the endpoint comes in between.");

    public ResourceRoot() : base(Descriptor) { }

    private protected override bool IsWrong(ClientCreation client, Endpoint endpoint, FlowContext flow) =>
        client.Client.AddsDeploymentPath
        && endpoint.IsAzureHost
        && HasKnownPath(endpoint)
        && !EndpointPath.IsBelowProject(endpoint.Path);

    private static bool HasKnownPath(Endpoint endpoint)
    {
        var path = endpoint.Path.TrimStart('/');
        return path.Length > 0 && path[0] != PartialText.Hole;
    }
}
