using System;
using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>A role definition: an Azure built-in role, or a custom role of the repository.</summary>
internal sealed class Role : IEquatable<Role>
{
    public Role(string id, string name, ImmutableArray<string> previousNames, ImmutableArray<Permission> permissions) =>
        (Id, Name, PreviousNames, Permissions) = (id, name, previousNames, permissions);

    /// <summary>The GUID in lower case, or empty for a custom role without one.</summary>
    public string Id { get; }

    /// <summary>The current name.</summary>
    public string Name { get; }

    /// <summary>Former names, which files may still use.</summary>
    public ImmutableArray<string> PreviousNames { get; }

    public ImmutableArray<Permission> Permissions { get; }

    /// <summary>
    /// Whether the role is known to hold no data action of Cognitive Services, and nothing else is known of its permissions.
    /// </summary>
    public bool IsOfOtherService { get; private set; }

    public static Role OfOtherService(string id, string name) =>
        new(id, name, ImmutableArray<string>.Empty, ImmutableArray<Permission>.Empty) { IsOfOtherService = true };

    public static bool operator ==(Role? one, Role? other) => one is null ? other is null : one.Equals(other);

    public static bool operator !=(Role? one, Role? other) => !(one == other);

    /// <summary>Whether it is the same role. A role without an id equals itself only.</summary>
    public bool Equals(Role? other) => ReferenceEquals(this, other) || Id.Length > 0 && Id == other?.Id;

    public override bool Equals(object? other) => Equals(other as Role);

    public override int GetHashCode() => Id.GetHashCode();
}
