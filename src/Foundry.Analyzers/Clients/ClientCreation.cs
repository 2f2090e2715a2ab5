using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Services;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>The construction of a client: its type, its endpoint and its credential.</summary>
internal sealed class ClientCreation
{
    /// <summary>The property of all options types that holds the endpoint.</summary>
    public const string EndpointProperty = "Endpoint";

    private ClientCreation(
        IOperation operation, Client client, string calledName, ImmutableArray<IArgumentOperation> arguments) =>
        (Operation, Client, CalledName, Arguments) = (operation, client, calledName, arguments);

    /// <summary>The operation that makes the client.</summary>
    public IOperation Operation { get; }

    public Client Client { get; }

    /// <summary>The name in the code: the client's type, or the method that creates it.</summary>
    public string CalledName { get; }

    /// <summary>Whether the whole creation is known, and not only options that some other code passes to a client.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>The arguments as written, in the order they are evaluated.</summary>
    public ImmutableArray<IArgumentOperation> Arguments { get; }

    /// <summary>The argument with the credential, or null if the constructor has no such parameter.</summary>
    public IArgumentOperation? Credential => Arguments.ExplicitFor(CredentialParameter.Is);

    /// <summary>The endpoint as an argument of its own, or null.</summary>
    public IArgumentOperation? EndpointArgument => Arguments.ExplicitFor(IsEndpoint);

    /// <summary>The argument with the name of the connection string that holds endpoint and key, or null.</summary>
    public IArgumentOperation? ConnectionName => Client.ReadsConnectionString
        ? Arguments.ExplicitFor(static parameter => parameter.Name is "connectionName" or "name")
        : null;

    /// <summary>What a delegate that configures the builder of the client does, or null.</summary>
    private IOperation? ConfiguringBuilder => NotNull(Arguments.For("configureClientBuilder"));

    /// <summary>The client that this client is built on, or null.</summary>
    public IOperation? BuiltOn =>
        NotNull(Arguments.ExplicitFor(static parameter =>
            KnownTypes.ClientOf(parameter.Type) is not null || KnownTypes.AnthropicFoundryCredentials.Matches(parameter.Type)));

    /// <summary>The type of client that a parameter takes and this call leaves out, or null.</summary>
    public ITypeSymbol? MissingClient => Arguments
        .Where(static argument => argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Value.IsNull())
        .Select(static argument => argument.Parameter?.Type)
        .FirstOrDefault(static type => KnownTypes.ClientOf(type) is not null);

    private IOperation? Options => NotNull(Arguments.ExplicitFor(static parameter =>
        KnownTypes.ClientPipelineOptions.MatchesOrIsBaseOf(parameter.Type)
        || KnownTypes.ClientOptions.MatchesOrIsBaseOf(parameter.Type)));

    /// <summary>What a delegate that configures the settings of the client does, or null.</summary>
    private IOperation? Configuring => NotNull(Arguments.For("configureSettings"));

    private IOperation? HttpClient =>
        NotNull(Arguments.ExplicitFor(static parameter => KnownTypes.HttpClient.Matches(parameter.Type)));

    /// <summary>The endpoint if none is given. Semantic Kernel uses the base address of the HTTP client.</summary>
    private ClientEndpoint WithoutEndpoint =>
        Client.Kind == ClientKind.OpenAI && HttpClient is null && !MayTakeClient
            ? ClientEndpoint.Default
            : ClientEndpoint.Unknown;

    /// <summary>Whether a parameter takes a client. If it is left out, dependency injection may provide one.</summary>
    private bool MayTakeClient =>
        Arguments.Any(static argument => KnownTypes.ClientOf(argument.Parameter?.Type) is not null);

    /// <summary>
    /// Reads <c>new Client(…)</c>, <c>: base(…)</c> of a type derived from a client, or the call of a factory; null for anything
    /// else. Also null for a constructor declared in source, which may use its arguments in any way.
    /// </summary>
    public static ClientCreation? Read(IOperation? operation)
    {
        var (method, arguments) = operation.Call();
        if (operation is null || method is not { DeclaringSyntaxReferences.IsEmpty: true })
            return null;
        return CreatedBy(method) is { } client ? new(operation, client, method.CalledName(), arguments) : null;
    }

