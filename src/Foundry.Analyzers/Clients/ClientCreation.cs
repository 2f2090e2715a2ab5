using System.Collections.Immutable;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>The construction of a client: what it is, where it goes, and what it signs in with.</summary>
internal sealed class ClientCreation
{
    /// <summary>The property of all options types that holds the endpoint.</summary>
    public const string EndpointProperty = "Endpoint";

    private ClientCreation(Client client, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments) =>
        (Client, CalledName, Arguments) = (client, method.CalledName(), arguments);

    public Client Client { get; }

    /// <summary>What the code calls it: the client, or the method that makes one.</summary>
    public string CalledName { get; }

    /// <summary>The arguments as written, in the order they are evaluated.</summary>
    public ImmutableArray<IArgumentOperation> Arguments { get; }

    /// <summary>
    /// Reads <c>new Client(…)</c>, <c>: base(…)</c> of a type derived from a client, or the call of a factory. Null for anything
    /// else, and for a constructor the user wrote: what it does with its arguments is its own affair.
    /// </summary>
    public static ClientCreation? Read(IOperation? operation)
    {
        var (method, arguments) = operation.Call();
        if (method is not { DeclaringSyntaxReferences.IsEmpty: true })
            return null;
        var client = method.MethodKind == MethodKind.Constructor ? KnownTypes.ClientOf(method.ContainingType)
            : method.IsStatic ? KnownTypes.FactoryOf(method.ContainingType) : null;
        return client is null ? null : new(client, method, arguments);
    }

    /// <summary>What the client signs in with, or null where the constructor takes nothing of the kind.</summary>
    public IArgumentOperation? Credential => Arguments.ExplicitFor(CredentialParameter.Is);

    /// <summary>Whether the client is built on a token, not on a key.</summary>
    public bool UsesToken(FlowContext flow) =>
        Credential is { Parameter: { } parameter } credential
        && (CredentialParameter.TakesToken(parameter)
            || KnownTypes.BearerTokenPolicy.MatchesOrIsBaseOf(ValueResolver.Resolve(credential.Value, flow).Type));

    /// <summary>Whether the client is built on a token for Foundry or Azure OpenAI, which proves that it goes there.</summary>
    public bool UsesTokenForAzure(FlowContext flow) =>
        Credential is { Parameter: { } parameter } credential
        && (CredentialParameter.TakesToken(parameter)
            || ValueResolver.Resolve(credential.Value, flow) is IObjectCreationOperation policy && KnownTypes.BearerTokenPolicy.Matches(policy.Type)
                && TokenScope.OfPolicy(policy, flow) is { } scope && AzureCloud.OfScope(scope.Text) is not null);

    /// <summary>
    /// Whether the client signs in with a key (true) or a token (false); null where neither is certain. A plain client sends its key as a
    /// bearer token, so a key that is not known may be one.
    /// </summary>
    public bool? UsesKey(FlowContext flow)
    {
        if (Credential is not { Parameter: { } parameter } credential || credential.Value.IsNull() || HasOwnTransport(flow))
            return null;
        if (CredentialParameter.TakesToken(parameter))
            return false;
        if (CredentialParameter.TakesPolicy(parameter))
            return KnownTypes.BearerTokenPolicy.MatchesOrIsBaseOf(ValueResolver.Resolve(credential.Value, flow).Type) ? false : null;
        return Client.Kind == ClientKind.Account || IsKey(credential.Value, flow) ? true : null;
    }

    private static bool IsKey(IOperation credential, FlowContext flow)
    {
        var text = ValueResolver.Resolve(credential, flow);
        if (text is IObjectCreationOperation { Arguments: { Length: 1 } arguments } creation && KnownTypes.IsKeyCredential(creation.Type))
            text = arguments[0].Value;
        return ConstantFolder.Constant(text, flow) is not null || Setting.NameBehind(text, flow) is not null;
    }

    /// <summary>The client this one is built on, where it is.</summary>
    public IOperation? BuiltOn =>
        NotNull(Arguments.ExplicitFor(static parameter => KnownTypes.ClientOf(parameter.Type) is not null));

    /// <summary>Whether the client is given a transport, an HTTP client or a policy of the user's own, which may rewrite every request; true where that is not known.</summary>
    public bool HasOwnTransport(FlowContext flow)
    {
        if (NotNull(Arguments.ExplicitFor(static parameter => KnownTypes.HttpClient.Matches(parameter.Type))) is not null)
            return true;
        if (Options is not { } argument)
            return false;
        return OptionsObject.Read(argument, flow) is not { IsCalled: false } options || options.Value("Transport", out var isAbsent) is not null || !isAbsent;
    }

    /// <summary>Where the client goes, as far as it is known.</summary>
    public ClientEndpoint ReadEndpoint(FlowContext flow)
    {
        if (EndpointArgument is { } argument)
            return ClientEndpoint.Read(argument.Value, flow);
        if (Options is not { } options)
            return WithoutEndpoint;
        if (OptionsObject.Read(options, flow) is not { } known)
            return ClientEndpoint.Unknown;
        return known.Value(EndpointProperty, out var isAbsent) is { } endpoint ? ClientEndpoint.Read(endpoint, flow)
            : isAbsent ? WithoutEndpoint : ClientEndpoint.Unknown;
    }

    /// <summary>What the client's options hold in a property: null where they do not set it or are not known.</summary>
    /// <param name="isAbsent">Whether the options certainly do not set it.</param>
    public IOperation? ReadOption(string property, out bool isAbsent, FlowContext flow)
    {
        isAbsent = Options is null;
        return Options is { } options ? OptionsObject.Read(options, flow)?.Value(property, out isAbsent) : null;
    }

    /// <summary>The endpoint as an argument of its own, or null.</summary>
    public IArgumentOperation? EndpointArgument => Arguments.ExplicitFor(IsEndpoint);

    /// <summary>Whether a parameter of a client takes its address.</summary>
    public static bool IsEndpoint(IParameterSymbol parameter) =>
        KnownTypes.Uri.Matches(parameter.Type)
        || parameter.Type.SpecialType == SpecialType.System_String && parameter.Name is "endpoint" or "projectEndpoint" or "agentEndpoint";

    /// <summary>Whether the client's options certainly do not set a property, or there are none.</summary>
    public bool LeavesOption(string property, FlowContext flow) => ReadOption(property, out var isAbsent, flow) is null && isAbsent;

    /// <summary>The options the client is given, or null.</summary>
    private IOperation? Options => NotNull(Arguments.ExplicitFor(static parameter =>
        KnownTypes.ClientPipelineOptions.MatchesOrIsBaseOf(parameter.Type)
        || KnownTypes.ClientOptions.MatchesOrIsBaseOf(parameter.Type)));

    private static IOperation? NotNull(IArgumentOperation? argument) =>
        argument is null || argument.Value.IsNull() ? null : argument.Value;

    private ClientEndpoint WithoutEndpoint => Client.Kind == ClientKind.OpenAI ? ClientEndpoint.Default : ClientEndpoint.Unknown;
}
