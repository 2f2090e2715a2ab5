using Foundry.Analyzers.Access;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4012: the infrastructure assigns roles on the account, but none of them grants a call.</summary>
[NoFix("The role assignment belongs in the infrastructure.")]
internal sealed class FoundRolesDoNotGrant : AccessRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY4012", "The roles found do not grant this call",
        "'{0}' fails with 401 unless a role with {1} is assigned elsewhere. {3}Assign {4} at the {5}.",
        RuleArea.Access, RuleLevel.Likely,
        "The infrastructure files assign roles on the account, and none of them grants the call. "
        + "The rule cannot see assignments that are made elsewhere.");

    public FoundRolesDoNotGrant() : base(Descriptor, FindingKind.NotFound) { }

    private protected override object[] Arguments(AccessFinding finding) => Explanation.OfRefusal(finding);
}
