using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Access;

/// <summary>The words of <c>foundry.access.json</c>. <c>docs/foundry.access.schema.json</c> says the same, for editors.</summary>
internal static class ManifestTerms
{
    public static readonly ImmutableArray<string> Manifest = ImmutableArray.Create("$schema", "version", "complete", "identities", "grants", "customRoles", "account", "storage");

    public static readonly ImmutableArray<string> Identity = ImmutableArray.Create("kind");

    public static readonly ImmutableArray<string> Grant = ImmutableArray.Create("identity", "role", "scope");

    public static readonly ImmutableArray<string> Account = ImmutableArray.Create("publicNetworkAccess", "networkAcls", "networkInjection", "disableLocalAuth");

    public static readonly ImmutableArray<string> NetworkAcls = ImmutableArray.Create("defaultAction", "bypass", "ipRules", "virtualNetworkRules");

    public static readonly ImmutableArray<string> Storage = ImmutableArray.Create("authentication");

    public static readonly Terms<ManifestIdentityKind> IdentityKinds = new(
        ("managedIdentity", ManifestIdentityKind.ManagedIdentity),
        ("user", ManifestIdentityKind.User),
        ("servicePrincipal", ManifestIdentityKind.ServicePrincipal),
        ("projectManagedIdentity", ManifestIdentityKind.ProjectManagedIdentity));

    public static readonly Terms<AccessScope> Scopes = new(
        ("account", AccessScope.Account),
        ("project", AccessScope.Project),
        ("hub", AccessScope.Hub),
        ("storage", AccessScope.Storage),
        ("search", AccessScope.Search),
        ("resourceGroup", AccessScope.ResourceGroup),
        ("subscription", AccessScope.Subscription));

    /// <summary>Whether the account has a public endpoint.</summary>
    public static readonly Terms<bool> PublicNetworkAccess = new(("Enabled", true), ("Disabled", false));

    /// <summary>Whether a caller is let in that no rule speaks of.</summary>
    public static readonly Terms<bool> DefaultAction = new(("Allow", true), ("Deny", false));

    /// <summary>Whether trusted Azure services pass; an evaluation run is none of them.</summary>
    public static readonly Terms<bool> Bypass = new(("None", false), ("AzureServices", true));

    /// <summary>Whether tokens of Microsoft Entra are used.</summary>
    public static readonly Terms<bool> Authentication = new(("entra", true), ("key", false));
}

/// <summary>The words a property may have, and what each of them means. Azure ignores their case, and so do we.</summary>
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
