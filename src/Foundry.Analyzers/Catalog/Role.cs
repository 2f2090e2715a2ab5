using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>A role definition: one of Azure's own, or one that the repository defines.</summary>
internal sealed class Role
{
    public Role(string id, string name, ImmutableArray<string> previousNames, ImmutableArray<Permission> permissions) =>
        (Id, Name, PreviousNames, Permissions) = (id, name, previousNames, permissions);

    /// <summary>The GUID in lower case, or empty for a role of the repository that has none.</summary>
    public string Id { get; }

    /// <summary>The name it has today.</summary>
    public string Name { get; }

    /// <summary>Names it had before; files still say them.</summary>
    public ImmutableArray<string> PreviousNames { get; }

    public ImmutableArray<Permission> Permissions { get; }
}
