using System.Collections.Immutable;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Services;

/// <summary>Follows a value to the code that registers it in a dependency injection container.</summary>
internal sealed class ServiceSource
{
    private ServiceSource(ImmutableArray<IOperation> values, bool isCertain) => (Values, IsCertain) = (values, isCertain);

    /// <summary>What the value may be: one expression for each registration, never empty.</summary>
    public ImmutableArray<IOperation> Values { get; }

    /// <summary>Whether nothing outside the sources may register the same service.</summary>
    public bool IsCertain { get; }

    /// <summary>
    /// The registrations of a value; null if it does not come from a container, or its registration is not known.
    /// </summary>
    public static ServiceSource? Of(IOperation value, FlowContext flow) => Of(value, depth: 0, flow);

    /// <param name="depth">The objects so far that hold another. It ends one that holds itself.</param>
    public static ServiceSource? Of(IOperation value, int depth, FlowContext flow)
    {
        if (value is IInvocationOperation call && OfCall(call, flow) is { } own)
            return own;
        if (KernelBuilders.IsKernel(value.Type))
            return Make(KernelBuilders.Values(value, flow), value, flow);
        if (ServiceRequest.Of(value, flow) is { } request)
            return OfService(request.Service, request.Key, value, flow);
        return depth < Limits.DeepestGuard ? ServiceHolder.Inside(value, depth, flow) : null;
    }

    /// <param name="isCertain">Whether nothing outside the sources may register the service.</param>
    public static ServiceSource Of(ImmutableArray<IOperation> values, bool isCertain) => new(values, isCertain);

    /// <summary>The expression that a value comes from, through variables and certain registrations.</summary>
    public static IOperation Resolve(IOperation value, FlowContext flow)
    {
        value = ValueResolver.Resolve(value, flow);
        for (var i = 0; i < Limits.DeepestGuard; i++)
        {
            if (Of(value, flow) is not { IsCertain: true, Values: { Length: 1 } values })
                break;
            value = ValueResolver.Resolve(values[0], flow);
        }

        return value;
    }

    /// <summary>The registrations of a service type.</summary>
    public static ServiceSource? OfService(ITypeSymbol service, object? key, IOperation near, FlowContext flow) =>
        ServiceRegistry.Of(near, flow) is { } registry
            ? Make(registry.Values(ServiceRegistry.NameOf(service), key), near, flow)
            : null;

    private static ServiceSource? OfCall(IInvocationOperation call, FlowContext flow)
    {
        // services.AddChatClient(inner) registers inner.
        if (RegistrationReader.IsByParameter(call.TargetMethod))
        {
            return RegistrationReader.InnerOf(call) is { } inner && FactoryResult.Of(inner.Value) is { } client
                ? new(ImmutableArray.Create(client), isCertain: true)
                : null;
        }

        // kernel.GetRequiredService<T>()
        if (call.Instance is { } kernel
            && KernelBuilders.IsKernel(kernel.Type)
            && call.TargetMethod is { Name: "GetRequiredService", TypeArguments: { Length: 1 } types })
        {
            var key = call.Argument("serviceKey")?.Unwrapped().ConstantValue.Value;
            return Make(KernelBuilders.Values(kernel, ServiceRegistry.NameOf(types[0]), key, flow), call, flow);
        }

        return null;
    }

    private static ServiceSource? Make(ImmutableArray<IOperation> values, IOperation near, FlowContext flow) =>
        values.IsEmpty ? null : new(values, ServiceRegistry.Of(near, flow)?.IsClosed == true);
}
