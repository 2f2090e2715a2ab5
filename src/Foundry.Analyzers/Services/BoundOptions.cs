using System.Collections.Immutable;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Services;

/// <summary>
/// Reads options objects that the program binds to a section of its configuration: <c>IOptions&lt;T&gt;</c>,
/// <c>section.Get&lt;T&gt;()</c>, <c>section.Bind(options)</c>.
/// </summary>
internal sealed class BoundOptions : IBoundOptions
{
    private static readonly ImmutableArray<KnownType> Options = ImmutableArray.Create(
        new KnownType("Microsoft.Extensions.Options.IOptions`1"),
        new KnownType("Microsoft.Extensions.Options.IOptionsSnapshot`1"),
        new KnownType("Microsoft.Extensions.Options.IOptionsMonitor`1"));

    /// <inheritdoc/>
    public SettingLookup? SettingOf(IPropertyReferenceOperation property, FlowContext flow)
    {
        if (property is not { Instance: { } instance, Property: { DeclaringSyntaxReferences.IsEmpty: false, Name: var name } }
            || instance is IInstanceReferenceOperation)
            return null;

        var source = ValueResolver.Resolve(instance, flow);
        if (TypeOfOptions(source) is { } type)
            return ServiceRegistry.Of(source, flow)?.SectionOf(ServiceRegistry.NameOf(type))?.Property(name);
        if (source is IObjectCreationOperation && BoundIn(instance, flow) is { } bound)
            return bound.Property(name);
        if (ServiceSource.Of(source, flow) is { Values: { Length: 1 } values })
            source = ValueResolver.Resolve(WithoutFallback(values[0]), flow);
        return ConfigurationSection.OfGet(WithoutFallback(source))?.Property(name);
    }

    /// <summary>The type of <c>options.Value</c> and <c>monitor.CurrentValue</c>.</summary>
    private static ITypeSymbol? TypeOfOptions(IOperation value) =>
        value is IPropertyReferenceOperation { Property.Name: "Value" or "CurrentValue", Instance.Type: INamedTypeSymbol type }
        && type.IsOneOf(Options)
            ? type.TypeArguments[0]
            : null;

    private static IOperation WithoutFallback(IOperation value) =>
        value.Unwrapped() is ICoalesceOperation { Value: var tested } coalesce && coalesce.WhenNull.Unwrapped() is IThrowOperation
            ? tested.Unwrapped()
            : value.Unwrapped();

    /// <summary>The section that a call in the same member binds a local to: <c>configuration.Bind("X", options)</c>.</summary>
    private static ConfigurationSection? BoundIn(IOperation options, FlowContext flow)
    {
        if (options.Unwrapped() is not ILocalReferenceOperation local)
            return null;

        ConfigurationSection? only = null;
        foreach (var reference in flow.Names.ReferencesTo(local.Local, local))
        {
            if (reference.User() is not IArgumentOperation { Parent: IInvocationOperation call }
                || ConfigurationSection.OfBind(call) is not { } section)
                continue;
            if (only is not null)
                return null;
            only = section;
        }

        return only;
    }
}
