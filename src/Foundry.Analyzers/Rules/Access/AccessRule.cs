using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>A rule that compares what a call needs with what is declared.</summary>
/// <remarks>At most one of these rules reports a call; <see cref="CallJudge"/> decides which.</remarks>
internal abstract class AccessRule : FoundryRule
{
    private readonly FindingKind _kind;

    private protected AccessRule(DiagnosticDescriptor rule, FindingKind kind) : base(rule) => _kind = kind;

    public sealed override bool AppliesTo(FoundryContext foundry) =>
        base.AppliesTo(foundry) && (ReportsWithoutDeclarations || foundry.MayDeclareAccess);

    public sealed override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction((context, flow) => Analyze(context, foundry, flow), OperationKind.Invocation);

    /// <summary>Whether the rule may report a call; asked first because judging a call costs more.</summary>
    private protected virtual bool MayReport(IInvocationOperation call) => true;

    /// <summary>The message arguments for a finding.</summary>
    private protected abstract object[] Arguments(AccessFinding finding);

    private bool ReportsWithoutDeclarations => _kind is FindingKind.Unguarded or FindingKind.NeedsRole;

    private void Analyze(OperationAnalysisContext context, FoundryContext foundry, FlowContext flow)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!MayReport(call) || foundry.FindingOf(call, flow) is not { } finding || finding.Kind != _kind)
            return;

        var settings = new[] { finding.Call.Client.SettingsOrigin };
        var evidence = new Evidence(finding.IsCertain, settings, Properties(finding), Related(finding), finding.IsAdvice);
        Report(context, finding.Call.Name, evidence, Arguments(finding));
    }

    /// <summary>The facts for fixes and logs.</summary>
    /// <remarks>A refusal has the missing grant only if the manifest lists all grants, else the command for it.</remarks>
    private static ImmutableDictionary<string, string?> Properties(AccessFinding finding)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add("Operation", finding.Operation.Id);
        if (finding.Account is not null)
            return properties;

        properties = properties.Add("DataAction", string.Join(",", finding.Requirement.AnyOf));
        var (role, scope) = (finding.LeastRole.Role, finding.LeastRole.Scope);
        if (finding.Refusal is not null && !finding.Access.IsCompleteByManifest)
            return properties.AddRange(Explanation.Assignment(role, scope, finding.Access.Infrastructure.IsOfAppHost));

        return properties.AddRange(MissingGrant.Properties(role, scope, finding.Requirement.Identity));
    }

    private static IEnumerable<Location> Related(AccessFinding finding) => finding switch
    {
        { Account: { } account } => new[] { account.Network.Location ?? account.Location },
        { Refusal: { } refusal } => finding.Store is { } store ? refusal.Places.Append(store) : refusal.Places,
        _ => Enumerable.Empty<Location>(),
    };
}
