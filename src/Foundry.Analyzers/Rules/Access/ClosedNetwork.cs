using Foundry.Analyzers.Access;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4005: an evaluation run uses an account whose network blocks the evaluation service.</summary>
[NoFix("Whether to open the network or to inject it is a decision about the account, not about the code.")]
internal sealed class ClosedNetwork : AccessRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY4005", "Evaluation run against a closed network",
        "The run that '{0}' starts fails with 400 'Forbidden': the account has {1} ({2}), "
        + "which shuts the evaluation service out, and bypass does not let it in. "
        + "Use an account with network injection, or one open to the public network that takes no keys.",
        RuleArea.Access, RuleLevel.Certain,
        "An evaluation run is carried out by the service from its own network. "
        + "It reaches an account that is open to the public network or has network injection; "
        + "trusted-service bypass does not cover it, and no role does. "
        + "Network injection can be set only when an account is created.");

    public ClosedNetwork() : base(Descriptor, FindingKind.ClosedNetwork) { }

    private protected override object[] Arguments(AccessFinding finding)
    {
        var account = finding.Account!;
        var setting = account.Network.Value == NetworkAccess.PublicAccessDisabled
            ? "publicNetworkAccess Disabled"
            : "networkAcls.defaultAction Deny without a rule";
        var line = (account.Network.Location ?? account.Location).GetLineSpan().StartLinePosition.Line;
        return new object[] { finding.Call.MemberName, setting, Explanation.Place(account.Path, line) };
    }
}
