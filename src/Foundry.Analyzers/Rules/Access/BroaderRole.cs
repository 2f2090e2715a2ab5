using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4009: a role grants the application more than its code needs.</summary>
[NoFix("The identity may have other uses that the code does not show.")]
internal sealed class BroaderRole : AccessFileRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY4009", "Role is broader than the code needs",
        "'{0}' grants more than the code needs. Assign '{1}' ({2}) at the {3} instead.", RuleArea.Access, RuleLevel.Advice,
        "The repository declares every role of the application, and a smaller built-in role grants every call of its code. "
        + "An attacker who takes over the identity can use everything that its roles grant.");

    public BroaderRole() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) => ReportInFiles(
        actions,
        foundry,
        static access => NarrowerRole.ComparableGrants(access.AsDeployed),
        static grant => grant.Source,
        Analyze);

    private void Analyze(Grant grant, AdditionalFileAnalysisContext context, FoundryContext foundry)
    {
        var operations = ProgramCalls.All(foundry.NamesInSource(context.CancellationToken), context.Compilation);
        if (NarrowerRole.For(grant, operations) is { } narrower)
        {
            Report(context, grant.Source.Location, Evidence.InCode,
                DisplayText.Of(grant.Role!.Name), DisplayText.Of(narrower.Name), narrower.Id, Explanation.NameOf(grant.Scope));
        }
    }
}
