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

/// <summary>A rule about what a call needs and what is declared. Of all these rules one at most speaks about a call; <see cref="CallJudge"/> decides which.</summary>
internal abstract class AccessRule : FoundryRule
{
    private readonly FindingKind _kind;

    private protected AccessRule(DiagnosticDescriptor rule, FindingKind kind) : base(rule) => _kind = kind;

    public sealed override bool AppliesTo(FoundryContext foundry) =>
        base.AppliesTo(foundry) && (_kind is FindingKind.Unguarded or FindingKind.NeedsRole || foundry.MayDeclareAccess);

    public sealed override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction((context, flow) => Analyze(context, foundry, flow), OperationKind.Invocation);

    /// <summary>Whether the rule may have something to say of a call; asked first, as to judge a call costs more.</summary>
    private protected virtual bool MayBeAbout(IInvocationOperation call) => true;

    private void Analyze(OperationAnalysisContext context, FoundryContext foundry, FlowContext flow)
    {
        var call = (IInvocationOperation)context.Operation;
        if (MayBeAbout(call) && foundry.FindingOf(call, flow) is { } finding && finding.Kind == _kind)
        {
            var evidence = new Evidence(finding.IsCertain, new[] { finding.Call.Client.SettingsOrigin }, Properties(finding), Related(finding));
            Report(context, finding.Call.Name, evidence, Arguments(finding));
        }
    }

    /// <summary>What the message says of the finding, in the order of its holes.</summary>
    private protected abstract object[] Arguments(AccessFinding finding);

    /// <summary>Facts for fixes and for logs. The grant to declare travels only where it is the manifest that says there is no other.</summary>
    private static ImmutableDictionary<string, string?> Properties(AccessFinding finding)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add("Operation", finding.Operation.Id);
        if (finding.Account is not null)
            return properties;
        properties = properties.Add("DataAction", string.Join(",", finding.Requirement.AnyOf));
        return finding.Refusal is not null && !finding.Access.IsCompleteByManifest ? properties
            : properties.AddRange(MissingGrant.Properties(finding.LeastRole.Role, finding.LeastRole.Scope, finding.Requirement.Identity));
    }

    private static IEnumerable<Location> Related(AccessFinding finding) => finding switch
    {
        { Account: { } account } => new[] { account.Network.Location ?? account.Location },
        { Refusal: { } refusal } => refusal.OutOfReach.AddRange(refusal.Considered).Select(static grant => grant.Source.Location),
        _ => Enumerable.Empty<Location>(),
    };
}
