using System.Collections.Generic;
using System.Collections.Immutable;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Scopes;

/// <summary>
/// What the rules about token scopes share: finding a scope and the endpoints its tokens go to. The verdict is one for all of them,
/// so that a scope is reported once.
/// </summary>
internal abstract class ScopeRule : FoundryRule
{
    /// <summary>The diagnostic property that holds the scope to write instead; absent where the scope is not written in C#.</summary>
    internal const string RightScope = nameof(RightScope);

    private protected ScopeRule(DiagnosticDescriptor rule) : base(rule) { }

    /// <summary>What the rule says of a verdict, or null where the verdict is another rule's.</summary>
    private protected abstract object[]? MessageArguments(TokenScope scope, ScopeVerdict verdict);

    /// <summary>Whether the verdict holds whenever the code runs; else it is reported as an info.</summary>
    private protected virtual bool IsCertain(TokenScope scope, ScopeVerdict verdict, FlowContext flow) => true;

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction(Analyze, OperationKind.ObjectCreation);

    private void Analyze(OperationAnalysisContext context, FlowContext flow)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (KnownTypes.BearerTokenPolicy.Matches(creation.Type))
        {
            if (TokenScope.OfPolicy(creation, flow) is { } scope)
                Judge(context, scope, TokenDestination.OfCredential(creation, flow), flow);
        }
        else if (KnownTypes.TokenRequestContext.Matches(creation.Type))
        {
            var destinations = TokenDestination.OfRequest(creation, out var credential, flow);
            if (TokenScope.OfRequest(creation, credential, flow) is { } scope)
                Judge(context, scope, destinations, flow);
        }
    }

    private void Judge(OperationAnalysisContext context, TokenScope scope, IEnumerable<ClientEndpoint> destinations, FlowContext flow)
    {
        if (scope.Judge(destinations) is { } verdict && !scope.IsAskedOfOwnCode(flow) && MessageArguments(scope, verdict) is { } arguments)
        {
            var evidence = new Evidence(IsCertain(scope, verdict, flow), settings: new[] { verdict.EndpointOrigin, scope.Origin },
                properties: RightScopeIn(scope.Origin, verdict.RightScope));
            Report(context, scope.Expression.SourceSyntax(), evidence, arguments);
        }
    }

    /// <summary>The properties of a diagnostic: the scope to write, unless the wrong one stands in a settings file.</summary>
    private protected static ImmutableDictionary<string, string?> RightScopeIn(Location? scopeOrigin, string rightScope) => scopeOrigin is null
        ? ImmutableDictionary<string, string?>.Empty.Add(RightScope, rightScope)
        : ImmutableDictionary<string, string?>.Empty;
}
