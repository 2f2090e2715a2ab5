using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>A call of an SDK's member that asks Foundry or Azure OpenAI for something we know.</summary>
internal sealed class ServiceCall
{
    private ServiceCall(IInvocationOperation call, ImmutableArray<ServiceOperation> candidates, ClientOrigin client) => (Call, Candidates, Client) = (call, candidates, client);

    public IInvocationOperation Call { get; }

    /// <summary>
    /// The operations the call may be, never empty. Where there are several it depends on what is not known here which of them it is:
    /// nothing may be said of the call that does not hold for all.
    /// </summary>
    public ImmutableArray<ServiceOperation> Candidates { get; }

    /// <summary>The client the call is made on.</summary>
    public ClientOrigin Client { get; }

    /// <summary>Whether the kind of endpoint is known; else the candidates are those of every kind it may be.</summary>
    public bool IsEndpointKnown => Candidates.All(operation => operation.Endpoint == Candidates[0].Endpoint);

    public string MemberName => Call.TargetMethod.Name;

    /// <summary>The smallest place in the source that says what is meant.</summary>
    public SyntaxNode Name => Call.NameSyntax();

    /// <summary>Reads a call; null where it is none of ours, or its client is not known to go to Azure and no further.</summary>
    public static ServiceCall? Read(IInvocationOperation call, FlowContext flow)
    {
        var method = call.TargetMethod;
        if (!ServiceOperations.HaveMember(method.Name) || !method.DeclaringSyntaxReferences.IsEmpty)
            return null;

        // What an argument makes of the call for certain, it is.
        var named = ServiceOperations.WithMember(method.Name);
        var possible = named.Where(operation => Match(operation, call) == MemberMatch.ByArgument).ToArray();
        if (possible.Length == 0)
            possible = named.Where(operation => Match(operation, call) == MemberMatch.ByMember).ToArray();
        if (possible.Length == 0 || ClientOf(call) is not { } client || ClientOrigin.Of(client, flow) is not { IsAzure: true, MayLeave: false } origin)
            return null;

        var candidates = possible.Where(operation => origin.Endpoints.Contains(operation.Endpoint) && IsDoneBy(origin.Service, operation)).ToImmutableArray();

        // Of a kind of endpoint for which nothing is known to be needed, nothing may be said. (An agent's serves responses only.)
        return candidates.IsEmpty || origin.Endpoints.Any(kind => kind != EndpointKind.Agent && candidates.All(operation => operation.Endpoint != kind))
            ? null : new(call, candidates, origin);
    }

    /// <summary>Whether a call is of a member that does an operation, at whatever kind of endpoint.</summary>
    public static bool IsMemberOf(ServiceOperation operation, IInvocationOperation call) =>
        call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && Match(operation, call) != MemberMatch.None;

    /// <summary>The client a call is made on, or is given: <c>FoundryEvals.EvaluateTracesAsync(project, …)</c>.</summary>
    private static IOperation? ClientOf(IInvocationOperation call) =>
        call.Receiver() ?? call.Arguments.ExplicitFor(static parameter => KnownTypes.ClientOf(parameter.Type) is not null)?.Value;

    /// <summary>
    /// Whether a client, which may be wrapped, is one that does an operation: a chat client creates no responses. What has no operations of
    /// its own, as a project client that became an agent, may do any.
    /// </summary>
    private static bool IsDoneBy(ITypeSymbol? service, ServiceOperation operation) => Has(service, operation) || !ServiceOperations.All.Any(other => Has(service, other));

    private static bool Has(ITypeSymbol? service, ServiceOperation operation) => operation.Members.Any(member => KnownTypes.Declaring(member) is var type
        && (type.MatchesOrIsBaseOf(service) || type.MatchesOrIsImplementedBy(service)));

    private enum MemberMatch
    {
        None,

        /// <summary>The member is one that does the operation.</summary>
        ByMember,

        /// <summary>Only an argument of this call makes it do the operation.</summary>
        ByArgument,
    }

    private static MemberMatch Match(ServiceOperation operation, IInvocationOperation call)
    {
        var best = MemberMatch.None;
        foreach (var member in operation.Members)
        {
            if (member.Name == call.TargetMethod.Name && Match(member, call) is var match && match > best)
                best = match;
        }

        return best;
    }

    private static MemberMatch Match(ServiceOperationMember member, IInvocationOperation call)
    {
        if (!Declares(KnownTypes.Declaring(member), call.TargetMethod))
            return MemberMatch.None;
        if (member.Parameter is null)
            return MemberMatch.ByMember;

        var argument = call.Arguments.For(member.Parameter);
        if (argument is null)
            return MemberMatch.None;
        if (member.Value is null)
            return argument.ArgumentKind == ArgumentKind.DefaultValue ? MemberMatch.None : MemberMatch.ByArgument;

        // An argument that is not known may make it either of the two.
        return argument.Value.Unwrapped().ConstantValue is not { HasValue: true } constant ? MemberMatch.ByMember
            : string.Equals(Convert.ToString(constant.Value, System.Globalization.CultureInfo.InvariantCulture), member.Value, StringComparison.OrdinalIgnoreCase) ? MemberMatch.ByArgument
            : MemberMatch.None;
    }

    /// <summary>Whether a type declares a method: itself, through a type derived from it, or as the interface it implements.</summary>
    private static bool Declares(KnownType type, IMethodSymbol method)
    {
        // The block of an extension has no name; the class around it has.
        var declaring = method.ContainingType is { Name: "", ContainingType: { } around } ? around : method.ContainingType;
        return type.MatchesOrIsBaseOf(declaring)
            || declaring.AllInterfaces.Any(implemented => type.Matches(implemented) && implemented.GetMembers(method.Name).Any(member =>
                SymbolEqualityComparer.Default.Equals(declaring.FindImplementationForInterfaceMember(member)?.OriginalDefinition, method.OriginalDefinition)));
    }
}
