using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4002: an application is assigned roles that do not let it call the service.</summary>
internal sealed class RolesWithoutDataAccess : AccessFileRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY4002", "Roles give no data access",
        "The roles assigned here ({0}) hold {1}, so the service refuses the application's calls with 401; assign '{2}'", RuleArea.Access, RuleLevel.Certain,
        "Azure keeps actions on a resource apart from data actions inside it. Owner, Contributor, Cognitive Services Contributor and the like manage an account and hold no data action; a call to its endpoint needs one.");

    /// <summary>What is assigned instead: it holds every data action of an account, and Azure.Provisioning has a constant for it.</summary>
    internal const string SufficientRole = "Cognitive Services User";

    public RolesWithoutDataAccess() : base(Descriptor) { }

    public override bool AppliesTo(FoundryContext foundry) => foundry.ReferencesClient || foundry.ReferencesInfrastructure;

    public override void Start(RuleRegistration actions, FoundryContext foundry)
    {
        if (foundry.ReferencesInfrastructure)
            actions.RegisterOperationBlockAction(AnalyzeMember);
        if (foundry.ReferencesClient)
            ReportInFiles(actions, foundry, static access => GrantsWithoutDataAccess.In(access), static found => found.First.Source, AnalyzeGrants);
    }

    private void AnalyzeGrants(GrantsWithoutDataAccess found, AdditionalFileAnalysisContext context, FoundryContext foundry)
    {
        if (ProgramCalls.UseTokens(foundry.NamesInSource(context.CancellationToken)))
        {
            Report(context, found.First.Source.Location, new Evidence(found.IsCertain),
                Arguments(found.Roles, found.IsForProject, "Foundry User (" + LeastRole.FoundryUser + ")"));
        }
    }

    // A member at a time: what one call assigns, another may complete.
    private void AnalyzeMember(OperationBlockAnalysisContext context, FlowContext flow)
    {
        // Most members assign no roles: their operations are looked at once, and not kept.
        if (!context.OperationBlocks.Any(static block => block.DescendantsAndSelf().Any(RoleAssignmentCall.IsNamed)))
            return;

        var operations = context.OperationBlocks.SelectMany(static block => block.DescendantsAndSelf()).ToImmutableArray();
        foreach (var missing in AspireRoleAssignments.Judge(operations, flow).Concat(ProvisionedRoleAssignments.Judge(operations, flow)))
            Report(context, missing.At, new Evidence(missing.IsCertain), Arguments(missing.Roles, missing.IsForProject, SufficientRole));
    }

    private static object[] Arguments(ImmutableArray<Role> roles, bool isForProject, string sufficient) => new object[]
    {
        string.Join(", ", roles.Select(static role => role.Name)),
        isForProject ? "no data action of a Foundry project (agents, evaluations, connections)" : "no data action",
        sufficient,
    };
}
