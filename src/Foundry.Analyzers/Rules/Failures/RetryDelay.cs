using System;
using System.Globalization;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Failures;

/// <summary>How long code waits before it tries again.</summary>
internal static class RetryDelay
{
    /// <summary>A role takes minutes to arrive: whoever waits this long may be waiting for it.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private static readonly KnownType Task = new("System.Threading.Tasks.Task");
    private static readonly KnownType Thread = new("System.Threading.Thread");
    private static readonly KnownType Span = new("System.TimeSpan");

    /// <summary>Whether the code waits for long, or for a time that is not known.</summary>
    public static bool MayBeLongIn(IOperation code) => code.Descendants().Any(static operation =>
        operation is IInvocationOperation { TargetMethod: { Name: "Delay" or "Sleep" } method, Arguments: { IsEmpty: false } arguments }
        && (Task.Matches(method.ContainingType) || Thread.Matches(method.ContainingType)) && MayBeLong(arguments[0].Value));

    /// <summary>Whether a time, in milliseconds or as a <c>TimeSpan</c>, is long or not known.</summary>
    public static bool MayBeLong(IOperation time)
    {
        time = time.Unwrapped();
        if (time.ConstantValue is { HasValue: true, Value: int milliseconds })
            return milliseconds >= Long.TotalMilliseconds;
        if (time is not IInvocationOperation { TargetMethod: { Name: var name, ContainingType: var type }, Arguments: { IsEmpty: false } arguments } || !Span.Matches(type)
            || arguments[0].Value.ConstantValue is not { HasValue: true, Value: IConvertible number } || number is string)
            return true;

        var unit = name switch { nameof(TimeSpan.FromMilliseconds) => 0.001, nameof(TimeSpan.FromSeconds) => 1, _ => double.PositiveInfinity };
        return number.ToDouble(CultureInfo.InvariantCulture) * unit >= Long.TotalSeconds;
    }
}
