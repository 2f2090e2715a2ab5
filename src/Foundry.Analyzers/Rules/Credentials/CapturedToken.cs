using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>FDRY2003: a token is kept where nothing renews it.</summary>
internal sealed class CapturedToken : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY2003", "A token is captured once or used as a key",
        "The token in '{0}' is never renewed, so calls fail with 401 at the latest when it expires; {1}", RuleArea.Credentials, RuleLevel.Likely,
        "A Microsoft Entra token lives for about an hour. A client renews the tokens of a credential it is given; a token that was handed over as text stays the same until it is refused.");

    public CapturedToken() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction(Analyze, OperationKind.ObjectCreation, OperationKind.Invocation);

    private void Analyze(OperationAnalysisContext context, FlowContext flow)
    {
        switch (context.Operation)
        {
            case IObjectCreationOperation key when KnownTypes.IsKeyCredential(key.Type):
                if (TokenArgument(key, flow) is { } captured && FeedsOnlyClients(key, flow))
                    Report(context, captured.SourceSyntax(), key.Type!.Name, WithPolicy);
                break;
            case IObjectCreationOperation header when KnownTypes.AuthenticationHeaderValue.Matches(header.Type):
                if (TokenArgument(header, flow) is { } sent && IsSentWithEveryRequest(header, flow))
                    Report(context, sent.SourceSyntax(), "DefaultRequestHeaders", "set the header on each request with a token asked for then");
                break;
            case IObjectCreationOperation token when NeverExpiringToken.KeyOf(token, context.ContainingSymbol, flow) is { } key:
                Report(context, key.Value.SourceSyntax(), context.ContainingSymbol.ContainingType.Name, "use a credential of Azure.Identity, or ApiKeyCredential for a key");
                break;
            default:
                if (ClientCreation.Read(context.Operation) is { Credential: { Parameter: { } parameter } argument } client
                    && CredentialParameter.TakesKeyText(parameter)
                    && IssuedToken.CallOf(argument.Value, flow) is not null
                    && client.ReadEndpoint(flow) is { IsDefault: false } endpoint && MayBeOurs(endpoint))
                    Report(context, argument.Value.SourceSyntax(), parameter.Name, "pass the credential itself");
                break;
        }
    }

    private const string WithPolicy = "pass the credential itself, or a BearerTokenPolicy with it";

    private static IOperation? TokenArgument(IObjectCreationOperation creation, FlowContext flow)
    {
        if (creation.Constructor is not { DeclaringSyntaxReferences.IsEmpty: true })
            return null;
        foreach (var argument in creation.Arguments)
        {
            if (argument.Parameter?.Type.SpecialType == SpecialType.System_String && IssuedToken.CallOf(argument.Value, flow) is not null)
                return argument.Value;
        }

        return null;
    }

    /// <summary>Whether a client lives for one call of its method only: nothing is done with it but to call it, so each call has a token of its own.</summary>
    private static bool IsDroppedAfterTheCall(IOperation client, FlowContext flow) =>
        client.SemanticModel?.GetEnclosingSymbol(client.Syntax.SpanStart, flow.Cancel) is IMethodSymbol { MethodKind: MethodKind.Ordinary, Name: not (WellKnownMemberNames.EntryPointMethodName or WellKnownMemberNames.TopLevelStatementsEntryPointMethodName) }
        && ValueUses.Of(client, flow).ToArray() is { Length: > 0 } uses && uses.All(static use => use is IInvocationOperation);

    /// <summary>Whether a key goes into clients and nowhere else: whoever else holds it may renew what is in it (<c>Update</c>).</summary>
    private static bool FeedsOnlyClients(IObjectCreationOperation key, FlowContext flow)
    {
        foreach (var use in ValueUses.Of(key, flow))
        {
            if (use is not IArgumentOperation { Parent: { } parent } || ClientCreation.Read(parent) is null || IsDroppedAfterTheCall(parent, flow))
                return false;
        }

        return TokenDestination.OfCredential(key, flow).Any(MayBeOurs);
    }

    /// <summary>Whether an object lives no longer than the block it is built in.</summary>
    private static bool IsDisposedHere(SyntaxNode built) =>
        built.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is { UsingKeyword.RawKind: not 0 } || built.FirstAncestorOrSelf<VariableDeclarationSyntax>()?.Parent is UsingStatementSyntax;

    private static bool MayBeOurs(ClientEndpoint endpoint) => !endpoint.Values.Any(static address => address.IsElsewhere);

    /// <summary>Whether a header is set once on an HTTP client that goes to Foundry.</summary>
    private static bool IsSentWithEveryRequest(IObjectCreationOperation header, FlowContext flow)
    {
        if (TokenDestination.HeadersOf(header, flow) is not { Property: { Name: "DefaultRequestHeaders" } property, Instance: { } client } headers
            || !KnownTypes.HttpClient.MatchesOrIsBaseOf(property.ContainingType)
            || TokenDestination.OfSender(client, flow).IsEmpty)
            return false;

        var built = ValueResolver.Resolve(client, flow).Syntax;
        for (IOperation? around = headers; around is not null; around = around.Parent)
        {
            if (around.Syntax.Span.Contains(built.Span))
                return !IsDisposedHere(built);

            // A loop, a timer's callback or a helper that sets the header again is how a token is renewed.
            if (around is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation)
                return false;
        }

        // The client is older than the member: only a constructor runs once for it.
        return headers.SemanticModel?.GetEnclosingSymbol(headers.Syntax.SpanStart, flow.Cancel) is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor };
    }
}
