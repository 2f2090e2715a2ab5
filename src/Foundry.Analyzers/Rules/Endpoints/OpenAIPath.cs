using System;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>FDRY1002: a plain OpenAI client has an Azure endpoint without the path of the OpenAI routes.</summary>
internal sealed class OpenAIPath : EndpointRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY1002", "OpenAI client on an Azure host needs /openai/v1",
        "'{0}' adds its routes to this address{1}, and Azure serves them below /openai/v1 only, so every call is answered 404; "
        + "end the address in /openai/v1/",
        RuleArea.Endpoints, RuleLevel.Certain,
        "The OpenAI clients append /chat/completions, /responses and so on to their endpoint. "
        + "On Foundry and Azure OpenAI these routes lie below /openai/v1/.");

    public OpenAIPath() : base(Descriptor) { }

    private protected override bool IsWrong(ClientCreation client, Endpoint endpoint, FlowContext flow) =>
        client.Client.IsPlainOpenAI && IsKnownAzureUrl(endpoint) && !IsServedPath(endpoint.Path);

    private static bool IsKnownAzureUrl(Endpoint endpoint) =>
        endpoint is { IsAzureHost: true, IsPathHidden: false, HasQuery: false, Scheme: "https" or "http" };

    private static bool IsServedPath(string path) =>
        EndpointPath.IsOpenAI(path)
        // The older inference route, to which other code adds the version.
        || path.StartsWith("/models", StringComparison.OrdinalIgnoreCase);
}
