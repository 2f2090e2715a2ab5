using System;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4004: nothing in the program shows that an evaluation run is allowed.</summary>
/// <remarks>
/// By decision, this is the one warning about a risk instead of a certain failure. Evaluation runs are refused more often than
/// any other call, and they are rare. A manifest, a check or a handler silences the rule for good.
/// </remarks>
internal sealed class UnguardedEvaluationRun : AccessRule
{
    /// <summary>Part of the name of every member that starts a run. Programs without such a name need no catalogue.</summary>
    internal const string PartOfMemberName = "Evaluat";

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY4004",
        "Evaluation run without established access",
        "'{0}' needs Foundry User for caller and project identity. "
        + "No file declares it, so the run may fail with 401 or 'access_denied'. "
        + "Declare it in foundry.access.json or handle failures.",
        RuleArea.Access, RuleLevel.Certain,
        "A run makes the service read the data, call the judge model and write the results. "
        + "It fails if the caller lacks Foundry User or the account's network is closed. "
        + "If the project's managed identity lacks the role at the account, the rows fail with access_denied.");

    public UnguardedEvaluationRun() : base(Descriptor, FindingKind.Unguarded) { }

    private protected override bool MayReport(IInvocationOperation call) =>
        call.TargetMethod.Name.IndexOf(PartOfMemberName, StringComparison.Ordinal) >= 0
        && ServiceCall.IsMemberOf(ServiceOperations.EvaluationRun, call);

    private protected override object[] Arguments(AccessFinding finding) => new object[] { finding.Call.MemberName };
}
