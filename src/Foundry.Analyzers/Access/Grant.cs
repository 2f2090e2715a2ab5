using System;
using System.Collections.Immutable;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Access;

/// <summary>A role assignment that a file declares.</summary>
internal sealed class Grant(
    Role? role, AccessScope? scope, Principal principal, bool isConditional, GrantSource source, bool isMade = true)
{
    /// <summary>The role; null if it could not be resolved, so that it can be any role.</summary>
    public Role? Role { get; } = role;

    /// <summary>The kind of resource that it is assigned at; null if it could not be resolved.</summary>
    public AccessScope? Scope { get; } = scope;

    public Principal Principal { get; } = principal;

    /// <summary>Whether it may not apply: it is conditional, one arm of a choice, or has a condition of its own.</summary>
    public bool IsConditional { get; } = isConditional;

    /// <summary>Whether it is certainly made, even if its role is one of several.</summary>
    public bool IsMade { get; } = isMade;

    public GrantSource Source { get; } = source;

    /// <summary>
    /// Whether it is assigned for a Foundry account: at the account, a project or an agent, or as a role of such accounts at the
    /// resource group to the identity of a workload. Other roles at a resource group are for other resources.
    /// </summary>
    public bool IsOnFoundry => Scope is AccessScope.Account or AccessScope.Project or AccessScope.Agent
        || IsAtGroupOfWorkload;

    private bool IsAtGroupOfWorkload =>
        Scope == AccessScope.ResourceGroup
        && Principal.Kind == PrincipalKind.Application
        && Role is not null
        && DataAccess.IsForAccounts(Role);

    /// <summary>
    /// Whether it counts for an identity. An unknown principal may be the application or the project's identity, so it counts for
    /// both. A user may only be the application: on the machine of a developer.
    /// </summary>
    public bool CountsFor(AccessIdentity identity)
    {
        if (Principal.Kind == PrincipalKind.Unknown)
            return identity == AccessIdentity.Caller || !Principal.IsUser;
        return Principal.Kind
            == (identity == AccessIdentity.Caller ? PrincipalKind.Application : PrincipalKind.ProjectIdentity);
    }

    /// <summary>The same grant; if it is a user's, for another principal than the application.</summary>
    public Grant WithUserApart() => Principal is { IsUser: true, Kind: PrincipalKind.Unknown }
        ? new(Role, Scope, new(PrincipalKind.Other, Principal.Name, isUser: true), IsConditional, Source, IsMade)
        : this;
}

/// <summary>The file and place that a grant was read from.</summary>
internal readonly struct GrantSource(Location location, string path, bool isManifest, ImmutableArray<string> suppressed = default)
{
    private readonly ImmutableArray<string> _suppressed = suppressed;

    /// <summary>The place of the role.</summary>
    public Location Location { get; } = location;

    /// <summary>The path that the compiler passes.</summary>
    public string Path { get; } = path;

    /// <summary>Whether <c>foundry.access.json</c> declares it, and not infrastructure.</summary>
    public bool IsManifest { get; } = isManifest;

    /// <summary>Whether the code of an AppHost declares it. What is wrong there is reported where that is compiled.</summary>
    public bool IsCode => Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the file suppresses a rule at this place. Bicep can (<c>#disable-next-line</c>).</summary>
    public bool IsSuppressed(string id)
    {
        if (_suppressed.IsDefault)
            return false;

        foreach (var suppressed in _suppressed)
        {
            if (suppressed.Equals(id, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
