using System;
using System.Collections.Immutable;
using System.Threading;

namespace Foundry.Analyzers.Catalog;

/// <summary>
/// The entries of a table, each made when it is first asked for. To make all of them costs the just-in-time compiler more at the
/// start of a build than the rules do; a program needs few.
/// </summary>
internal sealed class OnDemand<T>(int count, Func<int, T> make)
    where T : class
{
    private readonly T?[] _made = new T?[count];

    /// <summary>An entry, always the same object.</summary>
    public T this[int number] =>
        Volatile.Read(ref _made[number])
        ?? Interlocked.CompareExchange(ref _made[number], make(number), null)
        ?? _made[number]!;

    public ImmutableArray<T> Range(int start, int length)
    {
        var entries = ImmutableArray.CreateBuilder<T>(length);
        for (var i = start; i < start + length; i++)
            entries.Add(this[i]);
        return entries.MoveToImmutable();
    }
}
