using System;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Build;

/// <summary>
/// Caches the result of reading a text in the compiler's own cache, which references the text weakly. So an edit in C#, which
/// makes a new compilation, does not read infrastructure files again.
/// </summary>
internal readonly struct TextCache(CompilationStartAnalysisContext? start)
{
    public T Read<T>(SourceText text, CachedReading<T> reading) where T : class =>
        start is not null && start.TryGetValue(text, reading.Provider, out var value) ? value : reading.Read(text);
}

/// <summary>A function that reads a text, and whose result may be cached.</summary>
internal sealed class CachedReading<T>(Func<SourceText, T> read) where T : class
{
    public Func<SourceText, T> Read { get; } = read;

    public SourceTextValueProvider<T> Provider { get; } = new(read);
}
