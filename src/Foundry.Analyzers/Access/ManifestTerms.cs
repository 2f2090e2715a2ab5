using System;
using System.Collections.Immutable;
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
        "managedIdentity;user;servicePrincipal;projectManagedIdentity",
        ManifestIdentityKind.ManagedIdentity,
        ManifestIdentityKind.User,
        ManifestIdentityKind.ServicePrincipal,
        ManifestIdentityKind.ProjectManagedIdentity);

    public static readonly Terms<AccessScope> Scopes = new(
        "account;project;agent;hub;storage;search;cosmosDb;resourceGroup;subscription",
        AccessScope.Account,
        AccessScope.Project,
        AccessScope.Agent,
        AccessScope.Hub,
        AccessScope.Storage,
        AccessScope.Search,
        AccessScope.CosmosDb,
        AccessScope.ResourceGroup,
        AccessScope.Subscription);

    /// <summary>Whether the account has a public endpoint.</summary>
    public static readonly Terms<bool> PublicNetworkAccess = new("Enabled;Disabled", true, false);

    /// <summary>Whether a caller gets access that no rule matches.</summary>
    public static readonly Terms<bool> DefaultAction = new("Allow;Deny", true, false);

    /// <summary>Whether trusted Azure services get access. An evaluation run does not count as one.</summary>
    public static readonly Terms<bool> Bypass = new("None;AzureServices", false, true);

    /// <summary>Whether the project uses Microsoft Entra tokens.</summary>
    public static readonly Terms<bool> Authentication = new("entra;key", true, false);
}

/// <summary>The words that a property accepts, and their meanings. Azure ignores their case.</summary>
internal sealed class Terms<T>(string words, params T[] meanings) where T : struct
{
    public ImmutableArray<string> Words { get; } = ImmutableArray.Create(words.Split(';'));

    public T? Meaning(string word)
    {
        for (var i = 0; i < meanings.Length; i++)
        {
            if (Words[i].Equals(word, StringComparison.OrdinalIgnoreCase))
                return meanings[i];
        }

        return null;
    }

    public string? Word(T meaning)
    {
        for (var i = 0; i < meanings.Length; i++)
        {
            if (meanings[i].Equals(meaning))
                return Words[i];
        }

        return null;
    }
}
