using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>Azure's built-in roles.</summary>
/// <remarks>
/// The generator writes the definitions from <c>Data/roles.json</c>, which names the sources. <see cref="OtherRoles"/> has the
/// names and ids of the rest.
/// </remarks>
internal static partial class Roles
{
    /// <summary>The role with a GUID, or null.</summary>
    public static Role? ById(string guid) => Index.ById.TryGetValue(guid, out var role) ? role : OtherRoles.ById(guid);

    /// <summary>The role with a current or former name, or null.</summary>
    public static Role? ByName(string name) => Index.ByName.TryGetValue(name, out var role) ? role : OtherRoles.ByName(name);

    private static Role BuiltIn(string id, string name, ImmutableArray<string> previousNames, params Permission[] permissions) =>
        new(id, name, previousNames, ImmutableArray.Create(permissions));

    private static Permission Entry(
        ImmutableArray<string> actions,
        ImmutableArray<string> notActions,
        ImmutableArray<string> dataActions,
        ImmutableArray<string> notDataActions,
        string? condition = null) =>
        new(actions, notActions, dataActions, notDataActions, condition);

    private static ImmutableArray<string> Texts(string texts) => ImmutableArray.Create(texts.Split(';'));

    /// <summary>A separate class, so that it is filled after the roles, and only when used.</summary>
    private static class Index
    {
        public static readonly Dictionary<string, Role> ById = new(StringComparer.OrdinalIgnoreCase);
        public static readonly Dictionary<string, Role> ByName = new(StringComparer.OrdinalIgnoreCase);

        static Index()
        {
            foreach (var role in All.AddRange(CosmosDb))
            {
                ById.Add(role.Id, role);
                ByName.Add(role.Name, role);
            }

            // A test ensures that no former name is the current name of another role. If one were, the current name would win.
            foreach (var role in All)
            {
                foreach (var name in role.PreviousNames)
                {
                    if (!ByName.ContainsKey(name))
                        ByName.Add(name, role);
                }
            }
        }
    }
}
