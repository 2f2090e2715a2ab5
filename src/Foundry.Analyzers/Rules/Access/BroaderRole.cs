using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4009: a role grants the application more than its code needs.</summary>
[NoFix("What else the identity is used for is not in the code; a role that is too small stops it.")]
internal sealed class BroaderRole : AccessFileRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY4009", "Role is broader than the code needs",
        "'{0}' grants more than the code needs; '{1}' ({2}) at the {3} suffices", RuleArea.Access, RuleLevel.Advice,
        "Every role of the application is declared and every call of it is known, and a built-in role that grants less would do. "
        + "Whoever takes the identity over can do what its roles allow.");

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
