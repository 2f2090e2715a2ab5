using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>FDRY2008: the code does not name the managed identity that it uses.</summary>
internal sealed class UnnamedManagedIdentity : FoundryRule
{
    internal const string SystemAssigned = nameof(SystemAssigned);
    internal const string FromClientId = "FromUserAssignedClientId";

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY2008", "Managed identity is not named",
        "'ManagedIdentityCredential' {0}, so the code does not say which identity is meant; write ManagedIdentityId.{1}",
        RuleArea.Credentials, RuleLevel.Likely,
        "Without a name, or with a client id that may be missing, the credential asks for the system-assigned identity. "
        + "A host that has only user-assigned ones gets no token, and one that has both acts as the wrong one.");

    public UnnamedManagedIdentity() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction((context, _) =>
        {
            var creation = (IObjectCreationOperation)context.Operation;

            // Older packages do not have ManagedIdentityId.
            if (!KnownTypes.ManagedIdentityCredential.Matches(creation.Type)
                || !TakesClientIdAsText(creation.Constructor)
                || KnownTypes.ManagedIdentityId.FindIn(context.Compilation) is null)
                return;

            if (ClientId(creation) is null)
                Report(context, creation.Syntax, "without an id takes the system-assigned identity", SystemAssigned);
            else
                Report(context, creation.Syntax, "is given its id as plain text", FromClientId);
        }, OperationKind.ObjectCreation);

    /// <summary>Returns the client id that is passed, or null if there is none or it is null.</summary>
    internal static IOperation? ClientId(IObjectCreationOperation creation)
    {
        foreach (var argument in creation.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Ordinal: 0 } && !argument.Value.IsNull())
                return argument.Value;
        }

        return null;
    }

    private static bool TakesClientIdAsText(IMethodSymbol? constructor) =>
        constructor is { Parameters: { IsEmpty: false } parameters }
        && parameters[0].Type.SpecialType == SpecialType.System_String;
}
