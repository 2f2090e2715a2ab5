using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>Tells which of the two pipelines a type or a call belongs to, and which exception that means.</summary>
internal static class ClientError
{
    public static readonly KnownType ClientResultException = new(ClientErrors.ClientResultException);
    public static readonly KnownType RequestFailedException = new(ClientErrors.RequestFailedException);

    private static readonly ImmutableArray<(KnownNamespace Namespace, ClientPipeline Family)> Results = Known(ClientErrors.Results);
    private static readonly ImmutableArray<(KnownNamespace Namespace, ClientPipeline Family)> Clients = Known(ClientErrors.Clients);
    private static readonly KnownNamespace Projects = new("Azure.AI.Projects.*");
    private static readonly KnownNamespace Wrappers = new(ClientErrors.Wrappers);

    /// <summary>The exception with which a pipeline reports an answer that is no success.</summary>
    public static KnownType ExceptionOf(ClientPipeline family) => family == ClientPipeline.ClientModel ? ClientResultException : RequestFailedException;

    /// <summary>The pipeline whose exception a type is, or null for any other type.</summary>
    public static ClientPipeline? OfException(ITypeSymbol? type) =>
        ClientResultException.Matches(type) ? ClientPipeline.ClientModel : RequestFailedException.Matches(type) ? ClientPipeline.AzureCore : null;

    /// <summary>The pipeline of a client or model, or null for any other type.</summary>
    public static ClientPipeline? OfClient(ITypeSymbol? type) => Find(Clients, type);

    /// <summary>The pipeline a type of an SDK belongs to, or null for any other type.</summary>
    public static ClientPipeline? OfType(ITypeSymbol? type) => OfClient(type) ?? Find(Results, type);

    /// <summary>The pipeline that returns a type: <c>ClientResult&lt;T&gt;</c>, <c>AsyncPageable&lt;T&gt;</c>, also as a task; null for any other.</summary>
    public static ClientPipeline? OfResult(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } results })
            type = results[0];
        for (; type is not null; type = type.BaseType)
        {
            if (Find(Results, type) is { } family)
                return family;
        }

        return null;
    }

    /// <summary>Whether a method of a client sends something, and reports a refusal with the exception of its pipeline alone.</summary>
    public static bool Sends(IMethodSymbol method) => OfClient(method.ContainingType) is not null && OfResult(method.ReturnType) is not null && !GoesToStorage(method);

    /// <summary>Whether a call of a project client also goes to a storage account.</summary>
    public static bool GoesToStorage(IMethodSymbol method)
    {
        foreach (var name in ClientErrors.StorageCalls)
        {
            if (method.Name.StartsWith(name, System.StringComparison.Ordinal))
                return Projects.Contains(method.ContainingType);
        }

        return false;
    }

    /// <summary>The pipeline below a call of <c>IChatClient</c> and the like, where it is a client that is wrapped and nothing else.</summary>
    public static ClientPipeline? OfWrapped(IInvocationOperation call, FlowContext flow) =>
        Wrappers.Contains(call.TargetMethod.ContainingType) && call.Receiver() is { } receiver
        && ValueResolver.Resolve(receiver, flow) is IInvocationOperation wrap && IsWrapping(wrap)
            ? OfClient(wrap.Receiver()?.Unwrapped().Type) : null;

    /// <summary>Whether a call wraps a client: <c>AsIChatClient()</c>.</summary>
    public static bool IsWrapping(IInvocationOperation call) =>
        call.TargetMethod.Name.StartsWith("AsI", System.StringComparison.Ordinal) && Wrappers.Contains(call.TargetMethod.ReturnType)
        && call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && OfClient(call.Receiver()?.Unwrapped().Type) is not null;

    private static ClientPipeline? Find(ImmutableArray<(KnownNamespace Namespace, ClientPipeline Family)> table, ITypeSymbol? type)
    {
        foreach (var (ns, family) in table)
        {
            if (ns.Contains(type))
                return family;
        }

        return null;
    }

    private static ImmutableArray<(KnownNamespace, ClientPipeline)> Known(ImmutableArray<(string Namespace, ClientPipeline Family)> table) =>
        table.Select(static row => (new KnownNamespace(row.Namespace), row.Family)).ToImmutableArray();
}
