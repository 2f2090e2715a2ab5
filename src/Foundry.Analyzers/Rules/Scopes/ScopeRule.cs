using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Scopes;

/// <summary>
/// Base class of the rules about token scopes: it finds a scope and the endpoints that get its tokens.
/// All rules share one verdict, so only one of them reports a scope.
/// </summary>
internal abstract class ScopeRule : FoundryRule
{
    /// <summary>The diagnostic property with the correct scope; absent if the scope is not written in C#.</summary>
    internal const string RightScope = nameof(RightScope);

    private protected ScopeRule(DiagnosticDescriptor descriptor) : base(descriptor) { }

    /// <summary>Returns the message arguments for a verdict, or null if the verdict belongs to another rule.</summary>
    private protected abstract object[]? MessageArguments(TokenScope scope, ScopeVerdict verdict);

    /// <summary>Whether the request fails on every run. If not, the rule reports an info.</summary>
    private protected virtual bool IsCertain(TokenScope scope, ScopeVerdict verdict, FlowContext flow) => true;

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction(Analyze, OperationKind.ObjectCreation);

    /// <summary>Returns the properties of a diagnostic: the correct scope, unless the wrong one is in a settings file.</summary>
    private protected static ImmutableDictionary<string, string?> RightScopeIn(Location? scopeOrigin, string rightScope)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        return scopeOrigin is null ? properties.Add(RightScope, rightScope) : properties;
    }

    /// <summary>The place of a credential that has to sign in to another cloud than the public one.</summary>
    private protected static IEnumerable<Location> PlaceOf(IOperation? credential, AzureCloud? cloud) =>
        credential is null || cloud is null || cloud == AzureCloud.Public
            ? Enumerable.Empty<Location>()
            : new[] { credential.SourceSyntax().GetLocation() };

    private void Analyze(OperationAnalysisContext context, FlowContext flow)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (KnownTypes.BearerTokenPolicy.Matches(creation.Type))
        {
            if (TokenScope.OfPolicy(creation, flow) is { } scope)
                Judge(context, scope, TokenDestination.OfUnchanged(creation, flow), flow);
        }
        else if (KnownTypes.TokenRequestContext.Matches(creation.Type))
        {
            var destinations = TokenDestination.OfRequest(creation, out var credential, flow).ToArray();
            if (TokenScope.OfRequest(creation, credential, flow) is { } scope)
                Judge(context, scope, destinations, flow, isOnlySent: destinations.Length == 0 && credential is not null);
        }
        else if (KnownTypes.AnthropicFoundryTokenCredentials.Matches(creation.Type)
            && ClientCreation.Read(creation) is { } client
            && TokenScope.OfRequest(creation, client.Credential?.Value, flow) is { } scope)
        {
            Judge(context, scope, new[] { client.ReadEndpoint(flow) }, flow);
        }
        else if (KnownTypes.AzureOpenAIClient.Matches(creation.Type)
            && ClientCreation.Read(creation) is { } azure
            && azure.UsesToken(flow)
            && !azure.HasOwnTransport(flow)
            && TokenScope.OfAudience(azure, flow) is { } audience)
        {
            Judge(context, audience, new[] { azure.ReadEndpoint(flow) }, flow);
        }
    }

    /// <param name="isOnlySent">Whether a credential gets the scope, and nothing tells where the token goes.</param>
    private void Judge(
        OperationAnalysisContext context,
        TokenScope scope,
        IEnumerable<ClientEndpoint> destinations,
        FlowContext flow,
        bool isOnlySent = false)
    {
        if ((isOnlySent ? scope.JudgeAlone() : scope.Judge(destinations)) is not { } verdict
            || scope.IsAskedOfOwnCode(flow)
            || MessageArguments(scope, verdict) is not { } arguments)
            return;

        var evidence = new Evidence(
            IsCertain(scope, verdict, flow),
            settings: new[] { verdict.EndpointOrigin, scope.Origin },
            properties: RightScopeIn(scope.Origin, verdict.RightScope),
            related: PlaceOf(scope.Credential, AzureCloud.OfScope(verdict.RightScope)));
        Report(context, scope.Expression.SourceSyntax(), evidence, arguments);
    }
}
