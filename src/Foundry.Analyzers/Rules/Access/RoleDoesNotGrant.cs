using Foundry.Analyzers.Access;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4001: all grants of the application are declared, and none of their roles grants what a call needs.</summary>
internal sealed class RoleDoesNotGrant : AccessRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY4001", "Declared roles do not grant this call",
        "'{0}' {7} refused with 401: it needs {1} at the {2}, and {3}. Assign {4} at the {5} and allow 5 minutes{6}.",
        RuleArea.Access, RuleLevel.Certain,
        "The service checks a data action for every call. "
        + "The roles that the repository declares are all there are, "
        + "and none of those that count for the application holds the action. "
        + "Owner, Contributor and Reader hold no data action at all.");

    public RoleDoesNotGrant() : base(Descriptor, FindingKind.NotGranted) { }

    private protected override object[] Arguments(AccessFinding finding) => Explanation.OfRefusal(finding);
}
