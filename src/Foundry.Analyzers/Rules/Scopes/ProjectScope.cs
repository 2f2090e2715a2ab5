using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Scopes;

/// <summary>FDRY3001: a project endpoint gets a token for an audience that it does not accept.</summary>
internal sealed class ProjectScope : ScopeRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY3001", "Scope does not fit a project endpoint",
        "A Foundry project endpoint{2} rejects tokens for '{0}'{3} with 401. Use '{1}'.",
        RuleArea.Scopes, RuleLevel.Certain,
        "A project endpoint (/api/projects/…) accepts only tokens for Foundry. "
        + "A token for Cognitive Services works for the account, but not for the project.");

    public ProjectScope() : base(Descriptor) { }

    private protected override object[]? MessageArguments(TokenScope scope, ScopeVerdict verdict) =>
        verdict.Problem == ScopeProblem.NotProject
            ? new object[]
            {
                DisplayText.Of(scope.Text),
                verdict.RightScope,
                verdict.EndpointOrigin.InFile(),
                scope.Origin.InFile(),
            }
            : null;
}
