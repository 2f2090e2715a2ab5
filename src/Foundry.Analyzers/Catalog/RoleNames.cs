using System;
using System.Collections.Immutable;
using System.Linq;

namespace Foundry.Analyzers.Catalog;

/// <summary>Which role a name means, whoever wrote it: Azure, a person, or a programmer who made an identifier of it.</summary>
internal static class RoleNames
{
    /// <summary>What an identifier says beside the role, as in <c>FoundryUserRoleDefinitionId</c>; a guid before its id.</summary>
    private static readonly ImmutableArray<string> Suffixes = ImmutableArray.Create("guid", "id", "definition", "role");

    private static readonly ImmutableDictionary<string, Role> ByLetters = Roles.All
        .SelectMany(role => role.PreviousNames.Add(role.Name), (role, name) => (Letters: Letters(name), Role: role))
        .GroupBy(entry => entry.Letters, StringComparer.Ordinal)
        .Where(group => group.Select(entry => entry.Role).Distinct().Count() == 1)
        .ToImmutableDictionary(group => group.Key, group => group.First().Role, StringComparer.Ordinal);

    /// <summary>The role of a current or previous name, in any case, with or without its spaces; null where there is none.</summary>
    public static Role? Find(string name) => ByLetters.TryGetValue(Letters(name), out var role) ? role : null;

    /// <summary>The role an identifier is named after, such as <c>FoundryUserRoleId</c>; null where it is not named after one.</summary>
    /// <remarks>One word alone (Owner, Contributor, Reader) may as well mean a role of another service, or no role.</remarks>
    public static Role? NamedBy(string identifier)
    {
        for (var letters = Letters(identifier); letters.Length > 0;)
        {
            if (ByLetters.TryGetValue(letters, out var role))
                return role.Name.IndexOf(' ') < 0 ? null : role;
            if (Suffixes.FirstOrDefault(suffix => letters.EndsWith(suffix, StringComparison.Ordinal)) is not { } last)
                return null;
            letters = letters.Substring(0, letters.Length - last.Length);
        }

        return null;
    }

    /// <summary>Whether something is named after one role and is the id of another. Ids that are not known may be anybody's.</summary>
    public static bool Disagree(string nameAsSaid, string id, out Role said, out Role held)
    {
        said = held = null!;
        if (NamedBy(nameAsSaid) is not { } named || Roles.ById(id) is not { } identified || named == identified)
            return false;

        (said, held) = (named, identified);
        return true;
    }

    private static string Letters(string name) => new(name.Where(char.IsLetter).Select(char.ToLowerInvariant).ToArray());
}
