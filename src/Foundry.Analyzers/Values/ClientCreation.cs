using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Values;

/// <summary>The construction of a client: what it is, where it goes, and what it signs in with.</summary>
internal sealed class ClientCreation
{
    /// <summary>The property of all options types that holds the endpoint.</summary>
    public const string EndpointProperty = "Endpoint";

    private ClientCreation(Client client, ImmutableArray<IArgumentOperation> arguments) => (Client, Arguments) = (client, arguments);

    public Client Client { get; }

    /// <summary>The arguments as written, in the order they are evaluated.</summary>
    public ImmutableArray<IArgumentOperation> Arguments { get; }

    /// <summary>
    /// Reads <c>new Client(…)</c>, <c>: base(…)</c> of a type derived from a client, or the call of a factory. Null for anything
    /// else, and for a constructor the user wrote: what it does with its arguments is its own affair.
    /// </summary>
    public static ClientCreation? Read(IOperation? operation) => operation switch
    {
        IObjectCreationOperation { Constructor: { } constructor } creation => Read(constructor, creation.Arguments),
        IInvocationOperation call => Read(call.TargetMethod, call.Arguments),
        _ => null,
    };

    private static ClientCreation? Read(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        if (!method.DeclaringSyntaxReferences.IsEmpty)
            return null;
        var client = method.MethodKind == MethodKind.Constructor ? KnownTypes.ClientOf(method.ContainingType)
            : method.IsStatic ? KnownTypes.FactoryOf(method.ContainingType) : null;
        return client is null ? null : new(client, arguments);
    }

    /// <summary>What the client signs in with, or null where the constructor takes nothing of the kind.</summary>
    public IArgumentOperation? Credential => Argument(CredentialParameter.Is);

    private IArgumentOperation? Argument(Func<IParameterSymbol, bool> takes)
    {
        foreach (var argument in Arguments)
        {
            if (argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: { } parameter } && takes(parameter))
                return argument;
        }

        return null;
    }

    /// <summary>Whether the client is built on a token, not on a key.</summary>
    public bool UsesToken(Analysis analysis) =>
        Credential is { Parameter: { } parameter } credential
        && (CredentialParameter.TakesToken(parameter)
            || KnownTypes.BearerTokenPolicy.MatchesOrIsBaseOf(Definition.Resolve(credential.Value, analysis).Type));

    /// <summary>Whether the client is given a transport, an HTTP client or a policy of the user's own, which may rewrite every request; true where that is not known.</summary>
    public bool HasOwnTransport(Analysis analysis)
    {
        if (Argument(static parameter => KnownTypes.HttpClient.Matches(parameter.Type)) is { } http && !http.Value.IsNull())
            return true;
        if (Options is not { } options)
            return false;
        if (ReadOption("Transport", out var isAbsent, analysis) is not null || !isAbsent)
            return true;

        // A method called on the options: AddPolicy.
        return Definition.Resolve(options, analysis) is not IObjectCreationOperation creation
            || Uses.Of(creation, analysis).Any(static use => use is IInvocationOperation);
    }

    /// <summary>Where the client goes, as far as it is known.</summary>
    public ClientEndpoint ReadEndpoint(Analysis analysis)
    {
        if (EndpointArgument is { } argument)
            return ClientEndpoint.Read(argument.Value, analysis);
        if (Options is not { } options)
            return WithoutEndpoint;
        return OptionValue(options, EndpointProperty, out var isAbsent, analysis) is { } endpoint
            ? ClientEndpoint.Read(endpoint, analysis)
            : isAbsent ? WithoutEndpoint : ClientEndpoint.Unknown;
    }

    /// <summary>What the client's options hold in a property: null where they do not set it or are not known.</summary>
    /// <param name="isAbsent">Whether the options certainly do not set it.</param>
    public IOperation? ReadOption(string property, out bool isAbsent, Analysis analysis)
    {
        isAbsent = true;
        return Options is { } options ? OptionValue(options, property, out isAbsent, analysis) : null;
    }

    /// <summary>The endpoint as an argument of its own, or null.</summary>
    public IArgumentOperation? EndpointArgument => Argument(static parameter =>
        KnownTypes.Uri.Matches(parameter.Type)
        || parameter.Type.SpecialType == SpecialType.System_String && parameter.Name is "endpoint" or "projectEndpoint" or "agentEndpoint");

    /// <summary>The options the client is given, or null.</summary>
    private IOperation? Options =>
        Argument(static parameter => KnownTypes.ClientPipelineOptions.MatchesOrIsBaseOf(parameter.Type)) is { } argument && !argument.Value.IsNull() ? argument.Value : null;

    private ClientEndpoint WithoutEndpoint => Client.Kind == ClientKind.OpenAI ? ClientEndpoint.Default : ClientEndpoint.Unknown;

    /// <summary>What an options object holds in a property, set in its initialiser or, for a local, by one later assignment.</summary>
    private static IOperation? OptionValue(IOperation options, string property, out bool isAbsent, Analysis analysis)
    {
        isAbsent = false;
        var variable = options.Unwrapped();
        if (Definition.Resolve(variable, analysis) is not IObjectCreationOperation { Constructor.DeclaringSyntaxReferences.IsEmpty: true } creation)
            return null;

        var value = InitializerValue(creation, property);
        if (variable == creation)
        {
            isAbsent = value is null;
            return value;
        }

        if (variable is not ILocalReferenceOperation { Local: var local })
            return value;

        var escapes = false;
        foreach (var operation in variable.Root().Descendants())
        {
            if (operation is not ILocalReferenceOperation use || !SymbolEqualityComparer.Default.Equals(use.Local, local))
                continue;

            switch (use.User())
            {
                case IPropertyReferenceOperation member when member.Property.Name == property:
                    if (member.Parent is not ISimpleAssignmentOperation assignment || assignment.Target != member)
                        continue;
                    if (value is not null)
                        return null;
                    value = assignment.Value;
                    break;
                case IPropertyReferenceOperation:
                    break;
                case IArgumentOperation argument when Read(argument.Parent) is not null:
                    break;
                default:
                    // Whoever else gets the object may set the property.
                    escapes = true;
                    break;
            }
        }

        isAbsent = value is null && !escapes;
        return value;
    }

    private static IOperation? InitializerValue(IObjectCreationOperation creation, string property)
    {
        if (creation.Initializer is { } initializer)
        {
            foreach (var member in initializer.Initializers)
            {
                if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment && target.Property.Name == property)
                    return assignment.Value;
            }
        }

        return null;
    }
}
