using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>A role definition: an Azure built-in role, or a custom role of the repository.</summary>
internal sealed class Role
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
}
