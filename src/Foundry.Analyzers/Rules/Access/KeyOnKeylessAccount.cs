using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4003: a client uses a key for an account that disables key authentication.</summary>
internal sealed class KeyOnKeylessAccount : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY4003",
        "Key is used but the account disables keys",
        "The key is refused with 403 'Key based authentication is disabled for this resource', "
        + "because the account sets disableLocalAuth ({0}); pass a token credential such as DefaultAzureCredential",
        RuleArea.Access, RuleLevel.Certain,
        "An account with disableLocalAuth refuses every key. "
        + "The Azure Verified Module for accounts and Aspire set it by default.");

    public KeyOnKeylessAccount() : base(Descriptor) { }

    public override bool AppliesTo(FoundryContext foundry) => base.AppliesTo(foundry) && foundry.MayDeclareAccess;

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterClientAction((context, creation, flow) => Analyze(context, creation, foundry, flow));

    private void Analyze(OperationAnalysisContext context, ClientCreation creation, FoundryContext foundry, FlowContext flow)
    {
        if (creation.Credential is not { Parameter: { } parameter } key
            || !CredentialParameter.TakesKey(parameter)
            || key.Value.IsNull())
            return;

        // Many programs use a key only if one is configured, so a conditional creation may never run.
        if (context.Operation.IsConditional())
            return;

        // A plain OpenAI client accepts a token as its key, and a custom transport may replace the key by one.
        var client = ClientOrigin.Of(context.Operation, flow);
        if (client is not { IsAzure: true, MayLeave: false, UsesKey: true, IsRetired: false })
            return;

        var access = foundry.Access(flow.Cancel);
        var accounts = access.AccountsIfAll(static account => account.KeysDisabled.Value == true, client.Address);
        if (accounts.FirstOrDefault() is not { } account)
            return;

        var setting = account.KeysDisabled.Location ?? account.Location;
        var evidence = new Evidence(
            account.IsMeantBy(client.Address),
            settings: new[] { client.SettingsOrigin },
            related: new[] { setting },
            isAdvice: !access.IsOfProgram(account, client.Address, flow));
        var line = setting.GetLineSpan().StartLinePosition.Line;
        Report(context, key.Value.SourceSyntax(), evidence, Explanation.Place(account.Path, line));
    }
}
