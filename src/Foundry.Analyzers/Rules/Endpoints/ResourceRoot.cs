using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>FDRY1003: an Azure OpenAI client is given more than the address of the resource.</summary>
/// <remarks>Silent below <c>/api/projects/</c>: whether a project serves the deployment routes is not documented.</remarks>
internal sealed class ResourceRoot : EndpointRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY1003", "Azure OpenAI client endpoint must be the resource root",
        "'{0}' adds /openai/deployments/… to this address{1} itself, so with a path of its own every call is answered 404; end the address after the host", RuleArea.Endpoints, RuleLevel.Certain,
        "AzureOpenAIClient builds the whole path, /openai/deployments/{deployment}/…, from the root of the resource. A path or query in the endpoint comes in between.");

    public ResourceRoot() : base(Descriptor) { }

    private protected override bool IsWrong(ClientCreation client, Endpoint address, FlowContext flow) =>
        client.Client.AddsDeploymentPath
        && address.IsAzureHost
        && (address.HasQuery || address.Path.TrimStart('/') is { Length: > 0 } path && path[0] != PartialText.Hole)
        && !EndpointPath.IsBelowProject(address.Path);
}
