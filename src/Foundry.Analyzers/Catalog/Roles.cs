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
    /// <summary>All roles of Azure.</summary>
    public static ImmutableArray<Role> All => Everything.Azure;

    /// <summary>The roles for data that Cosmos DB itself assigns. Azure does not know them.</summary>
    public static ImmutableArray<Role> CosmosDb => Index.Roles.Range(AzureRoles, Index.ById.Count - AzureRoles);

    /// <summary>The role with a GUID, or null.</summary>
    public static Role? ById(string guid) =>
        Index.ById.TryGetValue(guid, out var number) ? Index.Roles[number] : OtherRoles.ById(guid);

    /// <summary>The role with a current or former name, or null.</summary>
    public static Role? ByName(string name) =>
        Index.ByName.TryGetValue(name, out var number) ? Index.Roles[number] : OtherRoles.ByName(name);

    private static Permission Entry(
        ImmutableArray<string> actions,
        ImmutableArray<string> notActions,
        ImmutableArray<string> dataActions,
        ImmutableArray<string> notDataActions,
        string? condition = null) =>
        new(actions, notActions, dataActions, notDataActions, condition);

    private static ImmutableArray<string> Texts(string texts) => ImmutableArray.Create(texts.Split(';'));

    /// <summary>
    /// What of the table is known without making a role: the ids, and the current and former names. A separate class, so that
    /// it is filled only when used.
    /// </summary>
    private static class Index
    {
        public static readonly Dictionary<string, int> ById = new(StringComparer.OrdinalIgnoreCase);
        public static readonly Dictionary<string, int> ByName = new(StringComparer.OrdinalIgnoreCase);
        public static readonly OnDemand<Role> Roles;

        static Index()
        {
            var (ids, names) = (new List<string>(), new List<string[]>());
            foreach (var line in Lines.Split('\n'))
            {
                var space = line.IndexOf(' ');
                var id = line.Substring(0, space);
                var named = line.Substring(space + 1).Split(';');
                ById.Add(id, ids.Count);
                ByName.Add(named[0], ids.Count);
                ids.Add(id);
                names.Add(named);
            }

            // A test ensures that no former name is the current name of another role. If one were, the current name would win.
            for (var number = 0; number < ids.Count; number++)
            {
                for (var i = 1; i < names[number].Length; i++)
                {
                    if (!ByName.ContainsKey(names[number][i]))
                        ByName.Add(names[number][i], number);
                }
            }

            Roles = new(ids.Count, number => new(
                ids[number], names[number][0], ImmutableArray.Create(names[number]).RemoveAt(0), PermissionsOf(number)));
        }
    }

    /// <summary>A separate class, so that it is filled only when used.</summary>
    private static class Everything
    {
        public static readonly ImmutableArray<Role> Azure = Index.Roles.Range(0, AzureRoles);
    }
}
