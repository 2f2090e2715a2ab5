using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>A rule about names in code that the templates of the called account do not declare.</summary>
internal abstract class UndeclaredNameRule : FoundryRule
{
    private protected UndeclaredNameRule(DiagnosticDescriptor rule) : base(rule) { }

    public sealed override bool AppliesTo(FoundryContext foundry) => base.AppliesTo(foundry) && foundry.MayDeclareAccess;

    public sealed override void Start(RuleRegistration actions, FoundryContext foundry) => actions.RegisterOperationAction(
        (context, flow) => Analyze(context, foundry, flow), OperationKind.Invocation, OperationKind.ObjectCreation);

    /// <summary>The argument with the name, in the call of an SDK; null if there is none.</summary>
    private protected abstract IArgumentOperation? NameIn(IOperation operation, FlowContext flow);

    /// <summary>Whether a constant may be a name that the templates have to declare.</summary>
    private protected virtual bool MayBeDeclared(string name) => name.Length > 0;

    /// <summary>What the templates declare; empty if some of it is unknown.</summary>
    private protected abstract ImmutableArray<DeclaredName> Declared(DeclaredResources resources);

    /// <summary>The facts for a fix.</summary>
    private protected virtual ImmutableDictionary<string, string?> Properties(string name, DeclaredResources resources) =>
        ImmutableDictionary<string, string?>.Empty;

    private void Analyze(OperationAnalysisContext context, FoundryContext foundry, FlowContext flow)
    {
        if (NameIn(context.Operation, flow) is not { } argument
            || ConstantFolder.Single(argument.Value, flow) is not { Constant: { } name } text
            || !MayBeDeclared(name))
            return;

        var access = foundry.Access(flow.Cancel);
        var declared = Declared(access.Infrastructure.Resources);
        if (declared.IsEmpty || declared.Any(one => one.IsNamed(name)) || access.MayHaveOtherResources)
            return;

        var client = ClientOrigin.Of((context.Operation as IInvocationOperation)?.Instance ?? context.Operation, flow);
        if (client is not { IsAzure: true, MayLeave: false, IsRetired: false }
            || client.Creation?.HasOwnTransport(flow) == true
            || !access.AccountsIfAll(static _ => true, client.Address).Any())
            return;

        var evidence = new Evidence(
            settings: new[] { client.SettingsOrigin, text.Origin },
            properties: Properties(name, access.Infrastructure.Resources),
            related: declared.Select(static one => one.Location),
            isAdvice: !access.IsOfProgram(client.Address, flow));
        Report(context, argument.Value.SourceSyntax(), evidence, DisplayText.Of(name), Explanation.NamesOf(declared));
    }
}
