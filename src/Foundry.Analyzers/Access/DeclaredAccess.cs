using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;

namespace Foundry.Analyzers.Access;

/// <summary>The grants and accounts that a repository declares, in access manifests and infrastructure files.</summary>
internal sealed class DeclaredAccess
{
    private readonly ImmutableArray<AzureService> _services;
    private DeclaredAccess? _withUsersApart;

    /// <param name="manifests">The access manifests of the project.</param>
    /// <param name="infrastructure">What the files of the infrastructure declare, for whichever program.</param>
    /// <param name="services">The services of <c>azure.yaml</c> that this program is.</param>
    public DeclaredAccess(
        ImmutableArray<AccessManifest> manifests,
        DeclaredInfrastructure infrastructure,
        ImmutableArray<AzureService> services)
    {
        (Manifests, Infrastructure, _services) = (manifests, infrastructure, services);
        Grants = manifests.SelectMany(static manifest => manifest.Grants).Concat(infrastructure.Grants).ToImmutableArray();
        Accounts = manifests.Select(static manifest => manifest.Account)
            .OfType<DeclaredAccount>()
            .Concat(infrastructure.Accounts)
            .ToImmutableArray();
    }

    /// <summary>
    /// The same declarations for the program where it is deployed: it signs in as its host, not as a user. The same object if no
    /// user has a role, or if no host is known.
    /// </summary>
    public DeclaredAccess WithUsersApart => _withUsersApart ??=
        Infrastructure.HostsWorkload && Infrastructure.Grants.Any(static grant => grant.WithUserApart() != grant)
            ? new(Manifests, Infrastructure.WithUsersApart(), _services)
            : this;

    /// <summary>The declarations as they count for this program, if it is certainly deployed to the declared host.</summary>
    public DeclaredAccess AsDeployed => IsService ? WithUsersApart : this;

    /// <summary>The declarations as they count for a program that signs in as its host, or that may sign in as a user.</summary>
    public DeclaredAccess Where(bool isHost) => isHost ? WithUsersApart : AsDeployed;

    /// <summary>The access manifests of the project: the nearest one, and any that the project adds.</summary>
    public ImmutableArray<AccessManifest> Manifests { get; }

    public DeclaredInfrastructure Infrastructure { get; }

    /// <summary>Every declared role assignment, those of the manifests first.</summary>
    public ImmutableArray<Grant> Grants { get; }

    public ImmutableArray<DeclaredAccount> Accounts { get; }

    /// <summary>The resource that hosts this program; null if the templates do not tell.</summary>
    public DeclaredHost? Host => _services.Length == 1 ? Infrastructure.HostOf(_services[0]) : null;

    /// <summary>Whether <c>azure.yaml</c> deploys this program with the infrastructure.</summary>
    public bool IsService => !_services.IsEmpty;

    /// <summary>Whether the manifest says that it lists every grant.</summary>
    public bool IsCompleteByManifest => !Manifests.IsEmpty && Manifests.All(static manifest => manifest.IsComplete);

    /// <summary>
    /// Whether every grant is known. Either the manifests say so, or there is no manifest, the infrastructure has no unknown
    /// part, and it assigns the application a role on the account. A conditional assignment does not count: without it, somebody
    /// else assigns the roles.
    /// </summary>
    public bool IsComplete => IsCompleteByManifest
        || IsClosedByTemplates
            && Grants.Any(static grant => IsCertainForApplication(grant));

    /// <summary>Whether anything declares who may call the account. If so, no rule can say that nothing does.</summary>
    public bool IsDeclared => !Manifests.IsEmpty
        || Grants.Any(static grant => grant.IsOnFoundry)
        || Infrastructure.IncompleteReasons.Any(static reason => reason.MayAssignRoles);

    /// <summary>
    /// Whether the infrastructure shows who gets roles on the account. It assigns some, to any principal. Or it deploys the
    /// account and the host of the program, is fully known, and assigns none. An AppHost is such a host.
    /// </summary>
    public bool ShowsAssignments => Infrastructure.Grants.Any(static grant => grant.IsOnFoundry)
        || Manifests.IsEmpty
            && Infrastructure.IncompleteReasons.All(static reason => reason.Kind == IncompleteReasonKind.Uncalled)
            && Infrastructure.Accounts.Any(IsDeployed)
            && (Host is { HasIdentity: true } || Infrastructure.IsOfAppHost);

    /// <summary>Whether workloads have grants too. If so, a user's grants are not the application's.</summary>
    public bool DeclaresWorkload => Manifests.IsEmpty
        || Manifests.Any(static manifest => manifest.Identities.Any(static identity => MayBeWorkload(identity)));

    /// <summary>Whether the declarations speak for a project's identity: templates do, and a manifest that names one.</summary>
    public bool DeclaresProjectIdentity => Manifests.IsEmpty
        || Manifests.Any(static manifest =>
            manifest.Identities.Any(static identity => identity.Kind == ManifestIdentityKind.ProjectManagedIdentity));

