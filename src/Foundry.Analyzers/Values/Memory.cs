using System;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Foundry.Analyzers.Values;

/// <summary>
/// Remembers what was found out about a part of a compilation (a variable, a member's operations, a tree), for as long as the part
/// lives. What every client in a method would ask of the whole method is asked once, or the cost grows with the square of the clients.
/// </summary>
internal sealed class Memory
{
    private readonly ConditionalWeakTable<object, ConcurrentDictionary<object, object?>> _answers = new();

    /// <param name="about">The part; it is told from others by reference.</param>
    /// <param name="question">What is asked of it, with whatever else the answer depends on.</param>
    /// <param name="answer">Finds the answer. It may be asked twice when two threads are, and what it throws is not remembered.</param>
    public T Of<T>(object about, object question, Func<T> answer)
    {
        var answers = _answers.GetValue(about, static _ => new());
        if (!answers.TryGetValue(question, out var known))
            answers.TryAdd(question, known = answer());
        return (T)known!;
    }
}
