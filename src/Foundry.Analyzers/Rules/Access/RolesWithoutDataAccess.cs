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

/// <summary>FDRY4002: the roles of an application do not let it call the service.</summary>
internal sealed class RolesWithoutDataAccess : AccessFileRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY4002", "Roles give no data access",
        "The roles assigned here ({0}) {1}. Calls of the {2} fail with 401. Assign {3}.",
        RuleArea.Access, RuleLevel.Certain,
        "A call to the endpoint of an account needs a data action. "
        + "Owner, Contributor and Cognitive Services Contributor manage the account and include no data action.");

    /// <summary>The role to assign instead. It holds every data action, and Azure.Provisioning has a constant for it.</summary>
    internal const string SufficientRole = "Cognitive Services User";

    /// <summary>The diagnostic property of a report that another role does not repair.</summary>
    internal const string HasNoRepair = nameof(HasNoRepair);

    public RolesWithoutDataAccess() : base(Descriptor) { }

    public override bool AppliesTo(FoundryContext foundry) => foundry.ReferencesClient || foundry.ReferencesInfrastructure;

    public override void Start(RuleRegistration actions, FoundryContext foundry)
    {
        // A whole member at a time, because several calls together assign the roles of a principal.
        if (foundry.ReferencesInfrastructure)
            actions.RegisterOperationBlockAction(AnalyzeMember);
        if (foundry.ReferencesClient)
        {
            ReportInFiles(
                actions,
                foundry,
                static access => GrantsWithoutDataAccess.In(access.AsDeployed),
                static found => found.First.Source,
                AnalyzeInFile);
        }
    }

    private void AnalyzeMember(OperationBlockAnalysisContext context, FlowContext flow)
    {
        // Most members assign no roles: look at their operations once without keeping them.
        if (!context.OperationBlocks.Any(static block => block.DescendantsAndSelf().Any(RoleAssignmentCall.IsNamed)))
            return;

        var operations = context.OperationBlocks.SelectMany(static block => block.DescendantsAndSelf()).ToImmutableArray();
        var findings = AspireRoleAssignments.Judge(operations, flow)
            .Concat(ProvisionedRoleAssignments.Judge(operations, flow));
        foreach (var found in findings)
            Report(context, found.At, new Evidence(found.IsCertain), Arguments(found.Roles, found.IsForProject, SufficientRole));
        foreach (var call in AspireRoleAssignments.Ignored(operations, flow))
            ReportIgnored(context, call, flow);
    }

    /// <summary>Reports roles of a Foundry project. Another version of Aspire may assign them, so it is an info.</summary>
    private void ReportIgnored(OperationBlockAnalysisContext context, RoleAssignmentCall call, FlowContext flow)
    {
        var evidence = new Evidence(
            isCertain: false, properties: ImmutableDictionary<string, string?>.Empty.Add(HasNoRepair, "true"));
        var roles = call.RoleExpressions.Select(
            role => DisplayText.Of(BuiltInRole.Of(role, flow)?.Name ?? role.SourceSyntax().ToString()));
        Report(context, call.RoleExpressions[0], evidence,
            string.Join(", ", roles),
            "are ignored by Aspire for a project",
            "project",
            "them in ConfigureInfrastructure");
    }

    private void AnalyzeInFile(
        GrantsWithoutDataAccess found,
        AdditionalFileAnalysisContext context,
        FoundryContext foundry)
    {
        if (!ProgramCalls.UseTokens(foundry.NamesInSource(context.CancellationToken)))
            return;

        const string FoundryUser = "Foundry User (" + Roles.FoundryUser + ")";
        Report(context, found.First.Source.Location, new Evidence(found.IsCertain),
            Arguments(found.Roles, found.IsForProject, FoundryUser));
    }

    private static object[] Arguments(ImmutableArray<Role> roles, bool isForProject, string sufficientRole) => new object[]
    {
        string.Join(", ", roles.Select(static role => DisplayText.Of(role.Name))),
        isForProject ? "grant no data action of a Foundry project" : "grant no data action",
        "application",
        $"'{sufficientRole}'",
    };
}