    /// <summary>
    /// Whether something that is not read may make deployments or connections: a script, a tool or an unknown part of a
    /// template.
    /// </summary>
    public bool MayHaveOtherResources => Infrastructure.MayHideResources
        || Infrastructure.IncompleteReasons.Any(static reason =>
            reason.Kind is IncompleteReasonKind.Script or IncompleteReasonKind.HostedAgent);

    /// <summary>
    /// Whether the templates alone show every role assignment on the account, for every principal. That is enough where they
    /// deploy both the resource and what connects a project to it.
    /// </summary>
    public bool IsClosedByTemplates => Manifests.IsEmpty && Infrastructure.IncompleteReasons.IsEmpty;

    /// <summary>Whether a manifest declares that the project uses Microsoft Entra tokens for its storage account.</summary>
    public bool StorageUsesEntra => Manifests.Any(static manifest => manifest.StorageUsesEntra.Value == true);

    /// <summary>Whether a project certainly is connected to a kind of resource with tokens of its own identity.</summary>
    public bool IsConnectedByToken(AccessScope kind) => kind == AccessScope.Storage && StorageUsesEntra
        || IsClosedByTemplates && Infrastructure.Resources.Stores.UseToken(kind);

    /// <summary>
    /// Whether the declarations apply to the account of every endpoint that the client may have. A manifest applies to all
    /// accounts that the program calls; a template applies to the accounts it names.
    /// </summary>
    public bool IsAbout(ClientEndpoint endpoint) =>
        !Manifests.IsEmpty || Infrastructure.Accounts.IsEmpty || MayBeDeclared(endpoint);

    /// <summary>
    /// Whether they certainly apply to it. A hard-coded account may differ from one whose name no template shows.
    /// </summary>
    public bool IsCertainlyAbout(ClientEndpoint endpoint) => IsCompleteByManifest
        || Infrastructure.Accounts.IsEmpty
        || Infrastructure.Accounts.Any(account => account.IsMeantBy(endpoint));

    /// <summary>
    /// Whether the declarations are for this program. A repository holds samples, tools and other programs too, so a template
    /// counts for those that <c>azure.yaml</c> deploys with it, and for clients whose address names the account or comes from a
    /// setting that the template fills with it.
    /// </summary>
    public bool IsOfProgram(ClientEndpoint endpoint, FlowContext flow) => IsCompleteByManifest
        || IsService
        || Infrastructure.IsOfAppHost
        || Infrastructure.Accounts.Any(account => account.IsNamedBy(endpoint, flow));

    /// <summary>Whether an account is the one of this program.</summary>
    public bool IsOfProgram(DeclaredAccount account, ClientEndpoint endpoint, FlowContext flow) =>
        IsService || !Infrastructure.Accounts.Contains(account) || account.IsNamedBy(endpoint, flow);

    /// <summary>
    /// The accounts that a client may reach, if all of them match <paramref name="predicate"/>; otherwise none. Those that it
    /// certainly reaches come first, whatever the order of the files. An account that
    /// is only referred to, or may not be deployed, can have other settings. A part that could not be read may declare another
    /// account.
    /// </summary>
    public IReadOnlyList<DeclaredAccount> AccountsIfAll(Func<DeclaredAccount, bool> predicate, ClientEndpoint endpoint)
    {
        var reachable = Accounts.Where(account => MayReach(endpoint, account))
            .OrderByDescending(account => account.IsMeantBy(endpoint))
            .ThenBy(static account => account.Path, StringComparer.Ordinal)
            .ThenBy(static account => account.Location.SourceSpan.Start)
            .ToArray();
        var namesAccount = endpoint.Is(static address => address.Resource is not null);
        if (Infrastructure.IncompleteReasons.Any(reason => MayHideAccount(reason, namesAccount)))
            return Array.Empty<DeclaredAccount>();

        return MayBeDeclared(endpoint) && reachable.All(account => IsDeployed(account) && predicate(account))
            ? reachable
            : Array.Empty<DeclaredAccount>();
    }

    private static bool IsCertainForApplication(Grant grant) =>
        grant is { IsOnFoundry: true, IsMade: true, Principal.Kind: PrincipalKind.Application };

    private static bool MayBeWorkload(ManifestIdentity identity) =>
        identity.Kind is not (ManifestIdentityKind.User or ManifestIdentityKind.ProjectManagedIdentity);

    private static bool MayReach(ClientEndpoint endpoint, DeclaredAccount account) =>
        endpoint.Values.IsEmpty || endpoint.Values.Any(address => account.MayBe(address.Resource));

    private static bool MayHideAccount(IncompleteReason reason, bool namesAccount) =>
        reason.Kind is IncompleteReasonKind.Incomplete or IncompleteReasonKind.LeftOut or IncompleteReasonKind.FoundryProject
        || reason.Kind == IncompleteReasonKind.Unresolved && !namesAccount;

    private static bool IsDeployed(DeclaredAccount account) => account is { IsExisting: false, IsConditional: false };

    private bool MayBeDeclared(ClientEndpoint endpoint) =>
        endpoint.Values.All(address => Accounts.Any(account => account.MayBe(address.Resource)));
}
