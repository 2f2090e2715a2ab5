using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Access;

/// <summary>
/// The words of <c>foundry.access.json</c>. Keep <c>docs/foundry.access.schema.json</c> the same: editors use it.
/// </summary>
internal static class ManifestTerms
{
    public static readonly ImmutableArray<string> Manifest = ImmutableArray.Create(
        "$schema", "version", "complete", "identities", "grants", "customRoles", "account", "storage");

    public static readonly ImmutableArray<string> Identity = ImmutableArray.Create("kind");

    public static readonly ImmutableArray<string> Grant = ImmutableArray.Create("identity", "role", "scope");

    public static readonly ImmutableArray<string> Account = ImmutableArray.Create(
        "publicNetworkAccess", "networkAcls", "networkInjection", "disableLocalAuth");

    public static readonly ImmutableArray<string> NetworkAcls = ImmutableArray.Create(
        "defaultAction", "bypass", "ipRules", "virtualNetworkRules");

    public static readonly ImmutableArray<string> Storage = ImmutableArray.Create("authentication");

    public static readonly Terms<ManifestIdentityKind> IdentityKinds = new(
        ("managedIdentity", ManifestIdentityKind.ManagedIdentity),
        ("user", ManifestIdentityKind.User),
        ("servicePrincipal", ManifestIdentityKind.ServicePrincipal),
        ("projectManagedIdentity", ManifestIdentityKind.ProjectManagedIdentity));

    public static readonly Terms<AccessScope> Scopes = new(
        ("account", AccessScope.Account),
        ("project", AccessScope.Project),
        ("agent", AccessScope.Agent),
        ("hub", AccessScope.Hub),
        ("storage", AccessScope.Storage),
        ("search", AccessScope.Search),
        ("resourceGroup", AccessScope.ResourceGroup),
        ("subscription", AccessScope.Subscription));

    /// <summary>Whether the account has a public endpoint.</summary>
    public static readonly Terms<bool> PublicNetworkAccess = new(("Enabled", true), ("Disabled", false));

    /// <summary>Whether a caller gets access that no rule matches.</summary>
    public static readonly Terms<bool> DefaultAction = new(("Allow", true), ("Deny", false));

    /// <summary>Whether trusted Azure services get access. An evaluation run does not count as one.</summary>
    public static readonly Terms<bool> Bypass = new(("None", false), ("AzureServices", true));

    /// <summary>Whether the project uses Microsoft Entra tokens.</summary>
    public static readonly Terms<bool> Authentication = new(("entra", true), ("key", false));
}

/// <summary>The words that a property accepts, and their meanings. Azure ignores their case.</summary>
internal sealed class Terms<T>(params (string Word, T Meaning)[] terms) where T : struct
{
    public ImmutableArray<string> Words { get; } = terms.Select(term => term.Word).ToImmutableArray();

    public T? Meaning(string word)
    {
        foreach (var term in terms)
        {
            if (term.Word.Equals(word, StringComparison.OrdinalIgnoreCase))
                return term.Meaning;
        }

        return null;
    }

    public string? Word(T meaning)
    {
        foreach (var term in terms)
        {
            if (term.Meaning.Equals(meaning))
                return term.Word;
        }

        return null;
    }
}
