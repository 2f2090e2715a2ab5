using System;
using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>A token scope in the source, and the endpoints that get its tokens.</summary>
internal sealed class TokenScope
{
    /// <summary>The property of AzureOpenAIClientOptions that holds a scope.</summary>
    public const string AudienceProperty = "Audience";

    private readonly bool _isOfAccount;

    private TokenScope(IOperation expression, PartialText text, IOperation? credential, bool isOfAccount = false)
    {
        (Expression, Text, Origin, Credential) = (expression, text.Pattern, text.Origin, credential);
        _isOfAccount = isOfAccount;
    }

    /// <summary>The expression of the scope: an argument or an array element.</summary>
    public IOperation Expression { get; }

    /// <summary>The text of the scope.</summary>
    public string Text { get; }

    /// <summary>
    /// The place in a settings file that the scope or a part of it comes from; null if all of it is written in C#.
    /// </summary>
    public Location? Origin { get; }

    /// <summary>The credential that requests the token, if it is known.</summary>
    public IOperation? Credential { get; }

    /// <summary>The scope of <c>new BearerTokenPolicy(credential, scope)</c>, or null if it is not a known string.</summary>
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

    /// <summary>
    /// The scope of <c>credential.GetToken(new TokenRequestContext([scope]))</c>, or null if it is not a single known string.
    /// </summary>
    public static TokenScope? OfRequest(IObjectCreationOperation request, IOperation? credential, FlowContext flow)
    {
        foreach (var argument in request.Arguments)
        {
            if (argument.Parameter is { Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String } }
                && OnlyElement(argument.Value, flow) is { } scope
                && ConstantFolder.Single(scope, flow) is { } text)
            {
                // Report an array from another place at its use.
                var isInArgument = argument.Syntax.Span.Contains(scope.Syntax.Span);
                return new(isInArgument ? scope : argument.Value, text, credential);
            }
        }

        return null;
    }

    /// <summary>
    /// The scope in the options of an AzureOpenAIClient, a member of AzureOpenAIAudience or a text; null if it is not known.
    /// </summary>
    public static TokenScope? OfAudience(ClientCreation client, FlowContext flow)
    {
        if (client.ReadOption(AudienceProperty, out _, flow) is not { } audience)
            return null;

        var value = ValueResolver.Resolve(audience, flow);
        if (value is IConversionOperation { OperatorMethod: not null } conversion)
            value = conversion.Operand;
        if (value is IObjectCreationOperation { Arguments: { Length: 1 } arguments } creation
            && KnownTypes.AzureOpenAIAudience.Matches(creation.Type))
            value = arguments[0].Value;

        var text = value is IPropertyReferenceOperation { Property: { IsStatic: true } member }
            && KnownTypes.AzureOpenAIAudience.Matches(member.ContainingType)
                ? ScopeOfMember(member.Name)
                : ConstantFolder.Single(value, flow);
        return text is { } scope ? new(audience, scope, client.Credential?.Value, isOfAccount: true) : null;
    }

    private static PartialText? ScopeOfMember(string name) => name switch
    {
        "AzurePublicCloud" => new PartialText(AzureCloud.Public.AccountScope),
        "AzureGovernment" => new PartialText(AzureCloud.UsGovernment.AccountScope),
        _ => null,
    };

    /// <summary>Judges the scope against every endpoint that gets its tokens; the first certain refusal counts.</summary>
    public ScopeVerdict? Judge(IEnumerable<ClientEndpoint> destinations)
    {
        foreach (var destination in destinations)
        {
            if (Judge(destination) is { } verdict)
                return verdict;
        }

        return null;
    }

    /// <summary>
    /// The verdict on a scope wherever its token goes: an audience of Foundry needs <c>/.default</c> everywhere.
    /// </summary>
    public ScopeVerdict? JudgeAlone() =>
        ScopeVerdict.Of(Text, endpoint: null) is { Problem: ScopeProblem.NoDefault, RightScope: var right } verdict
        && AzureCloud.OfScope(right) is not null
        && right.Equals(Text.TrimEnd('/') + "/.default", StringComparison.OrdinalIgnoreCase)
            ? verdict
            : null;

    /// <summary>Whether the credential certainly calls the token endpoint itself, which requires <c>/.default</c>.</summary>
    public bool IsAskedOfTokenEndpoint(FlowContext flow) =>
        Credential is not null
        && ValueResolver.Resolve(Credential, flow).Type is { } type
        && (KnownTypes.ClientSecretCredential.MatchesOrIsBaseOf(type)
            || KnownTypes.ClientCertificateCredential.MatchesOrIsBaseOf(type)
            || KnownTypes.ClientAssertionCredential.MatchesOrIsBaseOf(type)
            || KnownTypes.WorkloadIdentityCredential.MatchesOrIsBaseOf(type)
            || KnownTypes.EnvironmentCredential.MatchesOrIsBaseOf(type));

    /// <summary>Whether the credential's type is declared in source, so that it may request any scope.</summary>
    public bool IsAskedOfOwnCode(FlowContext flow) =>
        Credential is not null && ValueResolver.Resolve(Credential, flow).Type is { DeclaringSyntaxReferences.IsEmpty: false };

    private ScopeVerdict? Judge(ClientEndpoint destination)
    {
        if (destination.Values.IsEmpty)
            return OfAccount(ScopeVerdict.Of(Text, endpoint: null));

        // If the endpoint depends on a condition, every arm must refuse the scope for the same reason.
        var verdicts = destination.Values.Select(endpoint => ScopeVerdict.Of(Text, endpoint)).ToArray();
        if (verdicts[0] is not { } first)
            return null;
        return verdicts.All(verdict => verdict?.Problem == first.Problem && verdict.RightScope == first.RightScope)
            ? OfAccount(first.Against(destination.Origin))
            : null;
    }

    /// <summary>The verdict with the scope of accounts, for a client that calls the routes of deployments.</summary>
    private ScopeVerdict? OfAccount(ScopeVerdict? verdict) =>
        _isOfAccount && verdict is { Problem: not ScopeProblem.NotProject }
        && AzureCloud.OfScope(verdict.RightScope) is { } cloud && verdict.RightScope == cloud.ProjectScope
            ? verdict.Against(verdict.EndpointOrigin, cloud.AccountScope)
            : verdict;

    private static IOperation? OnlyElement(IOperation value, FlowContext flow) =>
        ValueResolver.Resolve(value, flow).Elements() is { IsDefault: false, Length: 1 } elements ? elements[0] : null;
}
