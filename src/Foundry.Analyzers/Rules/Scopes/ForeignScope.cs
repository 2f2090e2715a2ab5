using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Scopes;

/// <summary>FDRY3002: the token is for another Azure service.</summary>
/// <remarks>The rule reports an info if the endpoint is unknown, because a custom gateway may require any audience.</remarks>
internal sealed class ForeignScope : ScopeRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY3002", "Scope belongs to another service",
        "'{0}'{3} requests a token for {1}. Foundry and Azure OpenAI reject it with 401. Use '{2}'.",
        RuleArea.Scopes, RuleLevel.Certain,
        "A token is valid for one audience. Foundry rejects a token for another Azure service, but has received it.");

    public ForeignScope() : base(Descriptor) { }

    private protected override object[]? MessageArguments(TokenScope scope, ScopeVerdict verdict) =>
        verdict.Problem == ScopeProblem.OtherService
            ? new object[] { DisplayText.Of(scope.Text), verdict.Service!, verdict.RightScope, scope.Origin.InFile() }
            : null;

    private protected override bool IsCertain(TokenScope scope, ScopeVerdict verdict, FlowContext flow) =>
        verdict.IsEndpointKnown;
}
