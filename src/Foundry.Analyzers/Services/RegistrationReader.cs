using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Services;

/// <summary>Reads the calls that register services.</summary>
internal sealed class RegistrationReader
{
    private static readonly ImmutableArray<KnownType> Builders = Known(ServiceRegistrations.Builders);
    private static readonly ImmutableArray<KnownType> Generic = Known(ServiceRegistrations.Generic);
    private static readonly ImmutableArray<KnownType> Options = Known(ServiceRegistrations.Options);
    private static readonly ImmutableArray<KnownType> ByParameter = Known(ServiceRegistrations.ByParameter);

    private static readonly KnownType OptionsBuilder = new("Microsoft.Extensions.Options.OptionsBuilder`1");
    private static readonly ImmutableArray<string> Setting =
        ImmutableArray.Create("Bind", "BindConfiguration", "Configure", "ConfigureAll", "PostConfigure", "PostConfigureAll");

    private readonly ServiceRegistry _registry;
    private readonly IAssemblySymbol _assembly;
    private readonly ImmutableArray<SyntaxTree> _files;
    private readonly SourceModels _models;
    private readonly Startup _startup;
    private readonly FlowContext _flow;

    public RegistrationReader(
        ServiceRegistry registry, Compilation compilation, ImmutableArray<SyntaxTree> files, FlowContext flow)
    {
        (_registry, _assembly, _files, _flow) = (registry, compilation.Assembly, files, flow);
        _models = new(compilation);
        _startup = new(compilation, files, _models, flow);
    }

    public void Read()
    {
        foreach (var tree in _files)
        {
            foreach (var call in _flow.Names.CallsIn(tree, _flow.Cancel).SelectMany(static calls => calls))
            {
                _flow.Cancel.ThrowIfCancellationRequested();
                if ((MayRegister(call) || RequestHandler.MayMap(call))
                    && _models.Of(tree).GetOperation(call, _flow.Cancel) is IInvocationOperation operation
                    && !operation.IsDead())
                    Read(operation);
            }
        }
    }

    /// <summary>Whether a service is registered by an earlier call of a chain whose last call represents it.</summary>
    public static bool IsByParameter(IMethodSymbol method) =>
        method.Name.StartsWith("Add", StringComparison.Ordinal) && method.ContainingType.IsOneOf(ByParameter);

    /// <summary>
    /// The service that a value is registered as: the argument of <c>AddSingleton&lt;T&gt;(value)</c>, or what its factory
    /// returns; null if the use registers none.
    /// </summary>
    public static ITypeSymbol? ServiceOf(IOperation use)
    {
        if (use is IReturnOperation { Parent: IBlockOperation { Parent: IAnonymousFunctionOperation lambda } })
            use = lambda.User() is IDelegateCreationOperation factory ? factory.User() ?? use : use;
        return use is IArgumentOperation { Parent: IInvocationOperation call } argument
            && call.TargetMethod.ContainingType.IsOneOf(Generic)
            && argument.Parameter?.Name is "implementationInstance" or "implementationFactory" or "instance" or "factory"
                ? ServiceTypeOf(call)
                : null;
    }

    /// <summary>The client, or the factory of one, that <c>AddChatClient(…)</c> and the like register.</summary>
    public static IArgumentOperation? InnerOf(IInvocationOperation call) => call.Arguments.ExplicitFor(static parameter =>
        parameter.Name.StartsWith("inner", StringComparison.Ordinal));

    private static bool MayRegister(InvocationExpressionSyntax call)
    {
        var name = (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? "";
        return ServiceRegistrations.IsRegistering(name)
            || NamesContainer(call.Expression)
            || call.ArgumentList.Arguments.Any(static argument => NamesContainer(argument.Expression));
    }

    /// <summary>Whether an expression, or what it is a member of, is named as service collections and builders are.</summary>
    private static bool NamesContainer(ExpressionSyntax expression)
    {
        for (var current = expression; ;)
        {
            switch (current)
            {
                case MemberAccessExpressionSyntax access:
                    if (ServiceRegistrations.IsContainerName(access.Name.Identifier.ValueText))
                        return true;
                    current = access.Expression;
                    break;
                case InvocationExpressionSyntax call:
                    current = call.Expression;
                    break;
                case IdentifierNameSyntax name:
                    return ServiceRegistrations.IsContainerName(name.Identifier.ValueText);
                default:
                    return false;
            }
        }
    }

    private void Read(IInvocationOperation call)
    {
        // The bodies of own methods are read where they are.
        var method = call.TargetMethod;
        if (SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _assembly))
            return;
        if (RequestHandler.MappedBy(call) is { } handler)
            _registry.AddHandler(handler);
        if (!TakesContainer(call))
            return;

        if (ServiceRegistrations.Replacing.Contains(method.Name))
            Replace(call);
        else if (method.ContainingType.IsOneOf(Generic))
            ReadGeneric(call);
        else if (method.ContainingType.IsOneOf(Options))
            ReadOptions(call);
        else if (ServiceRegistrations.ServicesOf(method.Name) is { IsEmpty: false } services)
            ReadBuilding(call, services);
        else if (ServiceRegistrations.ServiceOnClient(method.ContainingType.Name, method.Name) is { } service)
            Add(call, service, ClientBuilders.Outermost(call), "serviceKey");
        else if (IsByParameter(method))
            ReadByParameter(call);
        else if (!ServiceRegistrations.IsKnownAssembly(method.ContainingAssembly.Name))
            _registry.IsClosed = false;
    }

