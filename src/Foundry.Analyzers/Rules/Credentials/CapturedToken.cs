using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>FDRY2003: an access token is stored where nothing refreshes it, or sent where keys are expected.</summary>
/// <remarks>
/// AzureOpenAIClient sends its key in the header <c>api-key</c>, where a token is refused at once (run with 2.1.0 and
/// 2.9.0-beta.1, 2026-11-30). Any other token works until it expires, so it is an info.
/// </remarks>
internal sealed class CapturedToken : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY2003", "Token is captured once or used as a key",
        "The token in '{0}' {1}. {2}.",
        RuleArea.Credentials, RuleLevel.Certain,
        "A Microsoft Entra token is valid for about an hour. A client renews the token if it has the credential. "
        + "It cannot renew a token that it gets as text.");

    private const string DefaultRequestHeaders = "DefaultRequestHeaders";
    private const string NeverRenewed = "is never renewed. Calls fail with 401 when it expires";
    private const string SentAsKey = "is sent as a key in the api-key header. The first call fails with 401";

    public CapturedToken() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction(Analyze, OperationKind.ObjectCreation, OperationKind.Invocation);

    private void Analyze(OperationAnalysisContext context, FlowContext flow)
    {
        switch (context.Operation)
        {
            case IObjectCreationOperation keyCredential when KnownTypes.IsKeyCredential(keyCredential.Type):
                AnalyzeKeyCredential(context, keyCredential, flow);
                break;
            case IObjectCreationOperation header when KnownTypes.AuthenticationHeaderValue.Matches(header.Type):
                AnalyzeHeader(context, header, flow);
                break;
            case IObjectCreationOperation token when NeverExpiringToken.KeyOf(token, context.ContainingSymbol, flow) is { } key:
                Report(context, key.Value.SourceSyntax(), Evidence.Uncertain,
                    context.ContainingSymbol.ContainingType.Name, NeverRenewed,
                    "Use a credential from Azure.Identity, or ApiKeyCredential for a key");
                break;
            default:
                AnalyzeClient(context, flow);
                break;
        }
    }

    private void AnalyzeKeyCredential(OperationAnalysisContext context, IObjectCreationOperation keyCredential, FlowContext flow)
    {
        if (TokenArgument(keyCredential, flow) is not { } token)
            return;

        var name = keyCredential.Type!.Name;
        if (IsUsedOnlyAsKey(keyCredential, flow))
        {
            Report(context, token.SourceSyntax(), name, SentAsKey, "Pass the credential itself");
        }
        else if (IsUsedOnlyByClients(keyCredential, flow))
        {
            Report(context, token.SourceSyntax(), Evidence.Uncertain, name, NeverRenewed,
                "Pass the credential itself, or a BearerTokenPolicy with it");
        }
    }

    /// <summary>Whether only clients that send the key in a header of its own get the key credential.</summary>
    private static bool IsUsedOnlyAsKey(IObjectCreationOperation keyCredential, FlowContext flow)
    {
        var uses = ValueUses.Of(keyCredential, flow).ToArray();
        return uses.Length > 0 && uses.All(use => use is IArgumentOperation { Parent: { } parent }
            && ClientCreation.Read(parent) is { } client
            && SendsKey(client, flow));
    }

    /// <summary>
    /// Whether a client certainly sends a key to Azure OpenAI as a key. A gateway may take anything in that header.
    /// </summary>
    private static bool SendsKey(ClientCreation client, FlowContext flow) =>
        client.Client is { AddsDeploymentPath: true, Kind: ClientKind.Account }
        && !client.HasOwnTransport(flow)
        && CredentialUse.MayBeFoundry(client.ReadEndpoint(flow));

    private void AnalyzeHeader(OperationAnalysisContext context, IObjectCreationOperation header, FlowContext flow)
    {
        if (TokenArgument(header, flow) is { } token && IsSentWithEveryRequest(header, flow))
        {
            Report(context, token.SourceSyntax(), Evidence.Uncertain, DefaultRequestHeaders, NeverRenewed,
                "Request a new token and set the header for each request");
        }
    }

    /// <summary>Reports a client that takes its key as text and gets a token there.</summary>
    private void AnalyzeClient(OperationAnalysisContext context, FlowContext flow)
    {
        if (ClientCreation.Read(context.Operation) is { Credential: { Parameter: { } parameter } argument } client
            && CredentialParameter.TakesKeyText(parameter)
            && IssuedToken.CallOf(argument.Value, flow) is not null
            && client.ReadEndpoint(flow) is { IsDefault: false } endpoint
            && CredentialUse.MayBeFoundry(endpoint))
        {
            var sendsKey = SendsKey(client, flow);
            Report(context, argument.Value.SourceSyntax(), sendsKey ? Evidence.InCode : Evidence.Uncertain,
                parameter.Name, sendsKey ? SentAsKey : NeverRenewed, "Pass the credential itself");
        }
    }

    /// <summary>Returns the argument of an SDK constructor that is the text of an access token.</summary>
    private static IOperation? TokenArgument(IObjectCreationOperation creation, FlowContext flow)
    {
        if (creation.Constructor is not { DeclaringSyntaxReferences.IsEmpty: true })
            return null;

        foreach (var argument in creation.Arguments)
        {
            if (argument.Parameter?.Type.SpecialType == SpecialType.System_String
                && IssuedToken.CallOf(argument.Value, flow) is not null)
                return argument.Value;
        }

        return null;
    }

    /// <summary>Whether only clients get the key credential. Any other holder may renew the token with <c>Update</c>.</summary>
    private static bool IsUsedOnlyByClients(IObjectCreationOperation keyCredential, FlowContext flow)
    {
        foreach (var use in ValueUses.Of(keyCredential, flow))
        {
            if (use is not IArgumentOperation { Parent: { } client }
                || ClientCreation.Read(client) is null
                || LivesForOneCall(client, flow))
                return false;
        }

        return TokenDestination.OfCredential(keyCredential, flow).Any(static endpoint => CredentialUse.MayBeFoundry(endpoint));
    }

    /// <summary>Whether a client is created by each call of its method and not stored, so each call gets its own token.</summary>
    private static bool LivesForOneCall(IOperation client, FlowContext flow) =>
        ContainingMethod(client, flow) is { MethodKind: MethodKind.Ordinary } method
        && !IsEntryPoint(method)
        && IsOnlyInvoked(client, flow);

    private static IMethodSymbol? ContainingMethod(IOperation operation, FlowContext flow) =>
        operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart, flow.Cancel) as IMethodSymbol;

    private static bool IsEntryPoint(IMethodSymbol method) =>
        method.Name is WellKnownMemberNames.EntryPointMethodName or WellKnownMemberNames.TopLevelStatementsEntryPointMethodName;

    private static bool IsOnlyInvoked(IOperation client, FlowContext flow)
    {
        var uses = ValueUses.Of(client, flow).ToArray();
        return uses.Length > 0 && uses.All(static use => use is IInvocationOperation);
    }

    /// <summary>Whether a header is set once on an <c>HttpClient</c> that calls Foundry.</summary>
    private static bool IsSentWithEveryRequest(IObjectCreationOperation header, FlowContext flow)
    {
        if (TokenDestination.HeadersOf(header, flow)
                is not { Property: { Name: DefaultRequestHeaders } property, Instance: { } client } headers
            || !KnownTypes.HttpClient.MatchesOrIsBaseOf(property.ContainingType)
            || TokenDestination.OfSender(client, flow).IsEmpty)
            return false;

        var creation = ValueResolver.Resolve(client, flow).Syntax;
        for (IOperation? ancestor = headers; ancestor is not null; ancestor = ancestor.Parent)
        {
            if (ancestor.Syntax.Span.Contains(creation.Span))
                return !IsInUsing(creation);

            // A loop, a timer's callback or a helper that sets the header again refreshes the token.
            if (ancestor is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation)
                return false;
        }

        // The client is created outside this member, so only a constructor sets its header once.
        return ContainingMethod(headers, flow) is { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor };
    }

    /// <summary>Whether a <c>using</c> disposes the object at the end of its block.</summary>
    private static bool IsInUsing(SyntaxNode creation) =>
        creation.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is { UsingKeyword.RawKind: not 0 }
        || creation.FirstAncestorOrSelf<VariableDeclarationSyntax>()?.Parent is UsingStatementSyntax;
}
