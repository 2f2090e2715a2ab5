using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Values;

namespace Foundry.Analyzers.Access;

/// <summary>What a repository says about who may do what: its access manifest and its infrastructure, together.</summary>
internal sealed class DeclaredAccess
{
    public static readonly DeclaredAccess Nothing = new(null, Infrastructure.None);

    private readonly AccessManifest? _manifest;
    private readonly Infrastructure _infrastructure;

    public DeclaredAccess(AccessManifest? manifest, Infrastructure infrastructure)
    {
        (_manifest, _infrastructure) = (manifest, infrastructure);
        Grants = manifest is null ? infrastructure.Grants : manifest.Grants.AddRange(infrastructure.Grants);
        Accounts = manifest?.Account is { } account ? infrastructure.Accounts.Insert(0, account) : infrastructure.Accounts;
    }

    /// <summary>Every role assignment that is declared, the manifest's first.</summary>
    public ImmutableArray<Grant> Grants { get; }

    /// <summary>Every account that is declared.</summary>
    public ImmutableArray<DeclaredAccount> Accounts { get; }

    /// <summary>Whether the manifest says that it lists every grant.</summary>
    public bool IsClosedByManifest => _manifest is { IsComplete: true };

    /// <summary>
    /// Whether every grant is known: the manifest says so, or the infrastructure assigns a role on the account to the application and
    /// nothing in it stayed open. A manifest that does not say so leaves the set open.
    /// </summary>
    public bool IsClosed => IsClosedByManifest
        || _manifest is null && _infrastructure.Openings.IsEmpty && Grants.Any(static grant => grant.IsOnFoundry && grant.Principal.Kind == PrincipalKind.Application);

    /// <summary>Whether anything says who may call the account: then it is not for us to say that nothing does.</summary>
    public bool IsDeclared => _manifest is not null || Grants.Any(static grant => grant.IsOnFoundry) || _infrastructure.Openings.Any(static opening => opening.AssignsRoles);

    /// <summary>Whether infrastructure assigns a role on the account that may be the application's.</summary>
    public bool AssignsOnAccount => Grants.Any(static grant => grant is { IsOnFoundry: true, Source.IsManifest: false } && grant.CountsFor(AccessIdentity.Caller));

    /// <summary>Whether a storage connection of the project is declared to sign in with Entra ID.</summary>
    public bool StorageUsesEntra => _manifest is { StorageUsesEntra: true };

    /// <summary>
    /// The accounts that a client may reach, where every one of them is as <paramref name="predicate"/> says; else none. An account
    /// that is only referred to, or may not be deployed, can be otherwise.
    /// </summary>
    public IReadOnlyList<DeclaredAccount> AccountsIfAll(Func<DeclaredAccount, bool> predicate, ClientEndpoint endpoint)
    {
        var meant = Accounts.Where(account => endpoint.Values.IsEmpty || endpoint.Values.Any(address => account.MayBe(address.Resource))).ToArray();
        return meant.All(account => account is { IsExisting: false, IsConditional: false } && predicate(account)) ? meant : Array.Empty<DeclaredAccount>();
    }
}
