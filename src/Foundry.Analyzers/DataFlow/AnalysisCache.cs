using System;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Foundry.Analyzers.DataFlow;

/// <summary>
/// Remembers what was found out about a part of a compilation (a variable, a member's operations, a tree), for as long as the part
/// lives. What every client in a method would ask of the whole method is asked once, or the cost grows with the square of the clients.
/// An answer depends on nothing but the part, the question and what is said beside it: whoever asks first, it is the same.
/// </summary>
internal sealed class AnalysisCache
{
    private readonly ConditionalWeakTable<object, ConcurrentDictionary<object, object?>> _answers = new();

    /// <param name="about">The part; it is told from others by reference.</param>
    /// <param name="question">What is asked of it.</param>
    /// <param name="answer">Finds the answer. It may be asked twice when two threads are, and what it throws is not remembered.</param>
    public T Of<T>(object about, CacheKey<T> question, Func<T> answer) => Find(about, question, answer);

    /// <inheritdoc cref="Of{T}(object, CacheKey{T}, Func{T})"/>
    /// <param name="beside">What else the answer depends on; it is told from others by its value.</param>
    public T Of<T>(object about, CacheKey<T> question, object? beside, Func<T> answer) => Find(about, (question, beside), answer);

    private T Find<T>(object about, object question, Func<T> answer)
    {
        // Few questions are asked of one part, and seldom by two threads.
        var answers = _answers.GetValue(about, static _ => new(concurrencyLevel: 1, capacity: 2));
        if (!answers.TryGetValue(question, out var known))
            answers.TryAdd(question, known = answer());
        return (T)known!;
    }
}

/// <summary>A question that is asked more than once, and told from others by reference.</summary>
/// <typeparam name="T">What the answer is.</typeparam>
internal sealed class CacheKey<T>
{
}
