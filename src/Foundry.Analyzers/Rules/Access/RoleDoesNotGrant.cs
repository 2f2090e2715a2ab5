using Foundry.Analyzers.Access;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4001: all grants of the application are declared, and none of their roles grants what a call needs.</summary>
internal sealed class RoleDoesNotGrant : AccessRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY4001", "Declared roles do not grant this call",
        "'{0}' {6} with 401: no declared role grants {1}. {3}Assign {4} at the {5}.",
        RuleArea.Access, RuleLevel.Certain,
        "The service checks a data action for every call. "
        + "The repository declares all roles of the application, and none of them includes the action. "
        + "Owner, Contributor and Reader include no data action.");

    public RoleDoesNotGrant() : base(Descriptor, FindingKind.NotGranted) { }

    private protected override object[] Arguments(AccessFinding finding) => Explanation.OfRefusal(finding);
}
