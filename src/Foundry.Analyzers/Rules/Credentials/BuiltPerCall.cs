using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>FDRY2007: what could be kept is built for every request or in every turn of a loop.</summary>
internal sealed class BuiltPerCall : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY2007", "Client or credential is built per call",
        "'{0}' is built {1}, so {2}; keep one in a static field or register it as a singleton", RuleArea.Credentials, RuleLevel.Likely,
        "A credential keeps its tokens in memory; a new one has none and signs in again, which costs time and is throttled. Clients and credentials are made to be shared between threads.");

    private static readonly KnownNamespace AzureIdentity = new("Azure.Identity");

    public BuiltPerCall() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction((context, flow) =>
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (IsCandidate(creation)
                && Repetition.Around(creation, context.ContainingSymbol, flow) is { } repetition
                && IsReported(creation, repetition, flow)
                && !IsPartOfReported(creation, repetition, flow))
            {
                Report(context, creation.Syntax, creation.Type!.Name,
                    repetition.IsLoop ? "in every turn of the loop" : "for every request",
                    IsCredential(creation) || CredentialIn(creation) is { } inner && IsCredential(inner) ? "its tokens are lost each time and it signs in again" : "its pipeline is set up each time");
            }
        }, OperationKind.ObjectCreation);

    private static bool IsCandidate(IObjectCreationOperation creation) => IsCredential(creation) || ClientCreation.Read(creation) is not null;

    /// <summary>A credential of Azure.Identity; not one on behalf of a user, whose tokens nobody else may have.</summary>
    internal static bool IsCredential(IOperation operation) =>
        operation is IObjectCreationOperation { Type: { } type } && AzureIdentity.Contains(type)
        && KnownTypes.TokenCredential.MatchesOrIsBaseOf(type)
        && !KnownTypes.OnBehalfOfCredential.Matches(type);

    private static bool IsReported(IObjectCreationOperation creation, Repetition repetition, FlowContext flow) =>
        (IsCredential(creation) || SignsInAnew(creation)) && !repetition.Changes(creation, flow) && !StoredValue.Is(creation, repetition, flow);

    /// <summary>Whether a client is given what it signs in with on the spot; one that shares a credential shares its tokens too.</summary>
    private static bool SignsInAnew(IObjectCreationOperation client) => CredentialIn(client) switch
    {
        null => false,
        { Type.SpecialType: SpecialType.System_String } => true,
        IObjectCreationOperation credential => IsCredential(credential) || KnownTypes.IsKeyCredential(credential.Type),
        _ => false,
    };

    /// <summary>What a client signs in with, out of its policy.</summary>
    internal static IOperation? CredentialIn(IObjectCreationOperation client)
    {
        var credential = ClientCreation.Read(client)?.Credential?.Value.Unwrapped();
        if (credential is IObjectCreationOperation policy && KnownTypes.BearerTokenPolicy.Matches(policy.Type))
        {
            foreach (var argument in policy.Arguments)
            {
                if (argument.Parameter is { } parameter && CredentialParameter.TakesToken(parameter))
                    return argument.Value.Unwrapped();
            }
        }

        return credential;
    }

    /// <summary>Whether a credential is written inside a client that is reported itself.</summary>
    private static bool IsPartOfReported(IObjectCreationOperation creation, Repetition repetition, FlowContext flow)
    {
        for (var around = creation.Parent; around is not null && repetition.Contains(around); around = around.Parent)
        {
            if (around is IObjectCreationOperation outer && IsCandidate(outer) && IsReported(outer, repetition, flow))
                return true;
        }

        return false;
    }
}
