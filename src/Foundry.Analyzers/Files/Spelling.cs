using System;
using System.Collections.Generic;

namespace Foundry.Analyzers.Files;

/// <summary>Finds the known word that a misspelled word probably means.</summary>
internal static class Spelling
{
    private const int MostEdits = 3;

    /// <summary>The nearest known word, the first of equals; null if none is near. Ignores case.</summary>
    public static string? Nearest(string text, IEnumerable<string> known)
    {
        if (text.Length > Limits.LongestWord)
            return null;

        string? nearest = null;
        var fewest = Math.Min(MostEdits, text.Length / 3) + 1;
        foreach (var word in known)
        {
            if (Math.Abs(word.Length - text.Length) >= fewest)
                continue;
            var edits = Distance(text, word);
            if (edits < fewest)
                (nearest, fewest) = (word, edits);
        }

        return nearest;
    }

    /// <summary>The number of insertions, deletions, replacements and swaps of neighbours between two words.</summary>
    private static int Distance(string from, string to)
    {
        var (beforeLast, last, current) = (new int[to.Length + 1], new int[to.Length + 1], new int[to.Length + 1]);
        for (var j = 0; j <= to.Length; j++)
            current[j] = j;

        for (var i = 1; i <= from.Length; i++)
        {
            (beforeLast, last, current) = (last, current, beforeLast);
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replacement = last[j - 1] + (IsSame(from[i - 1], to[j - 1]) ? 0 : 1);
                current[j] = Math.Min(Math.Min(last[j], current[j - 1]) + 1, replacement);
                if (i > 1 && j > 1 && IsSame(from[i - 1], to[j - 2]) && IsSame(from[i - 2], to[j - 1]))
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
            }
        }

        return current[to.Length];
    }

    private static bool IsSame(char one, char other) => char.ToUpperInvariant(one) == char.ToUpperInvariant(other);
}
