using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Services;

/// <summary>
/// Reads a service that is held by another object: <c>lazy.Value</c>, <c>factory()</c>, an element of the registrations, a client
/// of a client factory.
/// </summary>
internal static class ServiceHolder
{
    private static readonly KnownType Lazy = new("System.Lazy`1");
    private static readonly KnownType Func = new("System.Func`1");
    private static readonly KnownType Enumerable = new("System.Linq.Enumerable");
    private static readonly KnownType Sequence = new("System.Collections.Generic.IEnumerable`1");
    private static readonly KnownType ClientFactory = new("Microsoft.Extensions.Azure.IAzureClientFactory`1");

    /// <summary>What a value may be; null if no object that a container knows holds it.</summary>
    /// <param name="depth">The holders so far.</param>
    public static ServiceSource? Inside(IOperation value, int depth, FlowContext flow) => value switch
    {
        IPropertyReferenceOperation { Property.Name: nameof(Lazy<object>.Value), Instance: { } lazy }
            when Lazy.Matches(lazy.Type) =>
            Made(lazy, depth, flow),
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } factory }
            when Func.Matches(factory.Type) => Made(factory, depth, flow),
        IInvocationOperation { TargetMethod.Name: "CreateClient", Instance: { Type: INamedTypeSymbol type } factory } call
            when ClientFactory.Matches(type) => OfFactory(call, type.TypeArguments[0], factory, flow),
        IInvocationOperation call when Enumerable.Matches(call.TargetMethod.ContainingType) =>
            call.TargetMethod.Name is "First" or "FirstOrDefault" or "Last" or "LastOrDefault" or "Single" or "SingleOrDefault"
                && call.Receiver() is { } sequence
                ? Element(sequence, flow)
                : null,
        ILocalReferenceOperation local => LoopOver(local, flow) is { } sequence ? Element(sequence, flow) : null,
        _ => null,
    };

    /// <summary>What a <c>Lazy&lt;T&gt;</c> or a <c>Func&lt;T&gt;</c> makes, from a container or from a variable.</summary>
    private static ServiceSource? Made(IOperation holder, int depth, FlowContext flow)
    {
        holder = ValueResolver.Resolve(holder, flow);
        var source = ServiceSource.Of(holder, depth + 1, flow);
        var holders = source?.Values ?? ImmutableArray.Create(holder);
        var values = holders.Select(each => Result(ValueResolver.Resolve(each, flow))).OfType<IOperation>().ToImmutableArray();
        return values.Length == holders.Length ? ServiceSource.Of(values, source?.IsCertain != false) : null;
    }

    private static IOperation? Result(IOperation holder)
    {
        if (!Lazy.Matches(holder.Type))
            return FactoryResult.Of(holder);
        return holder is IObjectCreationOperation { Arguments: { IsEmpty: false } arguments }
            ? FactoryResult.Of(arguments[0].Value)
            : null;
    }

    private static ServiceSource? OfFactory(
        IInvocationOperation call, ITypeSymbol client, IOperation factory, FlowContext flow) =>
        call.Argument("name")?.Unwrapped().ConstantValue is { HasValue: true, Value: string name }
        && ServiceRequest.Of(ValueResolver.Resolve(factory, flow), flow) is { Key: null }
            ? ServiceSource.OfService(client, AzureClients.KeyOf(name), call, flow)
            : null;

    /// <summary>One of all registrations of a service: <c>IEnumerable&lt;T&gt;</c> and <c>GetServices&lt;T&gt;()</c>.</summary>
    private static ServiceSource? Element(IOperation sequence, FlowContext flow) =>
        ServiceRequest.Of(ValueResolver.Resolve(sequence, flow), flow) is { Service: INamedTypeSymbol type } all
        && Sequence.Matches(type)
            ? ServiceSource.OfService(type.TypeArguments[0], all.Key, sequence, flow)
            : null;

    private static IOperation? LoopOver(ILocalReferenceOperation local, FlowContext flow) =>
        local.Local.DeclaringSyntaxReferences is { Length: 1 } declarations
        && declarations[0].GetSyntax(flow.Cancel) is ForEachStatementSyntax loop
        && local.SemanticModel is { } model
        && loop.SyntaxTree == model.SyntaxTree
            ? (model.GetOperation(loop, flow.Cancel) as IForEachLoopOperation)?.Collection.Unwrapped()
            : null;
}
