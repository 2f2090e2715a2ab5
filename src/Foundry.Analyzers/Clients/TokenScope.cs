using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>A scope in the source, and the endpoints its tokens go to.</summary>
internal sealed class TokenScope
{
    private TokenScope(IOperation expression, PartialText text, IOperation? credential) =>
        (Expression, Text, Origin, Credential) = (expression, text.Pattern, text.Origin, credential);

    /// <summary>The expression of the scope, as the argument or array element it is.</summary>
    public IOperation Expression { get; }

    /// <summary>The scope itself.</summary>
    public string Text { get; }

    /// <summary>Where in a settings file the scope or a part of it stands; null where all of it is written in C#.</summary>
    public Location? Origin { get; }

    /// <summary>What asks for the token, where it is known.</summary>
    public IOperation? Credential { get; }

    /// <summary>Judges the scope against every endpoint its tokens go to; the first that certainly refuses it counts.</summary>
    public ScopeVerdict? Judge(IEnumerable<ClientEndpoint> destinations)
    {
        foreach (var destination in destinations)
        {
            if (Judge(destination) is { } verdict)
                return verdict;
        }

        return null;
    }

    private ScopeVerdict? Judge(ClientEndpoint destination)
    {
        if (destination.Values.IsEmpty)
            return ScopeVerdict.Of(Text, endpoint: null);

        // Of an endpoint that depends on a condition, every arm has to refuse the scope for the same reason.
        var verdicts = destination.Values.Select(endpoint => ScopeVerdict.Of(Text, endpoint)).ToArray();
        return verdicts[0] is { } first && verdicts.All(verdict => verdict?.Problem == first.Problem && verdict.RightScope == first.RightScope)
            ? first.Against(destination.Origin) : null;
    }

    /// <summary>Whether the credential certainly asks the token endpoint itself, which insists on <c>/.default</c>.</summary>
    public bool IsAskedOfTokenEndpoint(FlowContext flow) =>
        Credential is not null && ValueResolver.Resolve(Credential, flow).Type is { } type
        && (KnownTypes.ClientSecretCredential.MatchesOrIsBaseOf(type)
            || KnownTypes.ClientCertificateCredential.MatchesOrIsBaseOf(type)
            || KnownTypes.ClientAssertionCredential.MatchesOrIsBaseOf(type)
            || KnownTypes.WorkloadIdentityCredential.MatchesOrIsBaseOf(type)
            || KnownTypes.EnvironmentCredential.MatchesOrIsBaseOf(type));

    /// <summary>Whether the credential is of the user's own making, which may ask for what it likes.</summary>
    public bool IsAskedOfOwnCode(FlowContext flow) => Credential is not null && ValueResolver.Resolve(Credential, flow).Type is { DeclaringSyntaxReferences.IsEmpty: false };

    /// <summary>The scope of <c>new BearerTokenPolicy(credential, scope)</c>, or null where it is not a known string.</summary>
    public static TokenScope? OfPolicy(IObjectCreationOperation policy, FlowContext flow)
    {
        IOperation? scope = null, credential = null;
        foreach (var argument in policy.Arguments)
        {
            if (argument.Parameter?.Type.SpecialType == SpecialType.System_String)
                scope = argument.Value;
            else if (argument.Parameter is { } parameter && CredentialParameter.TakesToken(parameter))
                credential = argument.Value;
        }

        return scope is not null && ConstantFolder.Single(scope, flow) is { } text ? new(scope, text, credential) : null;
    }

    /// <summary>The scope of <c>credential.GetToken(new TokenRequestContext([scope]))</c>, or null where it is not one known string.</summary>
    public static TokenScope? OfRequest(IObjectCreationOperation request, IOperation? credential, FlowContext flow)
    {
        foreach (var argument in request.Arguments)
        {
            if (argument.Parameter is { Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String } }
                && OnlyElement(argument.Value, flow) is { } scope && ConstantFolder.Single(scope, flow) is { } text)
            {
                // An array kept elsewhere is reported where it is used.
                return new(argument.Syntax.Span.Contains(scope.Syntax.Span) ? scope : argument.Value, text, credential);
            }
        }

        return null;
    }

    private static IOperation? OnlyElement(IOperation value, FlowContext flow)
    {
        value = ValueResolver.Resolve(value, flow);
        if (value is IArrayCreationOperation { Initializer.ElementValues: { Length: 1 } elements })
            return elements[0];

        // A collection expression has an operation of its own only since Roslyn 4.8; its only child is its only element.
        if (value.Syntax.RawKind == NewerSyntaxKinds.CollectionExpression && value.ChildOperations.Count == 1)
            return value.ChildOperations.First();
        return null;
    }
}
