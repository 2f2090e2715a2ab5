using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Services;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>
/// Follows a client back to its construction, through variables, sub-client getters and wrappers, to find its endpoint.
/// </summary>
internal sealed class ClientOrigin
{
    private const string AgentName = "AgentName";
    private const string AgentEndpoint = "agentEndpoint";

    private EndpointKind? _kindOfType;
    private ITypeSymbol? _root;
    private bool _isOfAgent;
    private bool _mayBeOfAgent;
    private bool _isOneOfSeveral;
    private bool _reachesModels;

    private ClientOrigin()
    {
    }

    /// <summary>Whether calls go to Foundry or Azure OpenAI; null if it is not known.</summary>
    public bool? IsAzure { get; private set; }

    /// <summary>
    /// The possible kinds of endpoint: one if it is known, several if it is not, none if the endpoint is not Azure's.
    /// </summary>
    public EndpointKind[] Endpoints { get; private set; } = Array.Empty<EndpointKind>();

    /// <summary>The kind of endpoint, or null if it is not known.</summary>
    public EndpointKind? Endpoint => Endpoints.Length == 1 ? Endpoints[0] : null;

    /// <summary>Whether the client certainly signs in with a key (true) or a token (false), else null.</summary>
    public bool? UsesKey { get; private set; }

    /// <summary>
    /// Whether it is certainly this client. One that a container gives out is not if other code may register another, or if
    /// several registrations agree on what the service sees and differ in the rest.
    /// </summary>
    public bool IsCertain { get; private set; } = true;

    /// <summary>The construction of the root client, if it is found.</summary>
    public ClientCreation? Creation { get; private set; }

    /// <summary>The address in the construction, as far as it is known.</summary>
    public ClientEndpoint Address { get; private set; } = ClientEndpoint.Unknown;

    /// <summary>
    /// The place of the address in a settings file, if the address and not the client's type determines the endpoint.
    /// </summary>
    public Location? SettingsOrigin => _kindOfType is null ? Address.Origin : null;

    /// <summary>The type of the SDK client inside any wrappers, which determines the API of the calls.</summary>
    public ITypeSymbol? Service { get; private set; }

    /// <summary>
    /// Whether calls may reach a service that needs other permissions: the endpoint of a model or an agent application, the
    /// target of a project connection, or the user's own code.
    /// </summary>
    public bool MayLeave { get; private set; }

    /// <summary>Whether its service is retired: no key, address or role makes a call work.</summary>
    public bool IsRetired { get; private set; }

    /// <summary>Whether a getter on the way throws with the referenced package versions, so that nothing is ever sent.</summary>
    public bool Throws { get; private set; }

    /// <summary>Whether a wrapper, such as a cache, may respond so that the service is not called.</summary>
    public bool MayRespond { get; private set; }

    /// <summary>Follows a client to its origin.</summary>
    public static ClientOrigin Of(IOperation client, FlowContext flow) => Of(client, depth: 0, flow);

    /// <param name="depth">The choices between registrations so far. Each multiplies the work.</param>
    private static ClientOrigin Of(IOperation client, int depth, FlowContext flow)
    {
        var origin = new ClientOrigin();
        origin.Follow(client, depth, flow);
        origin.Conclude(flow);
        return origin;
    }

    private void Follow(IOperation client, int depth, FlowContext flow)
    {
        for (var i = 0; i < Limits.LongestCallChain; i++)
        {
            flow.Cancel.ThrowIfCancellationRequested();
            client = ValueResolver.Resolve(client, flow);
            if ((SameValue(client, flow) ?? Wrapped(client, flow)) is { } inner)
            {
                client = inner;
                continue;
            }

            if (ServiceSource.Of(client, flow) is { } registered)
            {
                if (!IsSame(registered, depth, flow))
                {
                    AddType(client.Type);
                    return;
                }

                client = registered.Values[0];
                continue;
            }

            AddType(client.Type);
            if (ClientCreation.Read(client) is { } creation)
            {
                AddCall(client, flow);
                if (creation.BuiltOn is { } builtOn)
                {
                    client = builtOn;
                    continue;
                }

                // A kernel's connector without a client of its own takes the registered one.
                if (creation.MissingClient is { } missing
                    && ServiceSource.OfService(missing, key: null, client, flow) is { } container
                    && IsSame(container, depth, flow))
                {
                    client = container.Values[0];
                    continue;
                }

                Creation = creation;
                AddRegistered(creation.Client);
                return;
            }

            // A sub-client calls the same service as its parent: GetEvaluationClient(), .ProjectOpenAIClient, …
            if (Parent(client) is not { } parent || !IsClient(parent, flow))
                return;
            AddCall(client, flow);
            client = parent;
        }
    }