    private static bool TakesContainer(IInvocationOperation call) =>
        IsContainer(call.Instance) || call.Arguments.Any(static argument => IsContainer(argument.Value));

    private static bool IsContainer(IOperation? value)
    {
        var type = value?.Unwrapped().Type;
        return Builders.Any(builder => builder.MatchesOrIsImplementedBy(type) || builder.MatchesOrIsBaseOf(type));
    }

    private void Replace(IInvocationOperation call)
    {
        if (call.TargetMethod.TypeArguments is { Length: > 0 } types)
            _registry.Hide(ServiceRegistry.NameOf(types[0]));
        else
            _registry.IsUnknown = true;
    }

    /// <summary><c>AddSingleton&lt;T&gt;(…)</c>, <c>AddSingleton(typeof(T), …)</c>, <c>TryAdd…</c>, <c>AddKeyed…</c>.</summary>
    private void ReadGeneric(IInvocationOperation call)
    {
        if (ServiceTypeOf(call) is { } service)
            Add(call, service, ValueOf(call));
        else if (call.Arguments.Any(static argument => argument.Parameter?.Type.Name == "ServiceDescriptor"))
            _registry.IsUnknown = true;
    }

    private static ITypeSymbol? ServiceTypeOf(IInvocationOperation call) => call.TargetMethod.TypeArguments.FirstOrDefault()
        ?? (call.Argument("serviceType") ?? call.Argument("service"))?.Unwrapped() switch
        {
            ITypeOfOperation named => named.TypeOperand,
            _ => null,
        };

    private static IOperation? ValueOf(IInvocationOperation call)
    {
        var value = call.Arguments.ExplicitFor(static parameter =>
            parameter.Name is "implementationInstance" or "implementationFactory" or "instance" or "factory")?.Value;
        return value is null ? null : FactoryResult.Of(value);
    }

    /// <summary>Binds options to a section of the configuration, or sets them in another way.</summary>
    private void ReadOptions(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var types = OptionsBuilder.Matches(method.ContainingType) ? method.ContainingType.TypeArguments : method.TypeArguments;
        if (types.IsEmpty || !Setting.Contains(method.Name))
            return;

        var isOther = call.Argument("name") is not null || _startup.MaySkip(call);
        _registry.Bind(ServiceRegistry.NameOf(types[0]), isOther ? null : ConfigurationSection.OfRegistration(call));
    }

    /// <summary>A call that builds a client by itself, such as <c>AddAzureOpenAIChatCompletion(…)</c>.</summary>
    private void ReadBuilding(IInvocationOperation call, ImmutableArray<string> services)
    {
        var isLocal = KernelBuilders.IsLocal(call, _flow);
        foreach (var service in services)
        {
            if (isLocal is null)
                _registry.Hide(service);
            else if (isLocal == false)
                Add(call, service, call, ServiceRegistrations.KeyOf(call.TargetMethod.Name));
        }
    }

    private void ReadByParameter(IInvocationOperation call)
    {
        if (InnerOf(call)?.Parameter!.Type is not { } type)
            return;

        var service = type is INamedTypeSymbol { DelegateInvokeMethod: { } factory } ? factory.ReturnType : type;
        Add(call, service, ClientBuilders.Outermost(call));
    }

    private void Add(IInvocationOperation call, ITypeSymbol service, IOperation? value) =>
        Add(call, ServiceRegistry.NameOf(service), value, "serviceKey");

    private void Add(IInvocationOperation call, string service, IOperation? value, string keyParameter)
    {
        var registration = new ServiceRegistration(value, _startup.MaySkip(call));
        if (AzureClients.IsRegistration(call))
        {
            var name = AzureClients.KeyOf(call, out var isKnown);
            if (isKnown)
                _registry.Add(service, name, registration);
            else
                _registry.Hide(service);
        }
        else if (call.Argument(keyParameter)?.Unwrapped() is not { } key || key.IsNull())
            _registry.Add(service, key: null, registration);
        else if (key.ConstantValue is { HasValue: true, Value: var constant })
            _registry.Add(service, constant, registration);
        else
            _registry.Hide(service);
    }

    private static ImmutableArray<KnownType> Known(ImmutableArray<string> names) =>
        names.Select(static name => new KnownType(name)).ToImmutableArray();
}
