using Foundry.Analyzers.Access;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4007: a declared role grants what a call needs, but at another scope or to another principal.</summary>
internal sealed class RoleOutOfReach : AccessRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY4007", "Role does not reach this call",
        "'{0}' {7} refused with 401: it needs {1} at the {2}, and {3}. "
        + "Assign {4} at the {5} to the application and allow 5 minutes{6}.",
        RuleArea.Access, RuleLevel.Certain,
        "Assignments are inherited downwards only: one at a project does not reach the account that holds it, "
        + "and one to the project's identity does nothing for the application. "
        + "All declared assignments of roles that grant the call are of this kind.");

    public RoleOutOfReach() : base(Descriptor, FindingKind.OutOfReach) { }

    private protected override object[] Arguments(AccessFinding finding) => Explanation.OfRefusal(finding);
}
