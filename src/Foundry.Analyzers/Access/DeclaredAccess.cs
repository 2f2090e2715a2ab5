using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Clients;

namespace Foundry.Analyzers.Access;

/// <summary>What a repository says about who may do what: its access manifest and its infrastructure, together.</summary>
internal sealed class DeclaredAccess
{
    public DeclaredAccess(ImmutableArray<AccessManifest> manifests, DeclaredInfrastructure infrastructure)
    {
        (Manifests, Infrastructure) = (manifests, infrastructure);
        Grants = manifests.SelectMany(static manifest => manifest.Grants).Concat(infrastructure.Grants).ToImmutableArray();
        Accounts = manifests.Select(static manifest => manifest.Account).OfType<DeclaredAccount>().Concat(infrastructure.Accounts).ToImmutableArray();
    }

    /// <summary>The access manifests of the project: the nearest one, and what else the project hands over.</summary>
    public ImmutableArray<AccessManifest> Manifests { get; }

    public DeclaredInfrastructure Infrastructure { get; }

    /// <summary>Every role assignment that is declared, the manifest's first.</summary>
    public ImmutableArray<Grant> Grants { get; }

    /// <summary>Every account that is declared.</summary>
    public ImmutableArray<DeclaredAccount> Accounts { get; }

    /// <summary>Whether the manifest says that it lists every grant.</summary>
    public bool IsCompleteByManifest => !Manifests.IsEmpty && Manifests.All(static manifest => manifest.IsComplete);

    /// <summary>
    /// Whether every grant is known: the manifest says so, or the infrastructure assigns a role on the account to the application and
    /// nothing in it stayed open. An assignment that may not be made shows nothing: without it, somebody else assigns the roles. A
    /// manifest that does not say so leaves the set open.
    /// </summary>
    public bool IsComplete => IsCompleteByManifest
        || Manifests.IsEmpty && Infrastructure.IncompleteReasons.IsEmpty && Grants.Any(static grant => grant is { IsOnFoundry: true, IsMade: true, Principal.Kind: PrincipalKind.Application });

    /// <summary>Whether anything says who may call the account: then it is not for us to say that nothing does.</summary>
    public bool IsDeclared => !Manifests.IsEmpty || Grants.Any(static grant => grant.IsOnFoundry) || Infrastructure.IncompleteReasons.Any(static opening => opening.MayAssignRoles);

    /// <summary>Whether infrastructure assigns roles on the account, whoever to.</summary>
    public bool AssignsOnAccount => Infrastructure.Grants.Any(static grant => grant.IsOnFoundry);

    /// <summary>Whether grants are declared for something other than people: then a person's are not the application's.</summary>
    public bool DeclaresWorkload => Manifests.IsEmpty || Manifests.Any(static manifest => manifest.Identities.Any(static identity => identity.Kind is not (ManifestIdentityKind.User or ManifestIdentityKind.ProjectManagedIdentity)));

    /// <summary>Whether a storage connection of the project is declared to sign in with Entra ID.</summary>
    public bool StorageUsesEntra => Manifests.Any(static manifest => manifest.StorageUsesEntra.Value == true);

    /// <summary>
    /// Whether what is declared is about the account a client goes to, whichever way the program runs. A manifest is about whatever the
    /// program calls; a template is about the accounts it names.
    /// </summary>
    public bool IsAbout(ClientEndpoint endpoint) => !Manifests.IsEmpty || Infrastructure.Accounts.IsEmpty || MayBeDeclared(endpoint);

    /// <summary>Whether it is certainly about that account: else the code names one whose name no template shows.</summary>
    public bool IsCertainlyAbout(ClientEndpoint endpoint) => IsCompleteByManifest || Infrastructure.Accounts.IsEmpty || Infrastructure.Accounts.Any(account => account.IsMeantBy(endpoint));

    /// <summary>
    /// The accounts that a client may reach, where every one of them is as <paramref name="predicate"/> says; else none. An account
    /// that is only referred to, or may not be deployed, can be otherwise; and what could not be read may declare another.
    /// </summary>
    public IReadOnlyList<DeclaredAccount> AccountsIfAll(Func<DeclaredAccount, bool> predicate, ClientEndpoint endpoint)
    {
        var meant = Accounts.Where(account => endpoint.Values.IsEmpty || endpoint.Values.Any(address => account.MayBe(address.Resource))).ToArray();
        var namesAccount = endpoint.Is(static address => address.Resource is not null);
        if (Infrastructure.IncompleteReasons.Any(opening => opening.Kind == IncompleteReasonKind.Incomplete || opening.Kind == IncompleteReasonKind.Unresolved && !namesAccount))
            return Array.Empty<DeclaredAccount>();
        return MayBeDeclared(endpoint) && meant.All(account => account is { IsExisting: false, IsConditional: false } && predicate(account)) ? meant : Array.Empty<DeclaredAccount>();
    }

    private bool MayBeDeclared(ClientEndpoint endpoint) => endpoint.Values.All(address => Accounts.Any(account => account.MayBe(address.Resource)));
}
