using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>FDRY2007: a client or credential is created for every request or in every iteration of a loop.</summary>
internal sealed class BuiltPerCall : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY2007", "Client or credential is created per call",
        "'{0}' is created {1}. {2}. Keep one in a static field or register it as a singleton.",
        RuleArea.Credentials, RuleLevel.Likely,
        "A credential keeps its tokens in memory. A new credential signs in again, which takes time and is throttled. "
        + "Clients and credentials are thread-safe and can be shared.");

    private static readonly KnownNamespace AzureIdentity = new("Azure.Identity");

    public BuiltPerCall() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction(Analyze, OperationKind.ObjectCreation);

    /// <summary>Whether a credential of Azure.Identity is created that requests may share.</summary>
    /// <remarks><c>OnBehalfOfCredential</c> does not count, because its tokens belong to one user.</remarks>
    internal static bool IsCredential(IOperation operation) =>
        operation is IObjectCreationOperation { Type: { } type }
        && AzureIdentity.Contains(type)
        && KnownTypes.TokenCredential.MatchesOrIsBaseOf(type)
        && !KnownTypes.OnBehalfOfCredential.Matches(type);

    /// <summary>Returns the credential of a client, or the one inside its <c>BearerTokenPolicy</c>.</summary>
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

    private void Analyze(OperationAnalysisContext context, FlowContext flow)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (IsClientOrCredential(creation)
            && Repetition.Around(creation, context.ContainingSymbol, flow) is { } repetition
            && IsReported(creation, repetition, flow)
            && !IsPartOfReported(creation, repetition, flow))
        {
            Report(context, creation.NameLocation(), Evidence.InCode, creation.Type!.Name,
                repetition.IsLoop ? "in every iteration of the loop"
                    : repetition.IsFactory ? "for each service instance"
                    : "for every request",
                LosesTokens(creation)
                    ? "It loses its tokens and signs in again each time"
                    : "It sets up its pipeline again each time");
        }
    }

    private static bool IsClientOrCredential(IObjectCreationOperation creation) =>
        IsCredential(creation) || ClientCreation.Read(creation) is not null;

    private static bool IsReported(IObjectCreationOperation creation, Repetition repetition, FlowContext flow) =>
        (IsCredential(creation) || HasNewCredential(creation))
        && !repetition.Changes(creation, flow)
        && !StoredValue.IsStored(creation, repetition, flow);

    /// <summary>Whether the client's credential or key is new too. With a shared credential it also shares the tokens.</summary>
    private static bool HasNewCredential(IObjectCreationOperation client) => CredentialIn(client) switch
    {
        null => false,
        { Type.SpecialType: SpecialType.System_String } => true,
        IObjectCreationOperation credential => IsCredential(credential) || KnownTypes.IsKeyCredential(credential.Type),
        _ => false,
    };

    /// <summary>Whether the creation is nested in another one that is reported.</summary>
    private static bool IsPartOfReported(IObjectCreationOperation creation, Repetition repetition, FlowContext flow)
    {
        for (var ancestor = creation.Parent; ancestor is not null && repetition.Contains(ancestor); ancestor = ancestor.Parent)
        {
            if (ancestor is IObjectCreationOperation outer && IsClientOrCredential(outer) && IsReported(outer, repetition, flow))
                return true;
        }

        return false;
    }

    private static bool LosesTokens(IObjectCreationOperation creation) =>
        IsCredential(creation) || CredentialIn(creation) is { } credential && IsCredential(credential);
}
