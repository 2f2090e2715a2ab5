using Foundry.Analyzers.Access;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4006: the service carries out a call as the project's managed identity, which has no role for it.</summary>
internal sealed class ProjectIdentityWithoutRole : AccessRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY4006",
        "The project's identity lacks a role",
        "The service carries out '{0}' as the project's managed identity. That identity needs {1} at the {2}, and {3}. "
        + "Assign {4} to it at the {5} and allow 5 minutes{6}.",
        RuleArea.Access, RuleLevel.Certain,
        "The service carries out evaluation runs, memory stores, hosted agents and agents with stores of their own as the "
        + "managed identity of the project: it calls models and writes results. The declared roles are complete, and none of "
        + "them gives that identity access. The roles of the caller do not help.");

    public ProjectIdentityWithoutRole() : base(Descriptor, FindingKind.ProjectIdentity) { }

    private protected override object[] Arguments(AccessFinding finding) => Explanation.OfRefusal(finding);
}
