using System;
using System.Collections.Immutable;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Access;

/// <summary>A role assignment that a file declares.</summary>
internal sealed class Grant(Role? role, AccessScope? scope, Principal principal, bool isConditional, GrantSource source, bool isMade = true)
{
    /// <summary>The role; null where it could not be resolved, and could be any.</summary>
    public Role? Role { get; } = role;

    /// <summary>The resource it is assigned at; null where that could not be resolved.</summary>
    public AccessScope? Scope { get; } = scope;

    public Principal Principal { get; } = principal;

    /// <summary>Whether it may not be made: under a condition, one arm of a choice, or with a condition of its own.</summary>
    public bool IsConditional { get; } = isConditional;

    /// <summary>Whether it is made for certain, if only with one role of several.</summary>
    public bool IsMade { get; } = isMade;

    public GrantSource Source { get; } = source;

    /// <summary>Whether it is assigned at a Foundry account or project, and not merely above it.</summary>
    public bool IsOnFoundry => Scope is AccessScope.Account or AccessScope.Project;

    /// <summary>
    /// Whether it counts for an identity. The application is whoever is not known to be somebody else; who is not known at all may be
    /// the project's identity as well.
    /// </summary>
    public bool CountsFor(AccessIdentity identity) => Principal.Kind == PrincipalKind.Unknown
        || Principal.Kind == (identity == AccessIdentity.Caller ? PrincipalKind.Application : PrincipalKind.ProjectIdentity);
}

/// <summary>What sort of file a grant was read in, and where.</summary>
internal readonly struct GrantSource(Location location, string path, bool isManifest, ImmutableArray<string> suppressed = default)
{
    private readonly ImmutableArray<string> _suppressed = suppressed;

    /// <summary>The place of the role in the file.</summary>
    public Location Location { get; } = location;

    /// <summary>The file as the compiler names it.</summary>
    public string Path { get; } = path;

    /// <summary>Whether <c>foundry.access.json</c> says it, rather than infrastructure.</summary>
    public bool IsManifest { get; } = isManifest;

    /// <summary>Whether the file silences a rule at this place, as Bicep can (<c>#disable-next-line</c>).</summary>
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
