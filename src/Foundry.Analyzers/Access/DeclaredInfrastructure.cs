using System;
using System.Collections.Immutable;
using System.Linq;

namespace Foundry.Analyzers.Access;

/// <summary>The declarations of all infrastructure files of a repository.</summary>
internal sealed class DeclaredInfrastructure(
    ImmutableArray<Grant> grants,
    ImmutableArray<DeclaredAccount> accounts,
    ImmutableArray<IncompleteReason> incompleteReasons,
    ImmutableArray<RoleLiteral> roleLiterals = default,
    bool projectMayActAsOther = false,
    DeclaredResources? resources = null,
    bool isOfAppHost = false)
{
    public static readonly DeclaredInfrastructure None = new(
        ImmutableArray<Grant>.Empty,
        ImmutableArray<DeclaredAccount>.Empty,
        ImmutableArray<IncompleteReason>.Empty);

    public ImmutableArray<Grant> Grants { get; } = grants;

    public ImmutableArray<DeclaredAccount> Accounts { get; } = accounts;

    /// <summary>The reasons why there may be unknown grants. Empty if every grant is known.</summary>
    public ImmutableArray<IncompleteReason> IncompleteReasons { get; } = incompleteReasons;

    /// <summary>Whether a project may use a user-assigned identity. It may then have the roles of any identity.</summary>
    public bool ProjectMayActAsOther { get; } = projectMayActAsOther;

    /// <summary>Whether an Aspire AppHost that runs this program declares them, so that they are for this program only.</summary>
    public bool IsOfAppHost { get; } = isOfAppHost;

    /// <summary>Whether a resource that runs programs certainly gets an identity.</summary>
    public bool HostsWorkload => Resources.Hosts.Any(static host => host.HasIdentity);

    /// <summary>What else the templates deploy.</summary>
    public DeclaredResources Resources { get; } = resources ?? DeclaredResources.None;

    /// <summary>
    /// The host of a service: the only one with its tag, or an untagged one if there is no other of that kind; null if unknown.
    /// </summary>
    public DeclaredHost? HostOf(AzureService service)
    {
        var hosts = Resources.Hosts.Where(host => MayHost(host.Type, service.Host)).ToArray();
        var tagged = hosts.Where(host => host.Service == service.Name).ToArray();
        if (tagged.Length > 0)
            return tagged.Length == 1 ? Certain(tagged[0]) : null;
        return hosts.Length == 1 && hosts[0].Service is null && !MayHideResources ? Certain(hosts[0]) : null;
    }

    /// <summary>Whether there may be resources that are not known.</summary>
    public bool MayHideResources => IncompleteReasons.Any(static reason => reason.MayHideResources);

    /// <summary>Whether a file that is not fully read may set an environment variable of a host.</summary>
    public bool MayHideSettings => IncompleteReasons.Any(static reason => reason.Kind
        is IncompleteReasonKind.Script
        or IncompleteReasonKind.AppHost
        or IncompleteReasonKind.Incomplete
        or IncompleteReasonKind.LeftOut);

    private static DeclaredHost? Certain(DeclaredHost host) => host.IsConditional ? null : host;

    private static bool IsType(string type, string expected) => type.Equals(expected, StringComparison.OrdinalIgnoreCase);

    private static bool MayHost(string type, string host) => host switch
    {
        "containerapp" => IsType(type, DeclaredHost.ContainerApp),
        "appservice" or "function" => IsType(type, DeclaredHost.WebSite),
        "" => IsType(type, DeclaredHost.ContainerApp) || IsType(type, DeclaredHost.WebSite),
        _ => false,
    };

    /// <summary>The places in templates that name a role, even if they do not assign it there.</summary>
    public ImmutableArray<RoleLiteral> RoleLiterals { get; } =
        roleLiterals.IsDefault ? ImmutableArray<RoleLiteral>.Empty : roleLiterals;

    /// <summary>Returns the same declarations beside a file that the build left out and that may declare anything.</summary>
    public DeclaredInfrastructure WithFileLeftOut() =>
        With(Grants, IncompleteReasons.Add(new(IncompleteReasonKind.LeftOut, "")));

    /// <summary>Returns the same declarations for a program that no user runs.</summary>
    public DeclaredInfrastructure WithUsersApart() =>
        With(Grants.Select(static grant => grant.WithUserApart()).ToImmutableArray(), IncompleteReasons);

    /// <summary>
    /// Returns the declarations with those of an AppHost, which is no reason for unknown grants once it is read.
    /// </summary>
    /// <remarks>Newer versions of Aspire may let the identity of a project call the account.</remarks>
    public DeclaredInfrastructure WithAppHost(
        ImmutableArray<Grant> grants, ImmutableArray<DeclaredAccount> accounts, bool isRead) =>
        new(
            Grants.AddRange(grants),
            Accounts.AddRange(accounts),
            isRead ? WithoutAppHost().IncompleteReasons : IncompleteReasons,
            RoleLiterals,
            projectMayActAsOther: true,
            Resources,
            isOfAppHost: true);

    /// <summary>Returns the same declarations for a program that the AppHost beside it does not run.</summary>
    public DeclaredInfrastructure WithoutAppHost() => With(
        Grants, IncompleteReasons.RemoveAll(static reason => reason.Kind == IncompleteReasonKind.AppHost));

    private DeclaredInfrastructure With(ImmutableArray<Grant> grants, ImmutableArray<IncompleteReason> reasons) =>
        new(grants, Accounts, reasons, RoleLiterals, ProjectMayActAsOther, Resources, IsOfAppHost);
}

