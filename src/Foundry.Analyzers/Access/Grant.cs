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

    /// <summary>Whether it is assigned at a Foundry account or project, and not at a scope above.</summary>
    public bool IsOnFoundry => Scope is AccessScope.Account or AccessScope.Project;

    /// <summary>
    /// Whether it counts for an identity. An unknown principal may be the application or the project's identity, so it counts for
    /// both.
    /// </summary>
    public bool CountsFor(AccessIdentity identity)
    {
        var expected = identity == AccessIdentity.Caller ? PrincipalKind.Application : PrincipalKind.ProjectIdentity;
        return Principal.Kind == PrincipalKind.Unknown || Principal.Kind == expected;
    }
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