    /// <summary>Whether the registrations of a service give clients that the service cannot tell apart.</summary>
    private bool IsSame(ServiceSource registered, int depth, FlowContext flow)
    {
        IsCertain &= registered.IsCertain;
        if (registered.Values.Length == 1)
            return true;
        if (depth >= Limits.MostChoices)
            return false;

        _isOneOfSeveral = true;
        IsCertain = false;
        var origins = registered.Values.Select(value => Of(value, depth + 1, flow)).ToArray();
        return origins.All(origin => origin.IsAzure == origins[0].IsAzure
            && origin.MayLeave == origins[0].MayLeave
            && origin.MayRespond == origins[0].MayRespond
            && origin.IsRetired == origins[0].IsRetired
            && origin.UsesKey == origins[0].UsesKey
            && origin.Endpoints.SequenceEqual(origins[0].Endpoints));
    }

    /// <summary>
    /// The expression with the same value: inside <c>await</c>, before a fallback that throws, or the only source of a parameter.
    /// </summary>
    private static IOperation? SameValue(IOperation value, FlowContext flow) => value switch
    {
        ICoalesceOperation { Value: var tested } coalesce when coalesce.WhenNull.Unwrapped() is IThrowOperation => tested,
        IParameterReferenceOperation parameter => ParameterSource.Of(parameter, flow),
        _ => value.Awaited(),
    };

    private IOperation? Wrapped(IOperation client, FlowContext flow)
    {
        if (client.Call().Method is not { } method || KnownTypes.WrapperOf(method) is not { } wrapper)
            return null;

        AddWrapper(wrapper, client, flow);
        var inner = client.ReceiverOrFirstArgument();
        if (IsBuilder(inner?.Type))
            AddCallsOnBuilder(inner!.Unwrapped(), flow);
        return inner;
    }

