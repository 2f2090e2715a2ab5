using System;

namespace Foundry.Analyzers.Catalog;

/// <summary>Azure's built-in roles without a data action of Cognitive Services. Only their ids and names are known.</summary>
/// <remarks>
/// The generator writes them from <c>Data/other-roles.json</c>, which names the sources. They are one text, one role a line,
/// sorted by id: a search allocates nothing, and a program that asks for no such role does not load it.
/// </remarks>
internal static partial class OtherRoles
{
    private const int IdLength = 36;
    private const int NameStart = IdLength + 1;

    /// <summary>The role with a GUID, or null.</summary>
    public static Role? ById(string guid)
    {
        if (guid.Length != IdLength)
            return null;

        var (first, last) = (0, Lines.Length);
        while (first < last)
        {
            var middle = (first + last) / 2;
            var start = Lines.LastIndexOf('\n', middle - 1, middle - first) + 1;
            if (start == 0)
                start = first;
            var end = Lines.IndexOf('\n', middle);
            var order = Compare(start, guid);
            if (order == 0)
                return RoleAt(start, end);
            (first, last) = order < 0 ? (end + 1, last) : (first, start);
        }

        return null;
    }

    /// <summary>The role with a name, or null.</summary>
    public static Role? ByName(string name)
    {
        for (var start = 0; start < Lines.Length;)
        {
            var end = Lines.IndexOf('\n', start);
            if (end - start == NameStart + name.Length && Compare(start + NameStart, name) == 0)
                return RoleAt(start, end);
            start = end + 1;
        }

        return null;
    }

    /// <summary>Compares a part of the lines with a text. Ignores case.</summary>
    private static int Compare(int start, string text) =>
        string.Compare(Lines, start, text, 0, text.Length, StringComparison.OrdinalIgnoreCase);

    private static Role RoleAt(int start, int end) => Role.OfOtherService(
        Lines.Substring(start, IdLength), Lines.Substring(start + NameStart, end - start - NameStart));
}
