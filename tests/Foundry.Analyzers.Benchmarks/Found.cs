using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Benchmarks;

/// <summary>What the rules find is counted before it is measured: rules that find nothing are fast.</summary>
internal static class Found
{
    public static void Assert(ImmutableArray<Diagnostic> found, int expected)
    {
        if (found.Length != expected)
            throw new InvalidOperationException($"{found.Length} diagnostics were found where {expected} were expected: {string.Join(", ", found.GroupBy(static diagnostic => diagnostic.Id).Select(static group => $"{group.Key} {group.Count()}"))}.");
    }
}
