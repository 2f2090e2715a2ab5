using Foundry.Analyzers.Access;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4006: an evaluation run uses the project's managed identity, which has no role for it.</summary>
internal sealed class ProjectIdentityWithoutRole : AccessRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY4006",
        "Evaluation run: the project's identity lacks a role",
        "The run that '{0}' starts cannot succeed: the project's managed identity needs {1} at the {2}, and {3}. "
        + "Assign {4} at the {5} to that identity and allow 5 minutes{6}.",
        RuleArea.Access, RuleLevel.Certain,
        "An evaluation run is carried out by the service as the managed identity of the project: "
        + "it calls the judge model and writes the results. "
        + "The roles that are declared are all there are, and that identity has none that lets it. "
        + "The roles of the caller do not help.");

    public ProjectIdentityWithoutRole() : base(Descriptor, FindingKind.ProjectIdentity) { }

    private protected override object[] Arguments(AccessFinding finding) => Explanation.OfRefusal(finding);
}
