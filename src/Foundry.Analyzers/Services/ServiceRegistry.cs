using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Services;

/// <summary>The services that the sources of a compilation register in dependency injection containers.</summary>
/// <remarks>
/// Read when a service is first used; a compilation without such a use pays nothing. Only the files that name a container are
/// bound, each once. All containers of a program count as one: what two of them disagree about is unknown.
/// </remarks>
internal sealed class ServiceRegistry
{
    private static readonly CacheKey<Reading<ServiceRegistry>> Registry = new();

    private readonly Dictionary<(string Service, object? Key), List<ServiceRegistration>> _registrations = new();
    private readonly Dictionary<string, ConfigurationSection?> _sections = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);
    private readonly HashSet<IMethodSymbol> _handlers = new(SymbolEqualityComparer.Default);
    private readonly SourceScan _scan;

    private ServiceRegistry(SourceScan scan) => _scan = scan;

    /// <summary>
    /// Whether no other code registers any: the compilation is a program, and all that registers is in its sources or is known
    /// to register none of the clients.
    /// </summary>
    public bool IsClosed { get; set; }

    /// <summary>Whether code replaces services in a way that does not show which.</summary>
    public bool IsUnknown { get; set; }

    /// <summary>The registry of the compilation that contains an operation; null for an operation without a model.</summary>
    public static ServiceRegistry? Of(IOperation operation, FlowContext flow)
    {
        if (operation.SemanticModel?.Compilation is not { } compilation)
            return null;
        return flow.Cache
            .Of(compilation, Registry, () => new(cancel => Read(compilation, flow.With(cancel))))
            .Value(flow.Cancel);
    }

    /// <summary>
    /// What a container may give out for a service: one value for each registration; empty if any of them is not known.
    /// </summary>
    public ImmutableArray<IOperation> Values(string service, object? key = null)
    {
        if (IsUnknown
            || _unknown.Contains(service)
            || !_registrations.TryGetValue((service, key), out var registrations)
            || registrations.Count > Limits.MostAlternatives
            || registrations.Count == 1 && registrations[0].IsConditional)
            return ImmutableArray<IOperation>.Empty;

        var values = registrations.Select(static registration => registration.Value).OfType<IOperation>().ToImmutableArray();
        return values.Length == registrations.Count ? values : ImmutableArray<IOperation>.Empty;
    }

    /// <summary>The only section that options of a type are bound to, or null.</summary>
    public ConfigurationSection? SectionOf(string options) =>
        _sections.TryGetValue(options, out var section) ? section : null;

    /// <summary>Whether a file of the compilation passes a method to <c>MapGet</c> and the like.</summary>
    public bool IsHandler(IMethodSymbol method) => _handlers.Contains(method.OriginalDefinition);

    /// <summary>Whether the sources may create a type with <c>new</c>.</summary>
    public bool IsCreatedInSource(INamedTypeSymbol type) => _scan.Creates(type.Name);

    /// <summary>The name of a service, by which registrations and uses find each other.</summary>
    public static string NameOf(ITypeSymbol service) =>
        service.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);

    public void Add(string service, object? key, ServiceRegistration registration)
    {
        if (!_registrations.TryGetValue((service, key), out var known))
            _registrations.Add((service, key), known = new());
        known.Add(registration);
    }

    public void AddHandler(IMethodSymbol method) => _handlers.Add(method.OriginalDefinition);

    /// <param name="section">The section that options of a type are bound to; null if they are set in another way.</param>
    public void Bind(string options, ConfigurationSection? section) =>
        _sections[options] = _sections.ContainsKey(options) ? null : section;

    /// <summary>Records that the registrations of a service do not show what a container gives out.</summary>
    public void Hide(string service) => _unknown.Add(service);

    private static ServiceRegistry Read(Compilation compilation, FlowContext flow)
    {
        var scan = SourceScan.Of(compilation, flow.Cancel);
        var registry = new ServiceRegistry(scan)
        {
            IsClosed = compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication,
        };
        new RegistrationReader(registry, compilation, scan.NamingContainers, flow).Read();
        return registry;
    }
}
