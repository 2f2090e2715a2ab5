using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Scopes;

/// <summary>FDRY3003: Microsoft Entra ID issues no token for what the scope says.</summary>
/// <remarks>
/// An audience without <c>/.default</c> is an info unless the credential certainly asks the token endpoint itself: managed identities
/// and the Azure CLI pass it on as it is and get a token (measured with Azure.Identity 1.21.0, 2026-11-21).
/// </remarks>
internal sealed class MalformedScope : ScopeRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY3003", "Scope is malformed",
        "'{0}'{3} is not a scope: {1}; use '{2}'", RuleArea.Scopes, RuleLevel.Certain,
        "A scope for an application is the audience followed by /.default. Microsoft Entra ID issues no token for anything else.");

    public MalformedScope() : base(Descriptor) { }

    private protected override object[]? MessageArguments(TokenScope scope, ScopeVerdict verdict) => verdict.Problem switch
    {
        ScopeProblem.NoAudience => new object[] { scope.Text, "Microsoft Entra ID knows no such audience", verdict.RightScope, scope.Origin.InFile() },
        ScopeProblem.NoDefault => new object[] { scope.Text, "without '/.default' service principals and workload identities get no token", verdict.RightScope, scope.Origin.InFile() },
        _ => null,
    };

    private protected override bool IsCertain(TokenScope scope, ScopeVerdict verdict, FlowContext flow) =>
        verdict.Problem != ScopeProblem.NoDefault || scope.IsAskedOfTokenEndpoint(flow);
}