    /// <summary>
    /// The client that a sub-client comes from; null for members declared in source, which may return any client.
    /// </summary>
    private static IOperation? Parent(IOperation client) => client switch
    {
        IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: true } call => call.Receiver(),
        IPropertyReferenceOperation { Property.DeclaringSyntaxReferences.IsEmpty: true, Instance: { } instance } => instance,
        _ => null,
    };

    private static bool IsClient(IOperation value, FlowContext flow)
    {
        var resolved = ValueResolver.Resolve(value, flow);
        if (KnownTypes.ClientOf(value.Type) is not null || KnownTypes.ClientOf(resolved.Type) is not null)
            return true;

        // Sub-clients may have sub-clients: client.Beta.Messages.
        return resolved is IPropertyReferenceOperation property && Parent(property) is { } parent && IsClient(parent, flow);
    }

    // ---- Facts from the members and types on the way

    /// <summary>Records a wrapper and its arguments.</summary>
    private void AddWrapper(ClientWrapper wrapper, IOperation call, FlowContext flow)
    {
        MayRespond |= wrapper.MayRespond;
        MayLeave |= wrapper.MayLeave;
        if (!wrapper.KeepsClient)
            AddCall(call, flow);
    }

    /// <summary>
    /// Records the calls that change a builder in a variable, each in its own statement. Any other use may replace the client.
    /// </summary>
    private void AddCallsOnBuilder(IOperation builder, FlowContext flow)
    {
        if (ValueResolver.Of(builder, flow) is null)
            return;
        if (ValueUses.ReferencesTo(builder, flow) is not { } references)
        {
            MayLeave = true;
            return;
        }

        foreach (var reference in references)
        {
            if (reference.User() is not ISimpleAssignmentOperation assignment || assignment.Target != reference)
                AddCallOnBuilder(reference, flow);
        }
    }

    private void AddCallOnBuilder(IOperation builder, FlowContext flow)
    {
        var user = builder.User();
        while (user is not IExpressionStatementOperation)
        {
            var call = user is IArgumentOperation { Parameter.Ordinal: 0, Parent: { } parent } ? parent : user;
            if (call.Call().Method is not { } method || KnownTypes.WrapperOf(method) is not { } wrapper)
            {
                MayLeave = true;
                return;
            }

            AddWrapper(wrapper, call!, flow);
            if (!IsBuilder(call!.Type))
                return;
            user = call.User();
        }
    }

    private static bool IsBuilder(ITypeSymbol? type) => type?.Name.EndsWith("Builder", StringComparison.Ordinal) == true;

    /// <summary>Records the member and the arguments of a constructor, getter or wrapper.</summary>
    private void AddCall(IOperation call, FlowContext flow)
    {
        var (method, arguments) = call.Call();
        Throws |= MemberFailure.Of(call, flow) is { Row.IsCertain: true };
        MayLeave |= method is not null && UsesConnection(method);
        _isOfAgent |= method?.Name.EndsWith("ForAgentEndpoint", StringComparison.Ordinal) == true;
        MayLeave |= call is IObjectCreationOperation { Initializer: { } initializer } && SetsTransport(initializer);
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter || argument.Value.IsNull())
                continue;

            // The user's factory may replace the client that is built or wrapped.
            MayLeave |= parameter.Type is INamedTypeSymbol { DelegateInvokeMethod.ReturnsVoid: false };
            _isOfAgent |= parameter.Name == AgentEndpoint;
            if (parameter.Name == "subscriptionId")
                _kindOfType = EndpointKind.Hub;
            _mayBeOfAgent |= MayNameAgent(parameter) && !LeavesAgentName(argument.Value, flow);
        }
    }

    /// <summary>Whether an object initialiser sets the address or the transport, as clients of Anthropic allow.</summary>
    private static bool SetsTransport(IObjectOrCollectionInitializerOperation initializer) =>
        initializer.Initializers.Any(static member => member is ISimpleAssignmentOperation
        {
            Target: IPropertyReferenceOperation { Property.Name: "BaseUrl" or "HttpClient" or "Handlers" },
        });

    /// <summary>Whether a getter of a project takes the endpoint from one of the project's connections.</summary>
    private static bool UsesConnection(IMethodSymbol getter) => getter.Name is
        "GetAzureOpenAIClient" or "GetAzureOpenAIChatClient" or "GetAzureOpenAIEmbeddingClient"
        or "GetChatCompletionsClient" or "GetEmbeddingsClient" or "GetImageEmbeddingsClient";

    private static bool LeavesAgentName(IOperation argument, FlowContext flow) =>
        OptionsObject.Read(argument, flow) is { } options && options.Value(AgentName, out var isAbsent) is null && isAbsent;

    /// <summary>Records the type of a client on the way.</summary>
    private void AddType(ITypeSymbol? type)
    {
        Service ??= type;
        if (KnownTypes.ClientOf(type) is not { } client)
            return;

        _root = type;
        MayLeave |= !type!.DeclaringSyntaxReferences.IsEmpty;
        if (KindOf(type, client) is not { } kind)
            return;

        // A client of an account that comes from a project uses a connection.
        MayLeave |= _kindOfType is not null && _kindOfType != kind;
        _kindOfType = kind;
    }

    /// <summary>Records a client that is registered by name: the call returns a builder, not the client.</summary>
    private void AddRegistered(Client client)
    {
        if (!client.ReadsConnectionString)
            return;
        IsCertain = false;
        _reachesModels = client.ReachesModels;
        if (client is { Kind: ClientKind.Account, ReachesModels: false })
            _kindOfType ??= EndpointKind.Account;
    }

    private static EndpointKind? KindOf(ITypeSymbol type, Client client) => client.Kind switch
    {
        ClientKind.Account => EndpointKind.Account,
        ClientKind.Anthropic => EndpointKind.Anthropic,
        // The last generation with a connection string supported hubs only.
        ClientKind.Project when AnyParameter(type, static parameter => parameter.Name == "connectionString") => EndpointKind.Hub,
        ClientKind.Project => EndpointKind.Project,
        _ => null,
    };

    // ---- Conclusions

    private void Conclude(FlowContext flow)
    {
        var endpoint = Address = Creation?.ReadEndpoint(flow) ?? ClientEndpoint.Unknown;
        IsAzure = JudgeAzure(endpoint, flow);
        IsRetired = Retirement.IsOf(Service) || Retirement.IsOf(_root);
        MayLeave |= MayReachModel(endpoint) || endpoint.Values.Any(static address => EndpointPath.IsOfApplication(address.Path));
        if (MayLeave || IsAzure != true)
            return;

        Endpoints = PossibleKinds(endpoint);
        if (_isOneOfSeveral)
            Address = ClientEndpoint.Unknown;
        if (Creation is { Credential: not null } or { Client.ReadsConnectionString: true })
            UsesKey = Creation.UsesKey(flow);
        else if (TakesOnlyTokens(_root))
            UsesKey = false;
    }

    private bool? JudgeAzure(ClientEndpoint endpoint, FlowContext flow)
    {
        if (endpoint.IsDefault || endpoint.Is(static address => address.IsElsewhere))
            return false;
        if (endpoint.Values.Any(static address => address.IsElsewhere))
            return null;

        var isAzure = _kindOfType is not null
            || endpoint.Is(static address => address.IsAzure)
            || Creation?.UsesTokenForAzure(flow) == true;
        return isAzure ? true : null;
    }

    private bool MayReachModel(ClientEndpoint endpoint) =>
        (_reachesModels || KnownTypes.ClientOf(_root) is { ReachesModels: true })
        && !endpoint.Is(static address => address.IsAzureHost);

    private EndpointKind[] PossibleKinds(ClientEndpoint endpoint)
    {
        var kind = KindOf(endpoint);
        if (kind is EndpointKind.Account or EndpointKind.Anthropic or EndpointKind.Hub)
            return new[] { kind.Value };
        if (kind is EndpointKind.Project && !MayBeOfAgent(endpoint))
            return new[] { EndpointKind.Project };
        if (_isOfAgent || endpoint.Is(static address => EndpointPath.IsOfAgent(address.Path)))
            return new[] { EndpointKind.Agent };
        return kind is null
            ? new[] { EndpointKind.Account, EndpointKind.Project, EndpointKind.Agent }
            : new[] { EndpointKind.Project, EndpointKind.Agent };
    }

    /// <summary>
    /// The kind that the types and the address agree on. <c>Project</c> may still be the endpoint of one of its agents.
    /// </summary>
    private EndpointKind? KindOf(ClientEndpoint endpoint)
    {
        var kind = endpoint.Values.IsEmpty ? null : endpoint.Values[0].Kind;
        if (!endpoint.Values.All(address => address.Kind == kind))
            return null;
        if (_kindOfType is null)
            return kind;
        return kind is null || kind == _kindOfType ? _kindOfType : null;
    }

    /// <summary>
    /// Whether the client may call the endpoint of an agent, which serves the responses API below the project's address and
    /// requires a permission of its own.
    /// </summary>
    private bool MayBeOfAgent(ClientEndpoint endpoint)
    {
        if (_isOfAgent || _mayBeOfAgent || endpoint.Values.Any(static address => EndpointPath.IsOfAgent(address.Path)))
            return true;
        if (_kindOfType is not null && !AnyParameter(_root, TakesAgent))
            return false;
        if (Creation is null)
            return true;

        // An endpoint argument is the address of a project. One in the options may be any address.
        return Creation.EndpointArgument is null
            && (endpoint.Values.IsEmpty || endpoint.Values.Any(static address => address.IsPathHidden));
    }

    private static bool TakesAgent(IParameterSymbol parameter) => parameter.Name == AgentEndpoint || MayNameAgent(parameter);

    /// <summary>Whether a parameter takes options that may name an agent, whose endpoint the client then uses.</summary>
    private static bool MayNameAgent(IParameterSymbol parameter) =>
        KnownTypes.ProjectOpenAIClientOptions.MatchesOrIsBaseOf(parameter.Type);

    /// <summary>Whether every public constructor takes a token, or settings that hold one.</summary>
    private static bool TakesOnlyTokens(ITypeSymbol? type) =>
        type is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: true } named
        && named.InstanceConstructors.Where(IsPublic).All(TakesTokenOrSettings)
        && AnyParameter(named, CredentialParameter.TakesToken);

    private static bool TakesTokenOrSettings(IMethodSymbol constructor) =>
        constructor.Parameters.Any(CredentialParameter.TakesToken)
        || constructor.Parameters.Length == 1 && constructor.Parameters[0].Name == "settings";

    private static bool AnyParameter(ITypeSymbol? type, Func<IParameterSymbol, bool> predicate) =>
        type is INamedTypeSymbol named
        && named.InstanceConstructors.Any(constructor => IsPublic(constructor) && constructor.Parameters.Any(predicate));

    private static bool IsPublic(IMethodSymbol constructor) => constructor.DeclaredAccessibility == Accessibility.Public;
}
