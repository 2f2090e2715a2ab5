using System;
using System.Threading;

namespace Foundry.Analyzers.DataFlow;

/// <summary>
/// A value that is read when it is first asked for. A <see cref="Lazy{T}"/> would keep the exception of a cancelled reading;
/// here, the next who asks reads again.
/// </summary>
internal sealed class Reading<T>(Func<CancellationToken, T> read) where T : class
{
    private readonly object _lock = new();
    private volatile T? _value;

    public T Value(CancellationToken cancel)
    {
        if (_value is { } known)
            return known;

        // The rules ask at the same time, and reading costs more than waiting for it.
        lock (_lock)
            return _value ??= read(cancel);
    }
}
