using Foundry.Analyzers.Access;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4012: the infrastructure assigns roles on the account, but none of them grants a call.</summary>
[NoFix("The role is to be changed in the infrastructure, which the message shows how to.")]
internal sealed class FoundRolesDoNotGrant : AccessRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY4012", "The roles found do not grant this call",
        "'{0}' is refused with 401 unless a role is assigned elsewhere: it needs {1} at the {2}, and {3}. "
        + "Assign {4} at the {5} and allow 5 minutes{6}.",
        RuleArea.Access, RuleLevel.Likely,
        "The infrastructure of the repository assigns roles on the account, "
        + "and none of them grants the call at a scope that reaches it. "
        + "Assignments that are made elsewhere are not seen, so this is no certainty.");

    public FoundRolesDoNotGrant() : base(Descriptor, FindingKind.NotFound) { }

    private protected override object[] Arguments(AccessFinding finding) => Explanation.OfRefusal(finding);
}
