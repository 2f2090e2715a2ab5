using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Scopes;

/// <summary>FDRY3003: Microsoft Entra ID issues no token for the scope.</summary>
/// <remarks>
/// An audience without <c>/.default</c> is an info, unless the credential certainly sends the scope to the token endpoint.
/// Managed identities and the Azure CLI accept it unchanged and get a token (measured with Azure.Identity 1.21.0, 2026-11-21).
/// </remarks>
internal sealed class MalformedScope : ScopeRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY3003", "Scope is malformed",
        "'{0}'{3} is not a valid scope. {1}. Use '{2}'.",
        RuleArea.Scopes, RuleLevel.Certain,
        "A scope for an application is the audience followed by /.default. "
        + "Microsoft Entra ID issues no token for anything else.");

    public MalformedScope() : base(Descriptor) { }

    private protected override object[]? MessageArguments(TokenScope scope, ScopeVerdict verdict) => verdict.Problem switch
    {
        ScopeProblem.NoAudience => Arguments(scope, verdict, "Microsoft Entra ID issues no token for it"),
        ScopeProblem.NoDefault =>
            Arguments(scope, verdict, "Without '/.default', service principals and workload identities get no token"),
        _ => null,
    };

    private protected override bool IsCertain(TokenScope scope, ScopeVerdict verdict, FlowContext flow) =>
        verdict.Problem != ScopeProblem.NoDefault || scope.IsAskedOfTokenEndpoint(flow);

    private static object[] Arguments(TokenScope scope, ScopeVerdict verdict, string reason) =>
        new object[] { DisplayText.Of(scope.Text), reason, DisplayText.Of(verdict.RightScope), scope.Origin.InFile() };
}
