using System.Collections.Immutable;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Values;

/// <summary>The construction of a client: what it is, where it goes, and what it signs in with.</summary>
internal sealed class ClientCreation
{
    /// <summary>The property of the options that holds the address.</summary>
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
    public IArgumentOperation? Credential
    {
        get
        {
            foreach (var argument in Arguments)
            {
                if (argument.Parameter is { } parameter && CredentialParameter.Is(parameter))
                    return argument;
            }

            return null;
        }
    }

    /// <summary>Whether the client is built on a token, not on a key.</summary>
    public bool UsesToken(Analysis analysis) =>
        Credential is { Parameter: { } parameter } credential
        && (CredentialParameter.TakesToken(parameter)
            || KnownTypes.BearerTokenPolicy.MatchesOrIsBaseOf(Definition.Resolve(credential.Value, analysis).Type));

    /// <summary>Where the client goes, as far as it is known.</summary>
    public ClientEndpoint ReadEndpoint(Analysis analysis)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Parameter is not { } parameter)
                continue;

            if (IsEndpoint(parameter))
                return ClientEndpoint.Read(argument.Value, analysis);

            if (KnownTypes.ClientPipelineOptions.MatchesOrIsBaseOf(parameter.Type) && !argument.Value.IsNull())
            {
                return OptionValue(argument.Value, EndpointProperty, out var isAbsent, analysis) is { } endpoint
                    ? ClientEndpoint.Read(endpoint, analysis)
                    : isAbsent ? WithoutEndpoint : ClientEndpoint.Unknown;
            }
        }

        return WithoutEndpoint;
    }

    /// <summary>Whether nothing sets a property of the client's options, or there are none.</summary>
    public bool LeavesOption(string property, Analysis analysis)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Parameter is { } parameter && KnownTypes.ClientPipelineOptions.MatchesOrIsBaseOf(parameter.Type) && !argument.Value.IsNull())
            {
                OptionValue(argument.Value, property, out var isAbsent, analysis);
                return isAbsent;
            }
        }

        return true;
    }

    private ClientEndpoint WithoutEndpoint => Client.Kind == ClientKind.OpenAI ? ClientEndpoint.Default : ClientEndpoint.Unknown;

    /// <summary>Whether a parameter of a client takes its address.</summary>
    public static bool IsEndpoint(IParameterSymbol parameter) =>
        KnownTypes.Uri.Matches(parameter.Type)
        || parameter.Type.SpecialType == SpecialType.System_String && parameter.Name is "endpoint" or "projectEndpoint" or "agentEndpoint";

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
