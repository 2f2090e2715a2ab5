using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>FDRY2008: a managed identity is used, and the code does not say which.</summary>
internal sealed class UnnamedManagedIdentity : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY2008", "Managed identity is not named",
        "'ManagedIdentityCredential' {0}, so the code does not say which identity is meant; write ManagedIdentityId.{1}",
        RuleArea.Credentials, RuleLevel.Likely,
        "Without a name, or with a client id that may be missing, the credential asks for the system-assigned identity. A host that has only user-assigned ones gets no token, and one that has both acts as the wrong one.");

    public UnnamedManagedIdentity() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction((context, _) =>
        {
            var creation = (IObjectCreationOperation)context.Operation;

            // Older packages have no other way to say it.
            if (KnownTypes.ManagedIdentityCredential.Matches(creation.Type)
                && creation.Constructor is { Parameters: { IsEmpty: false } parameters } && parameters[0].Type.SpecialType == SpecialType.System_String
                && KnownTypes.ManagedIdentityId.FindIn(context.Compilation) is not null)
            {
                if (ClientId(creation) is null)
                    Report(context, creation.Syntax, "without an id takes the system-assigned identity", SystemAssigned);
                else
                    Report(context, creation.Syntax, "is given its id as plain text", FromClientId);
            }
        }, OperationKind.ObjectCreation);

    internal const string SystemAssigned = nameof(SystemAssigned);
    internal const string FromClientId = "FromUserAssignedClientId";

    /// <summary>The client id that is given; null where there is none, or only a null.</summary>
    internal static IOperation? ClientId(IObjectCreationOperation creation)
    {
        foreach (var argument in creation.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Ordinal: 0 } && !argument.Value.IsNull())
                return argument.Value;
        }

        return null;
    }
}