/// <summary>A reason why there may be grants that no file declares.</summary>
internal readonly struct IncompleteReason(IncompleteReasonKind kind, string path)
{
    public IncompleteReasonKind Kind { get; } = kind;

    /// <summary>The file that causes it; empty for a file that was left out.</summary>
    public string Path { get; } = path;

    /// <summary>Whether the file assigns roles, or may: the unread rest of a template may assign some.</summary>
    public bool MayAssignRoles => Kind
        is IncompleteReasonKind.Script
        or IncompleteReasonKind.HostedAgent
        or IncompleteReasonKind.FoundryProject
        or IncompleteReasonKind.AppHost
        or IncompleteReasonKind.Uncalled
        or IncompleteReasonKind.Incomplete
        or IncompleteReasonKind.LeftOut;

    /// <summary>Whether there may be resources that no file shows.</summary>
    public bool MayHideResources => Kind
        is IncompleteReasonKind.Unresolved
        or IncompleteReasonKind.FoundryProject
        or IncompleteReasonKind.AppHost
        or IncompleteReasonKind.Incomplete
        or IncompleteReasonKind.LeftOut;
}

/// <summary>The kinds of reasons why grants may be unknown.</summary>
internal enum IncompleteReasonKind
{
    /// <summary>A script assigns roles.</summary>
    Script,

    /// <summary><c>azure.yaml</c> hosts an agent. The tool assigns its roles when it deploys.</summary>
    HostedAgent,

    /// <summary><c>azure.yaml</c> lets the tool create a project, with an account and role assignments of its own.</summary>
    FoundryProject,

    /// <summary>A sibling Aspire AppHost assigns the roles.</summary>
    AppHost,

    /// <summary>A template only refers to an account (<c>existing</c>).</summary>
    ExistingAccount,

    /// <summary>A role, scope, module, loop or condition could not be resolved.</summary>
    Unresolved,

    /// <summary>A module that no template calls assigns a role that it is given, or refers to an account.</summary>
    Uncalled,

    /// <summary>A template was not fully understood, for example while somebody edits it.</summary>
    Incomplete,

    /// <summary>The build left a file out: its name is unsafe, or it is a link, a pipe or a device.</summary>
    LeftOut,
}
