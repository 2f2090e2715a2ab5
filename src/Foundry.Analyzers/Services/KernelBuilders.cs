using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Services;

/// <summary>Follows a kernel of Semantic Kernel to the service that it calls.</summary>
internal static class KernelBuilders
{
    private static readonly KnownType Kernel = new("Microsoft.SemanticKernel.Kernel");
    private static readonly KnownType Builder = new("Microsoft.SemanticKernel.IKernelBuilder");

    /// <summary>The services that a kernel may call for a prompt, the preferred first.</summary>
    private static readonly ImmutableArray<string> PromptServices =
        ImmutableArray.Create(ServiceRegistrations.ChatCompletion, ServiceRegistrations.ChatClient);

    public static bool IsKernel(ITypeSymbol? type) => Kernel.Matches(type);

    /// <summary>
    /// Whether a call registers in a container of its own, <c>Kernel.CreateBuilder()</c>, and not in the host's; null if it is
    /// not known in which.
    /// </summary>
    public static bool? IsLocal(IInvocationOperation call, FlowContext flow)
    {
        if (!Builder.MatchesOrIsImplementedBy(call.Receiver()?.Unwrapped().Type))
            return false;
        return Root(call, flow) is IInvocationOperation { TargetMethod.Name: var name }
            ? name == "CreateBuilder" ? true : name == "AddKernel" ? false : null
            : null;
    }

    /// <summary>What a kernel calls for a prompt; empty if it is not known.</summary>
    public static ImmutableArray<IOperation> Values(IOperation kernel, FlowContext flow)
    {
        foreach (var service in PromptServices)
        {
            if (Values(kernel, service, key: null, flow) is { IsEmpty: false } values)
                return values;
        }

        return ImmutableArray<IOperation>.Empty;
    }

    /// <summary>What a kernel gives out for a service; empty if it is not known.</summary>
    public static ImmutableArray<IOperation> Values(IOperation kernel, string service, object? key, FlowContext flow)
    {
        // The bound ends a kernel that is registered by itself.
        for (var i = 0; i < Limits.DeepestGuard; i++)
        {
            kernel = ValueResolver.Resolve(kernel, flow);
            if (kernel is IInvocationOperation { TargetMethod.Name: "Build" } build)
                return OfBuilder(build, service, key, flow);
            if (ServiceRegistry.Of(kernel, flow) is not { } registry)
                break;

            // new Kernel(services), and the kernel that AddKernel() registers, take the services of the host.
            if (kernel is IObjectCreationOperation { Arguments.Length: > 0 })
                return registry.Values(service, key);
            if (ServiceRequest.Of(kernel, flow) is null)
                break;
            if (registry.Values(Kernel.FullName) is not { Length: 1 } kernels)
                return registry.Values(service, key);
            kernel = kernels[0];
        }

        return ImmutableArray<IOperation>.Empty;
    }

    private static ImmutableArray<IOperation> OfBuilder(IInvocationOperation build, string service, object? key, FlowContext flow)
    {
        if (Root(build, flow) is not IInvocationOperation { TargetMethod.Name: "CreateBuilder" } root
            || Calls(root, flow) is not { } calls)
            return ImmutableArray<IOperation>.Empty;

        var building = calls.Where(call => ServiceRegistrations.ServicesOf(call.TargetMethod.Name).Contains(service)).ToArray();
        if (building.Length > Limits.MostAlternatives || building.Length == 1 && building[0].IsConditional())
            return ImmutableArray<IOperation>.Empty;
        return building
            .Where(call => Equals(call.Argument("serviceId")?.Unwrapped().ConstantValue.Value, key))
            .ToImmutableArray<IOperation>();
    }

    /// <summary>The start of the chain, and of the variable, that a call continues.</summary>
    private static IOperation? Root(IInvocationOperation call, FlowContext flow)
    {
        IOperation? current = call.Receiver();
        for (var i = 0; i < Limits.LongestCallChain && current is not null; i++)
        {
            current = ValueResolver.Resolve(current, flow);
            if (current is not IInvocationOperation { TargetMethod: { IsStatic: false } or { IsExtensionMethod: true } } next
                || next.TargetMethod.Name == "AddKernel")
                return current;
            current = next.Receiver();
        }

        return null;
    }

    /// <summary>Every call on a builder; null if other code gets the builder and may call more.</summary>
    private static IReadOnlyList<IInvocationOperation>? Calls(IInvocationOperation root, FlowContext flow)
    {
        var calls = new List<IInvocationOperation>();
        if (root.User() is { } user && user.AssignedSymbol() is ILocalSymbol local)
        {
            foreach (var reference in flow.Names.ReferencesTo(local, root))
            {
                if (!AddChain(reference, calls))
                    return null;
            }

            return calls;
        }

        return AddChain(root, calls) ? calls : null;
    }

    private static bool AddChain(IOperation start, List<IInvocationOperation> calls)
    {
        var current = start;
        while (ClientBuilders.NextInChain(current) is { } next)
        {
            // .Build().InvokePromptAsync(…) no longer concerns the builder.
            if (!Builder.MatchesOrIsImplementedBy(current.Unwrapped().Type))
                return true;
            calls.Add(next);
            current = next;
        }

        return current.User() is IExpressionStatementOperation or IPropertyReferenceOperation { Property.Name: "Plugins" }
            || !Builder.MatchesOrIsImplementedBy(current.Unwrapped().Type)
            || current.User().AssignedSymbol() is ILocalSymbol;
    }
}
