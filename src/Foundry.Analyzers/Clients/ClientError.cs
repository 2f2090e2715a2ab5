using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Services;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>Finds the pipeline of a type or a call, which determines the exception it throws.</summary>
internal static class ClientError
{
    public static readonly KnownType ClientResultException = new(ClientErrors.ClientResultException);
    public static readonly KnownType RequestFailedException = new(ClientErrors.RequestFailedException);

    private static readonly KnownType HttpOperationException = new(ClientErrors.HttpOperationException);

    private static readonly KnownPipeline[] Results = Known(ClientErrors.Results);
    private static readonly KnownPipeline[] Clients = Known(ClientErrors.Clients);
    private static readonly KnownNamespace Projects = new("Azure.AI.Projects.*");
    private static readonly KnownNamespace Wrappers = new(ClientErrors.Wrappers);
    private static readonly KnownType Agent = new("Microsoft.Agents.AI.AIAgent");

    /// <summary>The exception that a pipeline throws for a response without a success status.</summary>
    public static KnownType ExceptionOf(ClientPipeline pipeline) => pipeline switch
    {
        ClientPipeline.ClientModel => ClientResultException,
        ClientPipeline.AzureCore => RequestFailedException,
        _ => HttpOperationException,
    };

    /// <summary>The pipeline of a client that throws an exception type, or null for any other type.</summary>
    public static ClientPipeline? OfException(ITypeSymbol? type)
    {
        if (ClientResultException.Matches(type))
            return ClientPipeline.ClientModel;
        return RequestFailedException.Matches(type) ? ClientPipeline.AzureCore : null;
    }

    /// <summary>The pipeline of a client or model, or null for any other type.</summary>
    public static ClientPipeline? OfClient(ITypeSymbol? type) => Find(Clients, type);

    /// <summary>The pipeline a type of an SDK belongs to, or null for any other type.</summary>
    public static ClientPipeline? OfType(ITypeSymbol? type) => OfClient(type) ?? Find(Results, type);

    /// <summary>
    /// The pipeline that returns a type: <c>ClientResult&lt;T&gt;</c>, <c>AsyncPageable&lt;T&gt;</c> or a task of one; null for
    /// any other.
    /// </summary>
    public static ClientPipeline? OfResult(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } results })
            type = results[0];
        for (; type is not null; type = type.BaseType)
        {
            if (Find(Results, type) is { } pipeline)
                return pipeline;
        }

        return null;
    }

    /// <summary>
    /// Whether a method of a client sends a request, and reports a refusal only with the exception of its pipeline.
    /// </summary>
    public static bool Sends(IMethodSymbol method) =>
        OfClient(method.ContainingType) is not null
        && OfResult(method.ReturnType) is not null
        && !GoesToStorage(method);

    /// <summary>Whether a method of a project client also calls a storage account.</summary>
    public static bool GoesToStorage(IMethodSymbol method)
    {
        foreach (var name in ClientErrors.StorageCalls)
        {
            if (method.Name.StartsWith(name, System.StringComparison.Ordinal))
                return Projects.Contains(method.ContainingType);
        }

        return false;
    }

    /// <summary>
    /// The pipeline of the client that <c>IChatClient</c>, an agent or the like wraps; null if anything else is wrapped with it.
    /// </summary>
    public static ClientPipeline? OfWrapped(IInvocationOperation call, FlowContext flow)
    {
        if (call.Receiver() is not { } receiver)
            return null;
        if (Wrappers.Contains(call.TargetMethod.ContainingType))
            return OfWrapping(ServiceSource.Resolve(receiver, flow));
        return Runs(call.TargetMethod) ? OfAgent(ServiceSource.Resolve(receiver, flow), flow) : null;
    }

    /// <summary>Whether a call wraps a client: <c>AsIChatClient()</c>.</summary>
    public static bool IsWrapping(IInvocationOperation call) =>
        call.TargetMethod.Name.StartsWith("AsI", System.StringComparison.Ordinal)
        && Wrappers.Contains(call.TargetMethod.ReturnType)
        && call.TargetMethod.DeclaringSyntaxReferences.IsEmpty
        && OfClient(call.Receiver()?.Unwrapped().Type) is not null;

    /// <summary>
    /// Whether a call asks a model through a connector of Semantic Kernel that wraps errors, and runs no plugin that it is given.
    /// </summary>
    public static bool IsOfConnector(IInvocationOperation call, FlowContext flow)
    {
        var method = call.TargetMethod;
        return ClientErrors.Prompts.Any(row =>
                row.Methods.Contains(method.Name) && new KnownType(row.FullName).Matches(method.ContainingType))
            && (call.Argument("kernel") is not { } kernel || kernel == call.Receiver() || kernel.IsNull())
            && (call.Argument("arguments") is not { } arguments || arguments.IsNull() || HasNoSettings(arguments, flow))
            && call.Receiver() is { } receiver
            && ServiceSource.Resolve(receiver, flow).Call().Method is { DeclaringSyntaxReferences.IsEmpty: true } making
            && ClientErrors.Connectors.Contains(making.CalledName());
    }

    /// <summary>Whether the arguments of a prompt are new and without settings, which may let the model call functions.</summary>
    private static bool HasNoSettings(IOperation arguments, FlowContext flow) =>
        ValueResolver.Resolve(arguments, flow) is IObjectCreationOperation { Arguments: var given }
        && given.All(static argument => argument.ArgumentKind == ArgumentKind.DefaultValue);

    private static ClientPipeline? OfWrapping(IOperation value) =>
        value is IInvocationOperation wrapping && IsWrapping(wrapping) ? OfClient(wrapping.Receiver()?.Unwrapped().Type) : null;

    private static bool Runs(IMethodSymbol method) =>
        method.Name is "RunAsync" or "RunStreamingAsync" && Agent.Matches(method.ContainingType);

    /// <summary>
    /// The pipeline of the client that an agent calls; null for an agent with tools or options, which run other code.
    /// </summary>
    private static ClientPipeline? OfAgent(IOperation agent, FlowContext flow)
    {
        if (agent.Call() is not { Method: { } making, Arguments: var arguments }
            || KnownTypes.WrapperOf(making) is null
            || agent.ReceiverOrFirstArgument() is not { } client
            || arguments.Any(argument => argument.Value != client && MayRunCode(argument)))
            return null;

        return OfClient(client.Unwrapped().Type) ?? OfWrapping(ServiceSource.Resolve(client, flow));
    }

    /// <summary>Whether an argument is more than a text.</summary>
    private static bool MayRunCode(IArgumentOperation argument) =>
        argument.ArgumentKind != ArgumentKind.DefaultValue
        && !argument.Value.IsNull()
        && argument.Parameter?.Type.SpecialType != SpecialType.System_String;

    private static ClientPipeline? Find(KnownPipeline[] table, ITypeSymbol? type)
    {
        foreach (var known in table)
        {
            if (known.Namespace.Contains(type))
                return known.Pipeline;
        }

        return null;
    }

    private static KnownPipeline[] Known(ImmutableArray<PipelineNamespace> table) =>
        table.Select(static row => new KnownPipeline(row)).ToArray();

    private sealed class KnownPipeline(PipelineNamespace row)
    {
        public KnownNamespace Namespace { get; } = new(row.Name);

        public ClientPipeline Pipeline { get; } = row.Pipeline;
    }
}
