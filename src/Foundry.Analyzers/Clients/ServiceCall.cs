using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>A call of an SDK member that performs a known service operation of Foundry or Azure OpenAI.</summary>
internal sealed class ServiceCall
{
    private ServiceCall(IInvocationOperation call, ImmutableArray<ServiceOperation> candidates, ClientOrigin client) =>
        (Call, Candidates, Client) = (call, candidates, client);

    private enum MemberMatch
    {
        None,

        /// <summary>The member performs the operation.</summary>
        ByMember,

        /// <summary>The member performs the operation because of an argument of this call.</summary>
        ByArgument,
    }

    public IInvocationOperation Call { get; }

    /// <summary>
    /// The operations that the call may perform, never empty. With several, it is not known which one the call performs: a rule
    /// may only report what holds for all of them.
    /// </summary>
    public ImmutableArray<ServiceOperation> Candidates { get; }

    /// <summary>The client the call is made on.</summary>
    public ClientOrigin Client { get; }

    /// <summary>Whether the kind of endpoint is known; else the candidates are those of every possible kind.</summary>
    public bool IsEndpointKnown => Candidates.All(operation => operation.Endpoint == Candidates[0].Endpoint);

    public string MemberName => Call.TargetMethod.Name;

    /// <summary>The syntax of the member's name, which is where a rule reports.</summary>
    public SyntaxNode Name => Call.NameSyntax();

    /// <summary>
    /// Reads a call; null if its member is not known, its client may call anything but Azure, its service is retired, or the
    /// referenced package versions make it throw before it asks for anything.
    /// </summary>
    public static ServiceCall? Read(IInvocationOperation call, FlowContext flow) => Read(call, flow, out _);

    /// <summary>Reads a call, and says why a known member could not be read.</summary>
    public static ServiceCall? Read(IInvocationOperation call, FlowContext flow, out UnfollowedReason reason)
    {
        reason = UnfollowedReason.None;
        var method = call.TargetMethod;
        if (!ServiceOperations.HaveMember(method.Name) || !method.DeclaringSyntaxReferences.IsEmpty)
            return null;

        // A match by argument is the more specific one.
        var named = ServiceOperations.WithMember(method.Name);
        var matches = named.Where(operation => Match(operation, call) == MemberMatch.ByArgument).ToArray();
        if (matches.Length == 0)
            matches = named.Where(operation => Match(operation, call) == MemberMatch.ByMember).ToArray();
        if (matches.Length == 0)
            return null;
        if (MemberFailure.Of(call, flow) is { Row.IsCertain: true })
        {
            reason = UnfollowedReason.Throws;
            return null;
        }

        reason = UnfollowedReason.UnknownClient;
        foreach (var client in ClientsOf(call, matches, flow))
        {
            if (Read(call, matches, client, flow, out reason) is { } service)
                return service;
        }

        return null;
    }

    private static ServiceCall? Read(
        IInvocationOperation call,
        ServiceOperation[] matches,
        IOperation client,
        FlowContext flow,
        out UnfollowedReason reason)
    {
        var origin = ClientOrigin.Of(client, flow);
        reason = ReasonOf(origin);
        if (reason != UnfollowedReason.None || origin.IsAzure != true)
            return null;

        var candidates = matches
            .Where(operation => Array.IndexOf(origin.Endpoints, operation.Endpoint) >= 0 && MayPerform(origin.Service, operation))
            .ToImmutableArray();
        if (candidates.IsEmpty || Array.Exists(origin.Endpoints, kind => HasNoCandidate(kind, candidates)))
        {
            reason = UnfollowedReason.UnknownOperation;
            return null;
        }

        return new(call, candidates, origin);
    }

    private static UnfollowedReason ReasonOf(ClientOrigin client) => client switch
    {
        { IsAzure: false } => UnfollowedReason.None,
        { Throws: true } => UnfollowedReason.Throws,
        { IsRetired: true } => UnfollowedReason.Retired,
        { MayLeave: true } => UnfollowedReason.MayLeave,
        { IsAzure: true } => UnfollowedReason.None,
        { Creation: null } => UnfollowedReason.UnknownClient,
        _ => UnfollowedReason.UnknownAddress,
    };

    /// <summary>
    /// What the call needs if it performs an operation: the operation's requirements, and those of the graders that it names.
    /// </summary>
    public ImmutableArray<Requirement> RequirementsOf(ServiceOperation operation, FlowContext flow) =>
        operation.Graders is { } graders && Graders.AreNamed(operation, Call, flow)
            ? operation.Requires.AddRange(graders.Requires)
            : operation.Requires;

    /// <summary>Whether the member that is called performs an operation, at any kind of endpoint.</summary>
    public static bool IsMemberOf(ServiceOperation operation, IInvocationOperation call) =>
        call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && Match(operation, call) != MemberMatch.None;

