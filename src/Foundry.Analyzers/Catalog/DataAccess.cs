using System;
using System.Collections.Generic;
using System.Linq;

namespace Foundry.Analyzers.Catalog;

/// <summary>Recognizes roles that together certainly do not grant data access.</summary>
/// <remarks>A pattern that may match counts as a grant, even with a condition or with exclusions.</remarks>
internal static class DataAccess
{
    private const string Provider = "Microsoft.CognitiveServices/";
    private const string Accounts = Provider + "accounts/";
    private const string Foundry = Accounts + "AIServices/";

    /// <summary>An action without the prefix that all account actions share.</summary>
    public static string ShortName(string action) =>
        IsOfAccount(action) ? action.Substring(Accounts.Length) : action;

    /// <summary>Whether an action is one of a Foundry or Azure OpenAI account, or of a part of it.</summary>
    public static bool IsOfAccount(string action) => action.StartsWith(Accounts, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether the roles have no data action of a Foundry or Azure OpenAI account, so that no call can succeed.
    /// </summary>
    public static bool NoDataAccess(IEnumerable<Role> roles) => NoneUnder(Accounts, roles);

    /// <summary>Whether the roles have no data action for a project's agents, evaluations, connections and data sets.</summary>
    public static bool NoProjectAccess(IEnumerable<Role> roles) => NoneUnder(Foundry, roles);

    /// <summary>Whether a role is for accounts: it lets call them, or manage them by an action of their own.</summary>
    public static bool IsForAccounts(Role role) =>
        !NoDataAccess(new[] { role })
        || role.Permissions.Any(static permission => permission.Actions.Any(static action => ManagesAccounts(action)));

    private static bool ManagesAccounts(string action) =>
        action.StartsWith(Provider, StringComparison.OrdinalIgnoreCase)
        && !action.EndsWith("/read", StringComparison.OrdinalIgnoreCase);

    private static bool NoneUnder(string family, IEnumerable<Role> roles) =>
        !roles.SelectMany(role => role.Permissions)
            .SelectMany(permission => permission.DataActions)
            .Any(pattern => MayMatchUnder(family, pattern));

    private static bool MayMatchUnder(string family, string pattern)
    {
        var wildcard = pattern.IndexOf('*');
        if (wildcard < 0)
            return pattern.StartsWith(family, StringComparison.OrdinalIgnoreCase);

        var prefix = pattern.Substring(0, wildcard);
        return prefix.StartsWith(family, StringComparison.OrdinalIgnoreCase)
            || family.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
    }
}
