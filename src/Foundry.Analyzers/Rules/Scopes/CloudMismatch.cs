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

namespace Foundry.Analyzers.Rules.Scopes;

/// <summary>FDRY3004: endpoint and audience belong to different Azure clouds.</summary>
/// <remarks>
/// Code names the audience as a scope, or as the <c>Audience</c> in the options of AzureOpenAIClient.
/// Without that option the client uses the public cloud. So do the types of Semantic Kernel that build such a client from an
/// address (run with 1.82, 2026-11-30).
/// </remarks>
internal sealed class CloudMismatch : ScopeRule
{
    /// <summary>The property with the scope of the cloud that a credential has to sign in to.</summary>
    internal const string SignIn = nameof(SignIn);

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY3004", "Endpoint and scope are in different clouds",
        "The endpoint{0} is in {1}, {2}. {3}.",
        RuleArea.Scopes, RuleLevel.Certain,
        "Each Azure cloud accepts only tokens for its own audiences. "
        + "AzureOpenAIClient requests a token for the public cloud unless its options set another audience.");

    private const string BuildClient = "Pass an AzureOpenAIClient with the audience";

    public CloudMismatch() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry)
    {
        base.Start(actions, foundry);
        actions.RegisterClientAction(AnalyzeAudience);
        actions.RegisterClientAction(AnalyzeSignIn);
    }

    private protected override object[]? MessageArguments(TokenScope scope, ScopeVerdict verdict) =>
        verdict.Problem == ScopeProblem.OtherCloud
            ? Arguments(scope.Text, verdict.RightScope, verdict.EndpointOrigin, scope.Origin)
            : null;

    private static object[] Arguments(
        string scope, string rightScope, Location? endpointOrigin, Location? scopeOrigin, string remedy = "Use") =>
        new object[]
        {
            endpointOrigin.InFile(),
            AzureCloud.OfScope(rightScope)!.Name,
            $"which rejects tokens for '{DisplayText.Of(scope)}'{scopeOrigin.InFile()} with 401",
            $"{remedy} '{rightScope}'",
        };

    private void AnalyzeAudience(OperationAnalysisContext context, ClientCreation client, FlowContext flow)
    {
        if (client.Client is not { AddsDeploymentPath: true, Kind: ClientKind.Account }
            || !client.UsesToken(flow)
            || client.HasOwnTransport(flow)
            || client.ReadEndpoint(flow) is not { AddressExpression: { } address } endpoint
            || CloudOf(endpoint) is not { } cloud)
            return;

        // A scope that the options name is judged like one of a policy.
        if (cloud == AzureCloud.Public || !client.LeavesOption(TokenScope.AudienceProperty, flow))
            return;

        // The connection string of an integration may come from elsewhere, with a key.
        var evidence = new Evidence(
            isCertain: client.ConnectionName is null,
            settings: new[] { endpoint.Origin },
            related: PlaceOf(client.Credential?.Value, cloud));
        Report(context, address.SourceSyntax(), evidence, Arguments(
            AzureCloud.Public.AccountScope, cloud.AccountScope, endpoint.Origin, scopeOrigin: null,
            HasAudience(client) ? "Use" : BuildClient));
    }

    /// <summary>
    /// Reports a credential that signs in to the public cloud for a client whose scope is that of another one. The variable
    /// AZURE_AUTHORITY_HOST may name the right authority, and about the rest there is a single report, so it is an info.
    /// </summary>
    private void AnalyzeSignIn(OperationAnalysisContext context, ClientCreation client, FlowContext flow)
    {
        if (client.Credential is not { } argument
            || client.HasOwnTransport(flow)
            || client.ReadEndpoint(flow) is not { } endpoint
            || CloudOf(endpoint) is not { } cloud || cloud == AzureCloud.Public
            || ScopeOf(client, argument, flow) is not { Credential: { } credential } scope
            || AzureCloud.OfScope(scope.Text) != cloud
            || SignInAuthority.WithoutName(credential, flow) is not { } creation)
            return;

        var evidence = new Evidence(
            isCertain: false,
            settings: new[] { endpoint.Origin, scope.Origin },
            properties: ImmutableDictionary<string, string?>.Empty.Add(SignIn, cloud.AccountScope));
        Report(context, credential.SourceSyntax(), evidence,
            endpoint.Origin.InFile(), cloud.Name,
            $"but '{creation.Type!.Name}' signs in to {AzureCloud.Public.Name}",
            $"Set its AuthorityHost to AzureAuthorityHosts.{cloud.Authority}");
    }

    /// <summary>The scope of the tokens that a client asks for: that of its policy, or the audience in its options.</summary>
    private static TokenScope? ScopeOf(ClientCreation client, IArgumentOperation credential, FlowContext flow)
    {
        if (ValueResolver.Resolve(credential.Value, flow) is IObjectCreationOperation policy
            && KnownTypes.BearerTokenPolicy.Matches(policy.Type))
            return TokenScope.OfPolicy(policy, flow);
        return HasAudience(client) ? TokenScope.OfAudience(client, flow) : null;
    }

    /// <summary>Whether the audience can be set where the client is created.</summary>
    private static bool HasAudience(ClientCreation client) =>
        client.Client.FullName == KnownTypes.AzureOpenAIClient.FullName;

    /// <summary>Returns the cloud of an endpoint if all its possible values are in the same one.</summary>
    private static AzureCloud? CloudOf(ClientEndpoint endpoint)
    {
        var cloud = endpoint.Values.FirstOrDefault()?.Cloud;
        return cloud is not null && endpoint.Is(value => value.Cloud == cloud) ? cloud : null;
    }
}