    /// <summary>
    /// The client a call is made on, or gets as an argument: <c>FoundryEvals.EvaluateTracesAsync(project, …)</c>. There are
    /// several in <c>agent.EvaluateAsync(queries, [evaluator, other])</c>, each of which makes its own calls.
    /// </summary>
    private static ImmutableArray<IOperation> ClientsOf(
        IInvocationOperation call, ServiceOperation[] operations, FlowContext flow)
    {
        if (ClientParameter(call, operations) is not { } parameter)
        {
            var client = call.Receiver()
                ?? call.Arguments.ExplicitFor(static parameter => KnownTypes.ClientOf(parameter.Type) is not null)?.Value;
            return client is null ? ImmutableArray<IOperation>.Empty : ImmutableArray.Create(client);
        }

        var value = call.Argument(parameter)!;
        var elements = ValueResolver.Resolve(value, flow).Elements();
        return elements.IsDefault ? ImmutableArray.Create(value) : elements;
    }

    /// <summary>The parameter of the called member that takes the client, or null.</summary>
    private static string? ClientParameter(IInvocationOperation call, ServiceOperation[] operations)
    {
        foreach (var operation in operations)
        {
            foreach (var member in operation.Members)
            {
                if (member.Client is not null && member.Name == call.TargetMethod.Name && Match(member, call) != MemberMatch.None)
                    return member.Client;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a client, which may be wrapped, can perform an operation: a chat client creates no responses. A client without
    /// known operations, such as a project client used as an agent, may perform any.
    /// </summary>
    private static bool MayPerform(ITypeSymbol? service, ServiceOperation operation) =>
        Performs(service, operation) || !ServiceOperations.All.Any(other => Performs(service, other));

    private static bool Performs(ITypeSymbol? service, ServiceOperation operation)
    {
        foreach (var member in operation.Members)
        {
            var type = KnownTypes.Declaring(member);
            if (type.MatchesOrIsBaseOf(service) || type.MatchesOrIsImplementedBy(service))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether the call may go to a kind of endpoint whose requirements are not known, so that nothing can be reported. The
    /// endpoint of an agent is not one: it serves responses only.
    /// </summary>
    private static bool HasNoCandidate(EndpointKind kind, ImmutableArray<ServiceOperation> candidates) =>
        kind != EndpointKind.Agent && candidates.All(operation => operation.Endpoint != kind);

    private static MemberMatch Match(ServiceOperation operation, IInvocationOperation call)
    {
        var best = MemberMatch.None;
        foreach (var member in operation.Members)
        {
            if (member.Name != call.TargetMethod.Name)
                continue;
            var match = Match(member, call);
            if (match > best)
                best = match;
        }

        return best;
    }

    private static MemberMatch Match(ServiceOperationMember member, IInvocationOperation call)
    {
        if (!Declares(KnownTypes.Declaring(member), call.TargetMethod))
            return MemberMatch.None;
        if (member.Client is not null && call.Arguments.For(member.Client) is null)
            return MemberMatch.None;
        if (member.Parameter is null)
            return MemberMatch.ByMember;

        var argument = call.Arguments.For(member.Parameter);
        if (argument is null)
            return MemberMatch.None;
        if (member.Value is null)
            return argument.ArgumentKind == ArgumentKind.DefaultValue ? MemberMatch.None : MemberMatch.ByArgument;

        // An unknown argument may select this operation or another.
        if (argument.Value.Unwrapped().ConstantValue is not { HasValue: true } constant)
            return MemberMatch.ByMember;
        var text = Convert.ToString(constant.Value, CultureInfo.InvariantCulture);
        return string.Equals(text, member.Value, StringComparison.OrdinalIgnoreCase) ? MemberMatch.ByArgument : MemberMatch.None;
    }

    /// <summary>
    /// Whether a type declares a method: itself, through a derived type, or as the interface that it implements.
    /// </summary>
    private static bool Declares(KnownType type, IMethodSymbol method)
    {
        // An extension block has no name; its containing class has one.
        var declaring = method.ContainingType;
        if (declaring is { Name: "", ContainingType: { } extensions })
            declaring = extensions;
        return type.MatchesOrIsBaseOf(declaring)
            || declaring.AllInterfaces.Any(candidate => type.Matches(candidate) && Implements(declaring, candidate, method));
    }

    private static bool Implements(INamedTypeSymbol type, INamedTypeSymbol implemented, IMethodSymbol method)
    {
        foreach (var member in implemented.GetMembers(method.Name))
        {
            // An override implements what the method of the base class implements.
            var implementation = type.FindImplementationForInterfaceMember(member)?.OriginalDefinition;
            for (var called = method; called is not null; called = called.OverriddenMethod)
            {
                if (SymbolEqualityComparer.Default.Equals(implementation, called.OriginalDefinition))
                    return true;
            }
        }

        return false;
    }
}
