using Foundry.Analyzers.Access;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4010: shows what a call needs if no file declares access.</summary>
internal sealed class CallNeedsRole : AccessRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY4010", "This call needs a role",
        "'{0}' needs a role with {1}. Owner and Contributor do not include it. The least role is {2} at the {3}.",
        RuleArea.Access, RuleLevel.Advice,
        "The service checks a data action for every call that signs in with a token. "
        + "No file of the repository declares the roles of the caller. foundry.access.json can declare them.");

    public CallNeedsRole() : base(Descriptor, FindingKind.NeedsRole) { }

    private protected override object[] Arguments(AccessFinding finding) => new object[]
    {
        finding.Call.MemberName,
        Explanation.Needed(finding.Requirement),
        Explanation.NameOf(finding.LeastRole.Role),
        Explanation.NameOf(finding.LeastRole.Scope),
    };
}