    /// <summary>
    /// Reads <c>options.Endpoint = …</c> where the options are a parameter, as of a lambda that configures them; null if the
    /// same code may change the request in another way, or for any other assignment.
    /// </summary>
    public static ClientCreation? OfParameter(
        ISimpleAssignmentOperation assignment, IPropertyReferenceOperation endpoint, FlowContext flow)
    {
        if (endpoint.Instance?.Unwrapped() is not IParameterReferenceOperation { Type: { } type } options
            || KnownTypes.ClientOfOptions(type) is not { } client)
            return null;

        var uses = flow.Names.ReferencesTo(options.Parameter, options).Select(static use => use.Parent).ToArray();
        return uses.Count(static use => use is IPropertyReferenceOperation { Property.Name: EndpointProperty }) == 1
            && uses.All(static use => use is IPropertyReferenceOperation { Property.Name: not "Transport" })
                ? new(assignment, client, type.Name, ImmutableArray<IArgumentOperation>.Empty) { IsWhole = false }
                : null;
    }

    /// <summary>Whether a parameter of a client takes its endpoint.</summary>
    public static bool IsEndpoint(IParameterSymbol parameter) =>
        KnownTypes.Uri.Matches(parameter.Type) || IsEndpointText(parameter);

    /// <summary>Whether the client signs in with a token and not with a key.</summary>
    public bool UsesToken(FlowContext flow) => Client.ReadsConnectionString
        ? UsesKeyOfConnection(flow) == false
        : Credential is { Parameter: { } parameter } credential
        && (CredentialParameter.TakesToken(parameter) || IsBearerTokenPolicy(credential.Value, flow));

    /// <summary>Whether the client signs in with a token for Foundry or Azure OpenAI, which proves that it calls Azure.</summary>
    public bool UsesTokenForAzure(FlowContext flow) =>
        Credential is { Parameter: { } parameter } credential
        && (CredentialParameter.TakesToken(parameter) || IsPolicyForAzure(credential.Value, flow));

    /// <summary>
    /// Whether the client signs in with a key (true) or a token (false); null if neither is certain. A plain client sends its key
    /// as a bearer token, so an unknown key may be a token.
    /// </summary>
    public bool? UsesKey(FlowContext flow)
    {
        if (Client.ReadsConnectionString)
            return UsesKeyOfConnection(flow);
        if (Credential is not { Parameter: { } parameter } credential || credential.Value.IsNull() || HasOwnTransport(flow))
            return null;
        if (CredentialParameter.TakesToken(parameter))
            return false;
        if (CredentialParameter.TakesPolicy(parameter))
            return IsBearerTokenPolicy(credential.Value, flow) ? false : null;
        return Client.Kind is ClientKind.Account or ClientKind.Anthropic || IsKey(credential.Value, flow) ? true : null;
    }

    /// <summary>
    /// Whether the client has a custom transport, HTTP client or policy, which may rewrite every request; true if that is not
    /// known.
    /// </summary>
    public bool HasOwnTransport(FlowContext flow)
    {
        if (HttpClient is not null || ConfiguringBuilder is not null)
            return true;
        if (Options is not { } argument || AzureClients.AreDefaultOptions(argument))
            return false;
        if (OptionsObject.Read(argument, flow) is not { HasMethodCalls: false } options)
            return true;
        return options.Value("Transport", out var isAbsent) is not null || !isAbsent;
    }

    /// <summary>The client's endpoint, as far as it is known.</summary>
    public ClientEndpoint ReadEndpoint(FlowContext flow)
    {
        if (EndpointArgument is { } argument)
            return ClientEndpoint.Read(argument.Value, flow);
        if (Client.ReadsConnectionString)
            return EndpointOfConnection(flow);
        if (Client.AddressStart is not null && Arguments.For("resourceName") is { } name)
            return ClientEndpoint.OfResource(name.Value, Client, flow);
        if (Options is not { } options)
            return WithoutEndpoint;
        if (OptionsObject.Read(options, flow) is not { } known)
            return ClientEndpoint.Unknown;
        if (known.Value(EndpointProperty, out var isAbsent) is { } endpoint)
            return ClientEndpoint.Read(endpoint, flow);
        return isAbsent ? WithoutEndpoint : ClientEndpoint.Unknown;
    }

    /// <summary>
    /// The creation of the client that is right for the endpoint of a connection string; null if it is not known. On a host of
    /// Azure, <c>AddOpenAIClientFromConfiguration</c> registers AzureOpenAIClient.
    /// </summary>
    /// <remarks>Source: dotnet/aspire, AspireConfigurableOpenAIExtensions.cs, read 2026-11-30.</remarks>
    public ClientCreation? ForConnection(ClientEndpoint endpoint, FlowContext flow)
    {
        if (Client.Kind != ClientKind.OpenAI)
            return this;
        if (ConnectionString.Part(Connection(flow), "IsAzure") is not null)
            return null;
        return endpoint.Is(static address => address.IsAzureHost)
            ? new(Operation, ClientCatalog.AspireAzureOpenAI, CalledName, Arguments)
            : this;
    }

