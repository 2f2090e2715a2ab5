using System;
using System.Globalization;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Failures;

/// <summary>Finds how long code waits before it retries.</summary>
internal static class RetryDelay
{
    /// <summary>A role assignment takes minutes to apply: code that waits this long may wait for it.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private static readonly KnownType Task = new("System.Threading.Tasks.Task");
    private static readonly KnownType Thread = new("System.Threading.Thread");
    private static readonly KnownType Span = new("System.TimeSpan");

    /// <summary>Whether code waits for a long or unknown time.</summary>
    public static bool MayBeLongIn(IOperation code) => code.Descendants().Any(static operation =>
        operation is IInvocationOperation { Arguments: { IsEmpty: false } arguments } call
        && IsDelay(call.TargetMethod)
        && MayBeLong(arguments[0].Value));

    /// <summary>Whether a time, in milliseconds or as a <c>TimeSpan</c>, is long or unknown.</summary>
    public static bool MayBeLong(IOperation time)
    {
        time = time.Unwrapped();
        if (time.ConstantValue is { HasValue: true, Value: int milliseconds })
            return milliseconds >= Long.TotalMilliseconds;

        if (time is not IInvocationOperation { TargetMethod: var method, Arguments: { IsEmpty: false } arguments }
            || !Span.Matches(method.ContainingType)
            || arguments[0].Value.ConstantValue is not { HasValue: true, Value: IConvertible and not string and var number })
            return true;

        var secondsPerUnit = method.Name switch
        {
            nameof(TimeSpan.FromMilliseconds) => 0.001,
            nameof(TimeSpan.FromSeconds) => 1,
            _ => double.PositiveInfinity,
        };
        return number.ToDouble(CultureInfo.InvariantCulture) * secondsPerUnit >= Long.TotalSeconds;
    }

    private static bool IsDelay(IMethodSymbol method) =>
        method.Name is "Delay" or "Sleep" && (Task.Matches(method.ContainingType) || Thread.Matches(method.ContainingType));
}
