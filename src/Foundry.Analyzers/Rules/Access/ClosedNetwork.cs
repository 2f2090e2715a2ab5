using Foundry.Analyzers.Access;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4005: an evaluation run uses an account whose network blocks the evaluation service.</summary>
[NoFix("Whether to open the network or to inject it is a decision about the account, not about the code.")]
internal sealed class ClosedNetwork : AccessRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY4005", "Evaluation run against a closed network",
        "'{0}' fails with 400 'Forbidden': the account has {1} ({2}). Bypass does not help. "
        + "Use an account with network injection, or with public access and no keys.",
        RuleArea.Access, RuleLevel.Certain,
        "The service starts an evaluation run from its own network. "
        + "It reaches an account with public network access or network injection. "
        + "Neither the trusted-service bypass nor a role changes this. "
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
