using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Services;

/// <summary>A service that the program registers in a dependency injection container.</summary>
internal sealed class ServiceRegistration
{
    /// <param name="value">
    /// What the container gives out: an instance, or the result of a factory. Null if it is not known.
    /// </param>
    /// <param name="isConditional">Whether the program may start without this registration.</param>
    public ServiceRegistration(IOperation? value, bool isConditional) => (Value, IsConditional) = (value, isConditional);

    public IOperation? Value { get; }

    public bool IsConditional { get; }
}
