using System;
using System.Text;

namespace Foundry.Analyzers.Catalog;

/// <summary>Azure's built-in roles without a data action of Cognitive Services. Only their ids and names are known.</summary>
/// <remarks>
/// The generator writes them from <c>Data/other-roles.json</c>, which names the sources. They are the bytes of the assembly, one
/// role a line, sorted by id: a search allocates nothing, and a program that asks for no such role pays nothing.
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

        var lines = Lines;
        while (!lines.IsEmpty)
        {
            var middle = lines.Length / 2;
            var start = lines.Slice(0, middle).LastIndexOf((byte)'\n') + 1;
            var end = middle + lines.Slice(middle).IndexOf((byte)'\n');
            var line = lines.Slice(start, end - start);
            var order = Compare(line, guid);
            if (order == 0)
                return RoleOf(line);
            lines = order < 0 ? lines.Slice(end + 1) : lines.Slice(0, start);
        }

        return null;
    }

    /// <summary>The role with a name, or null.</summary>
    public static Role? ByName(string name)
    {
        for (var lines = Lines; !lines.IsEmpty;)
        {
            var end = lines.IndexOf((byte)'\n');
            if (end == NameStart + name.Length && Compare(lines.Slice(NameStart, name.Length), name) == 0)
                return RoleOf(lines.Slice(0, end));
            lines = lines.Slice(end + 1);
        }

        return null;
    }

    /// <summary>Compares the start of a line, or a name, with a text of at most its length. Ignores case.</summary>
    private static int Compare(ReadOnlySpan<byte> bytes, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var difference = Lower((char)bytes[i]) - Lower(text[i]);
            if (difference != 0)
                return difference;
        }

        return 0;
    }

    private static char Lower(char letter) => letter is >= 'A' and <= 'Z' ? (char)(letter + ('a' - 'A')) : letter;

    private static Role RoleOf(ReadOnlySpan<byte> line) =>
        Role.OfOtherService(Text(line.Slice(0, IdLength)), Text(line.Slice(NameStart)));

    private static string Text(ReadOnlySpan<byte> ascii) => Encoding.ASCII.GetString(ascii.ToArray());
}
