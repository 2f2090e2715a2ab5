using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>Where the calls on a client go: followed back to where it was built, through variables, sub-client getters and wrappers.</summary>
internal sealed class ClientOrigin
{
    private EndpointKind? _kindOfType;
    private ITypeSymbol? _root;
    private bool _isOfAgent;
    private bool _mayBeOfAgent;

    private ClientOrigin()
    {
    }

    /// <summary>Whether calls go to Foundry or Azure OpenAI: true or false where it is known, else null.</summary>
    public bool? IsAzure { get; private set; }

    /// <summary>The kinds of endpoint that calls may go to: one where it is known, several where it is not, none where it is not Azure's.</summary>
    public ImmutableArray<EndpointKind> Endpoints { get; private set; } = ImmutableArray<EndpointKind>.Empty;

    /// <summary>The kind of endpoint, or null where it is not known.</summary>
    public EndpointKind? Endpoint => Endpoints.Length == 1 ? Endpoints[0] : null;

    /// <summary>Whether the client certainly signs in with a key (true) or a token (false), else null.</summary>
    public bool? UsesKey { get; private set; }

    /// <summary>The construction at the end of the way, where it is seen.</summary>
    public ClientCreation? Creation { get; private set; }

    /// <summary>The address the client is given, as far as it is known.</summary>
    public ClientEndpoint Address { get; private set; } = ClientEndpoint.Unknown;

    /// <summary>Where in a settings file the address stands, if it is what tells where calls go and not the client's type.</summary>
    public Location? SettingsOrigin => _kindOfType is null ? Address.Origin : null;

    /// <summary>The type of SDK client that makes the calls, below whatever wraps it: it tells which API they go to.</summary>
    public ITypeSymbol? Service { get; private set; }

    /// <summary>
    /// Whether calls may go to something that asks for other permissions: the endpoint of a model or an agent application, whatever a
    /// connection of the project leads to, or code of the user's own.
    /// </summary>
    public bool MayLeave { get; private set; }

    /// <summary>Follows a client.</summary>
    public static ClientOrigin Of(IOperation client, FlowContext flow)
    {
        var origin = new ClientOrigin();
        origin.Follow(client, flow);
        origin.Conclude(flow);
        return origin;
    }

    private void Follow(IOperation client, FlowContext flow)
    {
        for (var i = 0; i < Limits.LongestCallChain; i++)
        {
            flow.Cancel.ThrowIfCancellationRequested();
            client = ValueResolver.Resolve(client, flow);
            if ((Same(client, flow) ?? Wrapped(client, flow)) is { } inner)
            {
                client = inner;
                continue;
            }

            Pass(client.Type);
            if (ClientCreation.Read(client) is { } creation)
            {
                PassCall(client, flow);
                if (creation.BuiltOn is { } below)
                {
                    client = below;
                    continue;
                }

                Creation = creation;
                return;
            }

            // A client got from a client talks to the same service: GetEvaluationClient(), .ProjectOpenAIClient, …
            if (Parent(client) is not { } parent || KnownTypes.ClientOf(parent.Type) is null && KnownTypes.ClientOf(ValueResolver.Resolve(parent, flow).Type) is null)
                return;
            PassCall(client, flow);
            client = parent;
        }
    }

    /// <summary>The expression that has the same value: behind <c>await</c>, a fallback that throws, or a parameter with one source.</summary>
    private static IOperation? Same(IOperation value, FlowContext flow) => value switch
    {
        ICoalesceOperation { Value: var tested } coalesce when coalesce.WhenNull.Unwrapped() is IThrowOperation => tested,
        IParameterReferenceOperation parameter => ParameterSource.Of(parameter, flow),
        _ => value.Awaited(),
    };

    private IOperation? Wrapped(IOperation client, FlowContext flow)
    {
        if (client.Call().Method is not { } method || !KnownTypes.WrapsClient(method))
            return null;

        PassCall(client, flow);
        return client.ReceiverOrFirstArgument();
    }

    /// <summary>Takes notice of what a constructor, getter or wrapper is called by, and given.</summary>
    private void PassCall(IOperation call, FlowContext flow)
    {
        var (method, arguments) = call.Call();
        MayLeave |= method is not null && LeadsThroughConnection(method);
        _isOfAgent |= method?.Name.EndsWith("ForAgentEndpoint", StringComparison.Ordinal) == true;
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter || argument.Value.IsNull())
                continue;

