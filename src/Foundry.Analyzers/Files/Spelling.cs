using System;
using System.Collections.Generic;

namespace Foundry.Analyzers.Files;

/// <summary>Finds the word that was meant by one that is almost right.</summary>
internal static class Spelling
{
    private const int MostEdits = 3;

    /// <summary>The nearest of the known words, the first of equals; null where none is near. Case does not count.</summary>
    public static string? Nearest(string written, IEnumerable<string> known)
    {
        if (written.Length > Limits.LongestWord)
            return null;

        string? nearest = null;
        var fewest = Math.Min(MostEdits, written.Length / 3) + 1;
        foreach (var word in known)
        {
            if (Math.Abs(word.Length - written.Length) < fewest && Distance(written, word) is var edits && edits < fewest)
                (nearest, fewest) = (word, edits);
        }

        return nearest;
    }

    /// <summary>How many characters have to be added, dropped, replaced or swapped with their neighbour to get from one word to the other.</summary>
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
                current[j] = Math.Min(Math.Min(last[j], current[j - 1]) + 1, last[j - 1] + (Same(from[i - 1], to[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]))
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
            }
        }

        return current[to.Length];
    }

    private static bool Same(char one, char other) => char.ToUpperInvariant(one) == char.ToUpperInvariant(other);
}
