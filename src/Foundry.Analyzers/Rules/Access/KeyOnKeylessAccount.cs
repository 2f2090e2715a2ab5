using Foundry.Analyzers.Access;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4003: a client uses a key for an account that disables key authentication.</summary>
internal sealed class KeyOnKeylessAccount : AccountRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY4003",
        "Key is used but the account disables keys",
        "The account disables keys ({0}). Calls fail with 403 'Key based authentication is disabled for this resource'. "
        + "Pass a token credential, for example DefaultAzureCredential.",
        RuleArea.Access, RuleLevel.Certain,
        "An account with disableLocalAuth rejects every key. "
        + "The Azure Verified Module for accounts and Aspire set it by default.");

    public KeyOnKeylessAccount() : base(Descriptor) { }

    private protected override bool Takes(IParameterSymbol credential) => CredentialParameter.TakesKey(credential);

    // A plain OpenAI client accepts a token as its key, and a custom transport may replace the key by one.
    private protected override bool IsSignedIn(ClientOrigin client) => client.UsesKey == true;

    private protected override bool Refuses(DeclaredAccount account) => account.KeysDisabled.Value == true;

    private protected override Location SettingOf(DeclaredAccount account) => account.KeysDisabled.Location ?? account.Location;
}
