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
        "'{0}' runs as the project's identity, which has no role at the {2}. {3}Assign {4} at the {5}.",
        RuleArea.Access, RuleLevel.Certain,
        "The service runs evaluations, memory stores, hosted agents and agents with custom stores as the project's identity. "
        + "The repository declares all roles, and none of them gives that identity access. "
        + "The roles of the caller do not count.");

    public ProjectIdentityWithoutRole() : base(Descriptor, FindingKind.ProjectIdentity) { }

    private protected override object[] Arguments(AccessFinding finding) => Explanation.OfRefusal(finding);
}
