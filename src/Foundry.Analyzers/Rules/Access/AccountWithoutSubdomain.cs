using Foundry.Analyzers.Access;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4014: a client uses a token for an account that has no custom subdomain.</summary>
[NoFix("The subdomain is set in the template, and only once.")]
internal sealed class AccountWithoutSubdomain : AccountRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY4014", "Token is used but the account has no subdomain",
        "The account has no custom subdomain ({0}). It answers every token with 400 'custom subdomain for token authentication'. "
        + "Set customSubDomainName in the template.",
        RuleArea.Access, RuleLevel.Certain,
        "An account accepts Microsoft Entra tokens at its custom subdomain only. "
        + "Without customSubDomainName it has only the regional address, which accepts keys.");

    public AccountWithoutSubdomain() : base(Descriptor) { }

    private protected override bool Takes(IParameterSymbol credential) => !CredentialParameter.TakesKey(credential);

    private protected override bool IsSignedIn(ClientOrigin client) => client.UsesKey == false;

    private protected override bool Refuses(DeclaredAccount account) => account.LacksSubdomain;

    private protected override Location SettingOf(DeclaredAccount account) => account.Location;
}
