using System;
using System.Collections.Generic;
using System.Linq;

namespace Foundry.Analyzers.Catalog;

/// <summary>What roles, taken together, certainly do not grant.</summary>
/// <remarks>A pattern that only may match counts as a grant, and so does one under a condition or with exceptions.</remarks>
internal static class DataAccess
{
    private const string Accounts = "Microsoft.CognitiveServices/accounts/";
    private const string Foundry = Accounts + "AIServices/";

    /// <summary>An action without the prefix that the actions of all accounts share.</summary>
    public static string ShortName(string action) =>
        action.StartsWith(Accounts, StringComparison.OrdinalIgnoreCase) ? action.Substring(Accounts.Length) : action;

    /// <summary>Whether the roles hold no data action of a Foundry or Azure OpenAI account: no call to it can succeed.</summary>
    public static bool NoDataAccess(IEnumerable<Role> roles) => NoneUnder(Accounts, roles);

    /// <summary>Whether the roles hold no data action of a Foundry project: no agents, evaluations, connections or data sets.</summary>
    public static bool NoProjectAccess(IEnumerable<Role> roles) => NoneUnder(Foundry, roles);

    private static bool NoneUnder(string family, IEnumerable<Role> roles) =>
        !roles.SelectMany(role => role.Permissions).SelectMany(permission => permission.DataActions).Any(pattern => MayMatchUnder(family, pattern));

    private static bool MayMatchUnder(string family, string pattern)
    {
        var wildcard = pattern.IndexOf('*');
        var known = wildcard < 0 ? pattern : pattern.Substring(0, wildcard);
        return known.StartsWith(family, StringComparison.OrdinalIgnoreCase)
            || wildcard >= 0 && family.StartsWith(known, StringComparison.OrdinalIgnoreCase);
    }
}
