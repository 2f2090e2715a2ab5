using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>Base class of the rules that report a credential which the declared account does not accept.</summary>
internal abstract class AccountRule : FoundryRule
{
    private protected AccountRule(DiagnosticDescriptor descriptor) : base(descriptor) { }

    public sealed override bool AppliesTo(FoundryContext foundry) => base.AppliesTo(foundry) && foundry.MayDeclareAccess;

    public sealed override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterClientAction((context, creation, flow) => Analyze(context, creation, foundry, flow));

    /// <summary>Whether the rule looks at a credential; asked first because following the client costs more.</summary>
    private protected abstract bool Takes(IParameterSymbol credential);

    /// <summary>Whether the client signs in with a credential of this kind.</summary>
    private protected abstract bool IsSignedIn(ClientOrigin client);

    /// <summary>Whether an account refuses the credential.</summary>
    private protected abstract bool Refuses(DeclaredAccount account);

    /// <summary>The place of the setting that decides.</summary>
    private protected abstract Location SettingOf(DeclaredAccount account);

    private void Analyze(OperationAnalysisContext context, ClientCreation creation, FoundryContext foundry, FlowContext flow)
    {
        if (creation.Credential is not { Parameter: { } parameter } credential
            || !Takes(parameter)
            || credential.Value.IsNull())
            return;

        // Many programs choose a credential by what is configured, so a conditional creation may never run.
        if (context.Operation.IsConditional())
            return;

        var client = ClientOrigin.Of(context.Operation, flow);
        if (client is not { IsAzure: true, MayLeave: false, IsRetired: false } || !IsSignedIn(client))
            return;

        var access = foundry.Access(flow.Cancel);
        if (access.AccountsIfAll(Refuses, client.Address).FirstOrDefault() is not { } account)
            return;

        var setting = SettingOf(account);
        var evidence = new Evidence(
            account.IsMeantBy(client.Address),
            settings: new[] { client.SettingsOrigin },
            related: new[] { setting },
            isAdvice: !access.IsOfProgram(account, client.Address, flow));
        var line = setting.GetLineSpan().StartLinePosition.Line;
        Report(context, credential.Value.SourceSyntax(), evidence, Explanation.Place(account.Path, line));
    }
}
