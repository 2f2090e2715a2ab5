using System;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Foundry.Analyzers.DataFlow;

/// <summary>
/// Caches answers about a part of a compilation (a variable, a member's operations, a tree), for as long as the part lives.
/// Without the cache, every client in a method would analyse the whole method, and the cost would grow with the square of the
/// clients. An answer depends only on the part, the key and <c>beside</c>, so the order of the questions does not change it.
/// </summary>
internal sealed class AnalysisCache
{
    private readonly ConditionalWeakTable<object, ConcurrentDictionary<object, object?>> _answers = new();

    /// <param name="about">The part, compared by reference.</param>
    /// <param name="question">The key of the question.</param>
    /// <param name="answer">Computes the answer. Two threads may compute it twice; an exception is not cached.</param>
    public T Of<T>(object about, CacheKey<T> question, Func<T> answer) => Find(about, question, answer);

    /// <inheritdoc cref="Of{T}(object, CacheKey{T}, Func{T})"/>
    /// <param name="beside">Everything else the answer depends on, compared by value.</param>
    public T Of<T>(object about, CacheKey<T> question, object? beside, Func<T> answer) => Find(about, (question, beside), answer);

    private T Find<T>(object about, object question, Func<T> answer)
    {
        // A part has few questions, seldom from two threads.
        var answers = _answers.GetValue(about, static _ => new(concurrencyLevel: 1, capacity: 2));
        if (!answers.TryGetValue(question, out var known))
            answers.TryAdd(question, known = answer());
        return (T)known!;
    }
}

/// <summary>A question with cached answers, compared by reference.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
internal sealed class CacheKey<T>
{
}
