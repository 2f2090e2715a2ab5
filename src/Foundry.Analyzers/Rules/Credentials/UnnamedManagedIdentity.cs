using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Rules.Endpoints;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>FDRY2008: a client signs in with the system-assigned identity because no other one is named.</summary>
/// <remarks>
/// In a chain, and where the code chooses between identities, the system-assigned identity is one of several that are tried.
/// </remarks>
internal sealed class UnnamedManagedIdentity : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY2008", "Managed identity is not named",
        "'ManagedIdentityCredential' uses the system-assigned identity{0}. "
        + "A host with only user-assigned identities gets no token. Choose the identity with ManagedIdentityId.",
        RuleArea.Credentials, RuleLevel.Likely,
        "Without a client id, or with one that may be missing, the credential uses the system-assigned identity. "
        + "A host with only user-assigned identities gets no token. A host with both may use the wrong one.");

    private static readonly CacheKey<bool> Chooses = new();

    public UnnamedManagedIdentity() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction((context, flow) =>
        {
            var creation = (IObjectCreationOperation)context.Operation;

            // Older packages do not have ManagedIdentityId.
            if (!KnownTypes.ManagedIdentityCredential.Matches(creation.Type)
                || !TakesClientIdAsText(creation.Constructor)
                || KnownTypes.ManagedIdentityId.FindIn(context.Compilation) is null
                || WhereMissing(creation, flow) is not { } where
                || !CredentialUse.ReachesClient(creation, flow)
                || ChoosesIdentity(creation, flow)
                || HostHas(HostIdentities.System, foundry, flow)
                || UserAssignedHost.Fails(creation, foundry, flow))
                return;

            Report(context, creation.Syntax, where);
        }, OperationKind.ObjectCreation);

    private static bool HostHas(HostIdentities identities, FoundryContext foundry, FlowContext flow) =>
        foundry.MayDeclareAccess && foundry.Access(flow.Cancel).Host?.Identities == identities;

    /// <summary>
    /// Where the credential has no client id, as a part of the message: nothing if it has none anywhere, the setting that may be
    /// missing, or null if it may always have one.
    /// </summary>
    private static string? WhereMissing(IObjectCreationOperation creation, FlowContext flow)
    {
        if (ClientId(creation) is not { } clientId)
            return "";

        // Another member may check the value that it keeps.
        var value = ValueResolver.Resolve(clientId, flow);
        if (value.Root().Syntax != creation.Root().Syntax)
            return null;

        return Setting.NameOf(value, flow) is { } name && !new SettingRead(value, name).IsChecked(flow)
            ? $" if '{DisplayText.Of(name)}' is not set"
            : null;
    }

    /// <summary>Whether the member names another identity on another path, for example if a client id is there.</summary>
    private static bool ChoosesIdentity(IObjectCreationOperation creation, FlowContext flow)
    {
        var member = creation.Root();
        return ClientId(creation) is null
            && creation.IsConditional()
            && flow.Cache.Of(member, Chooses, () => member.Descendants().Any(NamesIdentity));
    }

    private static bool NamesIdentity(IOperation operation) => operation is IObjectCreationOperation other
        && KnownTypes.ManagedIdentityCredential.Matches(other.Type)
        && (!TakesClientIdAsText(other.Constructor) || ClientId(other) is not null);

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
