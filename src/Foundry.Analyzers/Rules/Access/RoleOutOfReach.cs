using Foundry.Analyzers.Access;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4007: a declared role grants what a call needs, but at another scope or to another principal.</summary>
internal sealed class RoleOutOfReach : AccessRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY4007", "Role does not reach this call",
        "'{0}' {6} with 401: it needs a role at the {2}. {3}Assign {4} to the application at the {5}.",
        RuleArea.Access, RuleLevel.Certain,
        "Role assignments are inherited downwards only. An assignment at a project does not reach its account. "
        + "An assignment to the project's identity does not count for the application.");

    public RoleOutOfReach() : base(Descriptor, FindingKind.OutOfReach) { }

    private protected override object[] Arguments(AccessFinding finding) => Explanation.OfRefusal(finding);
}
