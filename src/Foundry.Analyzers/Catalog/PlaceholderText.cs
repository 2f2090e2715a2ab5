using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Foundry.Analyzers.Catalog;

/// <summary>Distinguishes made-up text, such as a placeholder or a sample, from randomly generated text.</summary>
internal static class PlaceholderText
{
    /// <summary>A sequence with this many steps does not happen by chance.</summary>
    private const int LongestChanceRun = 4;

    /// <summary>"0123", "a1b2c3" and "1ab2cd3ef" are sequences with one, two and three characters per step.</summary>
    private const int WidestStep = 3;

    private static readonly ImmutableArray<string> Words = ImmutableArray.Create(
        "key", "secret", "token", "openai", "azure",
        "your", "here", "insert", "replace", "change",
        "example", "sample", "placeholder", "dummy", "fake", "mock", "demo", "test", "todo",
        "redact", "invalid", "unused", "needed", "required",
        "xxxx", "qwerty", "asdf", "deadbeef", "cafebabe");

    /// <summary>MD5 digests that samples use as keys.</summary>
    private static readonly ImmutableHashSet<string> Digests = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "d41d8cd98f00b204e9800998ecf8427e", // the empty text
        "098f6bcd4621d373cade4e832627b4f6", // test
        "5f4dcc3b5aa765d61d8327deb882cf99", // password
        "5ebe2294ecd0e0f08eab7690d2a6ee69", // secret
        "3c6e0b8a9c15224a8228b9a98ca1531d", // key
        "5d41402abc4b2a76b9719d911017c592"); // hello

    /// <summary>Whether a text is made up.</summary>
    /// <param name="leastEntropy">The least entropy of a random text of this length and alphabet, in bits per character.</param>
    public static bool Is(string text, double leastEntropy) => Entropy(text) < leastEntropy
        || HasWord(text)
        || HasSequence(text)
        || Repeats(text)
        || Digests.Contains(text);

    private static bool HasWord(string text)
    {
        foreach (var word in Words)
        {
            if (text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>Whether characters go up by one, down by one, or stay the same, several times in a row.</summary>
    private static bool HasSequence(string text)
    {
        for (var width = 1; width <= WidestStep; width++)
        {
            foreach (var step in new[] { 0, 1, -1 })
            {
                for (var start = 0; start < width; start++)
                {
                    if (HasSequence(text, start, width, step))
                        return true;
                }
            }
        }

        return false;
    }

    private static bool HasSequence(string text, int start, int width, int step)
    {
        var run = 0;
        for (var i = start + width; i < text.Length; i += width)
        {
            var difference = char.ToLowerInvariant(text[i]) - char.ToLowerInvariant(text[i - width]);
            run = difference == step ? run + 1 : 0;
            if (run >= LongestChanceRun)
                return true;
        }

        return false;
    }

    /// <summary>Whether the text repeats a shorter text.</summary>
    private static bool Repeats(string text)
    {
        for (var period = 1; period <= text.Length / 2; period++)
        {
            if (string.CompareOrdinal(text, period, text, 0, text.Length - period) == 0)
                return true;
        }

        return false;
    }

    private static double Entropy(string text)
    {
        var counts = new Dictionary<char, int>();
        foreach (var c in text)
            counts[c] = counts.TryGetValue(c, out var count) ? count + 1 : 1;
        return counts.Values.Sum(count => (double)count / text.Length * Math.Log((double)text.Length / count, 2));
    }
}
