using System;
using System.Collections.Immutable;
using System.Linq;

namespace Foundry.Analyzers.Catalog;

/// <summary>Finds the role for a name, even if the name is misspaced or part of an identifier.</summary>
internal static class RoleNames
{
    /// <summary>
    /// The words that follow a role in an identifier, as in <c>FoundryUserRoleDefinitionId</c>. Guid is before id.
    /// </summary>
    private static readonly ImmutableArray<string> Suffixes = ImmutableArray.Create("guid", "id", "definition", "role");

    private static readonly ImmutableDictionary<string, Role> ByLetters = Roles.All
        .SelectMany(role => role.PreviousNames.Add(role.Name), (role, name) => (Letters: Letters(name), Role: role))
        .GroupBy(entry => entry.Letters, StringComparer.Ordinal)
        .Where(group => group.Select(entry => entry.Role).Distinct().Count() == 1)
        .ToImmutableDictionary(group => group.Key, group => group.First().Role, StringComparer.Ordinal);

    /// <summary>The role with a current or former name, or null. Ignores case, and the spaces of a role of the service.</summary>
    public static Role? Find(string name) =>
        ByLetters.TryGetValue(Letters(name), out var role) ? role : OtherRoles.ByName(name);

    /// <summary>The role that an identifier names, as in <c>FoundryUserRoleId</c>, or null.</summary>
    /// <remarks>A single word (Owner, Contributor, Reader) may mean a role of another service, or no role.</remarks>
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

    /// <summary>Whether a name means one known role and an id another. An unknown id does not disagree.</summary>
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
