using System;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>FDRY1002: a plain OpenAI client has an Azure endpoint without the path of the OpenAI routes.</summary>
internal sealed class OpenAIPath : EndpointRule
{
    private const string AudioClient = "OpenAI.Audio.AudioClient";
    private const string GetAudioClient = nameof(GetAudioClient);

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY1002", "OpenAI client on an Azure host needs /openai/v1",
        "'{0}' adds its routes to this address{1}, {2}, so every call is answered 404; {3}",
        RuleArea.Endpoints, RuleLevel.Certain,
        "The OpenAI clients append /chat/completions, /responses and so on to their endpoint. "
        + "On Foundry and Azure OpenAI these routes lie below /openai/v1/.");

    public OpenAIPath() : base(Descriptor) { }

    private protected override bool IsWrong(ClientCreation client, Endpoint endpoint, FlowContext flow) =>
        client.Client.IsPlainOpenAI && IsKnownAzureUrl(endpoint) && !IsServedPath(endpoint.Path);

    /// <summary>
    /// Audio routes are served below /openai/deployments/. Below /openai/v1 some deployments are not found (OpenWhispr issue
    /// 2038, vercel/ai issue 7985, read 2026-11-30).
    /// </summary>
    private protected override bool IsRepairKnown(ClientCreation client, FlowContext flow) =>
        client.Client.FullName != AudioClient
        && !ValueUses.Of(client.Operation, flow).Any(static use => use.Call().Method?.Name == GetAudioClient);

    private protected override object[] Advice(ClientCreation client, ClientEndpoint endpoint, FlowContext flow)
    {
        if (!IsRepairKnown(client, flow))
        {
            return new object[]
            {
                "where Azure serves none", "use AzureOpenAIClient, as some deployments serve no audio below /openai/v1",
            };
        }

        return endpoint.Is(static address => EndpointPath.IsResponsesOfAgent(address.Path))
            ? new object[] { "which ends in one", "end the address in /protocols/openai and keep its query" }
            : new object[] { "and Azure serves them below /openai/v1 only", "end the address in /openai/v1/" };
    }

    private static bool IsKnownAzureUrl(Endpoint endpoint) =>
        endpoint is { IsAzureHost: true, IsPathHidden: false, HasQuery: false, Scheme: "https" or "http" };

    private static bool IsServedPath(string path) =>
        EndpointPath.IsOpenAI(path)
        // The older inference route, to which other code adds the version.
        || path.StartsWith("/models", StringComparison.OrdinalIgnoreCase);
}