            // A factory of the user's may put another client in the place of the one that is built or wrapped.
            MayLeave |= parameter.Type is INamedTypeSymbol { DelegateInvokeMethod.ReturnsVoid: false };
            _isOfAgent |= parameter.Name == AgentEndpoint;
            _mayBeOfAgent |= MayNameAgent(parameter)
                && !(OptionsObject.Read(argument.Value, flow) is { } options && options.Value(AgentName, out var isAbsent) is null && isAbsent);
        }
    }

    /// <summary>Takes notice of a type on the way.</summary>
    private void Pass(ITypeSymbol? type)
    {
        Service ??= type;
        if (KnownTypes.ClientOf(type) is not { } client)
            return;

        _root = type;
        MayLeave |= !type!.DeclaringSyntaxReferences.IsEmpty;
        if (KindOf(type, client) is not { } kind)
            return;
        MayLeave |= _kindOfType is not null && _kindOfType != kind; // a client of an account got from a project goes through a connection
        _kindOfType = kind;
    }

    private static EndpointKind? KindOf(ITypeSymbol type, Client client) => client.Kind switch
    {
        ClientKind.Account => EndpointKind.Account,
        ClientKind.Project => AnyParameter(type, static parameter => parameter.Name == "connectionString") ? EndpointKind.Hub : EndpointKind.Project, // the last generation that took one knew hubs only
        _ => null,
    };

    private void Conclude(FlowContext flow)
    {
        var endpoint = Address = Creation?.ReadEndpoint(flow) ?? ClientEndpoint.Unknown;
        IsAzure = JudgeAzure(endpoint, flow);
        MayLeave |= KnownTypes.ClientOf(_root) is { ReachesModels: true } && !endpoint.Is(static address => address.IsAzureHost)
            || endpoint.Values.Any(static address => EndpointPath.IsOfApplication(address.Path));
        if (MayLeave || IsAzure != true)
            return;

        Endpoints = PossibleKinds(endpoint);
        UsesKey = Creation is { Credential: not null } ? Creation.UsesKey(flow) : TakesOnlyTokens(_root) ? false : null;
    }

    private bool? JudgeAzure(ClientEndpoint endpoint, FlowContext flow)
    {
        if (endpoint.IsDefault || endpoint.Is(static address => address.IsElsewhere))
            return false;
        if (endpoint.Values.Any(static address => address.IsElsewhere))
            return null;
        return _kindOfType is not null || endpoint.Is(static address => address.IsAzure) || Creation?.UsesTokenForAzure(flow) == true ? true : null;
    }

    private ImmutableArray<EndpointKind> PossibleKinds(ClientEndpoint endpoint)
    {
        var kind = KindOf(endpoint);
        if (kind is EndpointKind.Account or EndpointKind.Hub || kind is EndpointKind.Project && !MayBeOfAgent(endpoint))
            return ImmutableArray.Create(kind.Value);
        return _isOfAgent || endpoint.Is(static address => EndpointPath.IsOfAgent(address.Path)) ? ImmutableArray.Create(EndpointKind.Agent)
            : kind is null ? ImmutableArray.Create(EndpointKind.Account, EndpointKind.Project, EndpointKind.Agent)
            : ImmutableArray.Create(EndpointKind.Project, EndpointKind.Agent);
    }

    /// <summary>The kind that the types and the address agree on; that of a project may be an agent's of the project.</summary>
    private EndpointKind? KindOf(ClientEndpoint endpoint)
    {
        var kind = endpoint.Values.IsEmpty ? null : endpoint.Values[0].Kind;
        if (!endpoint.Values.All(address => address.Kind == kind))
            return null;
        return _kindOfType is null || kind is null || kind == _kindOfType ? _kindOfType ?? kind : null;
    }

    /// <summary>Whether every constructor anyone may call takes a token, or settings that hold one.</summary>
    private static bool TakesOnlyTokens(ITypeSymbol? type) => type is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: true } named
        && named.InstanceConstructors.Where(static constructor => constructor.DeclaredAccessibility == Accessibility.Public)
            .All(static constructor => constructor.Parameters.Any(CredentialParameter.TakesToken) || constructor.Parameters.Length == 1 && constructor.Parameters[0].Name == "settings")
        && AnyParameter(named, CredentialParameter.TakesToken);

    private static bool AnyParameter(ITypeSymbol? type, Func<IParameterSymbol, bool> predicate) => type is INamedTypeSymbol named
        && named.InstanceConstructors.Any(constructor => constructor.DeclaredAccessibility == Accessibility.Public && constructor.Parameters.Any(predicate));

    // ---- An agent's own endpoint serves the responses API below the project's address, for a permission of its own.

    private const string AgentName = "AgentName";
    private const string AgentEndpoint = "agentEndpoint";

    private bool MayBeOfAgent(ClientEndpoint endpoint)
    {
        if (_isOfAgent || _mayBeOfAgent || endpoint.Values.Any(static address => EndpointPath.IsOfAgent(address.Path)))
            return true;
        if (_kindOfType is not null && !AnyParameter(_root, static parameter => parameter.Name == AgentEndpoint || MayNameAgent(parameter)))
            return false;

        // What is given as a project's address is one. What stands in the options may be any.
        return Creation is null || Creation.EndpointArgument is null && (endpoint.Values.IsEmpty || endpoint.Values.Any(static address => address.IsPathHidden));
    }

    /// <summary>Whether a parameter takes options that may name an agent, whose endpoint the client then uses.</summary>
    private static bool MayNameAgent(IParameterSymbol parameter) => KnownTypes.ProjectOpenAIClientOptions.MatchesOrIsBaseOf(parameter.Type);

    // ---- Ways

    /// <summary>Whether a getter of a project asks one of the project's connections where to go.</summary>
    private static bool LeadsThroughConnection(IMethodSymbol getter) => getter.Name is "GetAzureOpenAIClient" or "GetAzureOpenAIChatClient" or "GetAzureOpenAIEmbeddingClient"
        or "GetChatCompletionsClient" or "GetEmbeddingsClient" or "GetImageEmbeddingsClient";

    /// <summary>What a sub-client is got from. What the user's own members return is their own affair.</summary>
    private static IOperation? Parent(IOperation client) => client switch
    {
        IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: true } call => call.Receiver(),
        IPropertyReferenceOperation { Property.DeclaringSyntaxReferences.IsEmpty: true, Instance: { } instance } => instance,
        _ => null,
    };
}