    /// <summary>The value of a property of the client's options; null if it is not set or not known.</summary>
    /// <param name="isAbsent">Whether the options certainly do not set it.</param>
    public IOperation? ReadOption(string property, out bool isAbsent, FlowContext flow)
    {
        isAbsent = Options is null;
        return Options is { } options ? OptionsObject.Read(options, flow)?.Value(property, out isAbsent) : null;
    }

    /// <summary>Whether the client has no options, or they certainly do not set a property.</summary>
    public bool LeavesOption(string property, FlowContext flow) =>
        ReadOption(property, out var isAbsent, flow) is null && isAbsent;

    private bool? UsesKeyOfConnection(FlowContext flow)
    {
        if (ConfiguringBuilder is not null || Configured("Key") is not { IsEmpty: true })
            return null;

        // A connection string that no file holds comes from the host of the application, which gives no key.
        return KeyOfConnection(flow) is { Constant: { Length: > 0 } };
    }

    /// <summary>The key in the connection string; null if it has none, unknown if the connection string is not known.</summary>
    public PartialText? KeyOfConnection(FlowContext flow) => ConnectionString.Part(Connection(flow), ConnectionString.Key);

    private ClientEndpoint EndpointOfConnection(FlowContext flow)
    {
        if (Configured(EndpointProperty) is not { } configured)
            return ClientEndpoint.Unknown;
        if (configured.Length > 0)
            return configured.Length == 1 ? ClientEndpoint.Read(configured[0], flow) : ClientEndpoint.Unknown;

        var connection = Connection(flow);
        return ClientEndpoint.Of(
            ConnectionString.Part(connection, "EndpointAIInference")
            ?? ConnectionString.Part(connection, ConnectionString.Endpoint)
            // Without parts it is the address itself.
            ?? connection);
    }

    private PartialText Connection(FlowContext flow) =>
        ConnectionName is { } argument && ConstantFolder.Constant(argument.Value, flow) is { } name
            ? SettingLookup.OfProperty(configuration: null, "ConnectionStrings:" + name)
                .Find(static _ => PartialText.Unknown, flow)
            : PartialText.Unknown;

    /// <summary>What the lambda for the settings assigns to a property; null if it is no lambda.</summary>
    private ImmutableArray<IOperation>? Configured(string property)
    {
        if (Configuring is not { } configuring)
            return ImmutableArray<IOperation>.Empty;
        if (configuring.Unwrapped() is not IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body: var body } })
            return null;
        return body.Descendants()
            .OfType<ISimpleAssignmentOperation>()
            .Where(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: var name } && name == property)
            .Select(static assignment => assignment.Value)
            .ToImmutableArray();
    }

    private static Client? CreatedBy(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.Constructor)
            return KnownTypes.ClientOf(method.ContainingType);
        return method.IsStatic ? KnownTypes.FactoryOf(method.ContainingType) : null;
    }

    private static bool IsEndpointText(IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.System_String
        && parameter.Name is "endpoint" or "projectEndpoint" or "agentEndpoint" or "endpointUrl";

    private static bool IsBearerTokenPolicy(IOperation credential, FlowContext flow) =>
        KnownTypes.BearerTokenPolicy.MatchesOrIsBaseOf(ValueResolver.Resolve(credential, flow).Type);

    private static bool IsPolicyForAzure(IOperation credential, FlowContext flow) =>
        ValueResolver.Resolve(credential, flow) is IObjectCreationOperation policy
        && KnownTypes.BearerTokenPolicy.Matches(policy.Type)
        && TokenScope.OfPolicy(policy, flow) is { } scope
        && AzureCloud.OfScope(scope.Text) is not null;

    private static bool IsKey(IOperation credential, FlowContext flow)
    {
        var text = ValueResolver.Resolve(credential, flow);
        if (text is IObjectCreationOperation { Arguments: { Length: 1 } arguments } creation
            && KnownTypes.IsKeyCredential(creation.Type))
            text = arguments[0].Value;
        return ConstantFolder.Constant(text, flow) is not null || Setting.NameBehind(text, flow) is not null;
    }

    private static IOperation? NotNull(IArgumentOperation? argument) =>
        argument is null || argument.Value.IsNull() ? null : argument.Value;
}
