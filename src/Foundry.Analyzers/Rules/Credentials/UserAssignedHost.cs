using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>FDRY2011: a credential asks for the system-assigned identity of a host that has none.</summary>
internal sealed class UserAssignedHost : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY2011", "Credential does not name the user-assigned identity",
        "'{0}' uses the system-assigned identity, but the host has only user-assigned ones ({1}). It gets no token. "
        + "{2}.",
        RuleArea.Credentials, RuleLevel.Certain,
        "A web app or container app with identity type UserAssigned has no system-assigned identity. "
        + "A credential uses a user-assigned identity only if code or AZURE_CLIENT_ID names its client id.");

    /// <summary>The diagnostic property of a report in a program whose host sets <c>AZURE_CLIENT_ID</c>.</summary>
    internal const string IsNamedBySetting = nameof(IsNamedBySetting);

    /// <summary>The diagnostic property with the symbol of the host that lacks <c>AZURE_CLIENT_ID</c>.</summary>
    internal const string Host = nameof(Host);

    /// <summary>The diagnostic property with the path of the Bicep file that declares this host.</summary>
    internal const string HostFile = nameof(HostFile);

    private const string NameInCode = "Pass ManagedIdentityId.FromUserAssignedClientId with its client id";
    private const string NameInSetting = "Set AZURE_CLIENT_ID to its client id in the host's settings";

    private static readonly ImmutableDictionary<string, string?> Named =
        ImmutableDictionary<string, string?>.Empty.Add(IsNamedBySetting, "true");

    private static readonly string[] NamesOfIdentity = { "ManagedIdentityClientId", "ManagedIdentityResourceId" };

    public UserAssignedHost() : base(Descriptor) { }

    public override bool AppliesTo(FoundryContext foundry) => base.AppliesTo(foundry) && foundry.MayDeclareAccess;

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction((context, flow) =>
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (!Fails(creation, foundry, flow))
                return;

            var access = foundry.Access(flow.Cancel);
            var host = access.Host!;
            var readsSetting = KnownTypes.DefaultAzureCredential.Matches(creation.Type);
            var evidence = new Evidence(
                isCertain: !access.Infrastructure.MayHideSettings,
                related: new[] { host.Location },
                properties: PropertiesOf(host, readsSetting));
            var line = host.Location.GetLineSpan().StartLinePosition.Line;
            Report(
                context,
                creation.Syntax,
                evidence,
                creation.Type!.Name,
                Explanation.Place(host.Path, line),
                readsSetting ? NameInSetting : NameInCode);
        }, OperationKind.ObjectCreation);

    private static ImmutableDictionary<string, string?>? PropertiesOf(DeclaredHost host, bool readsSetting)
    {
        if (host.SetsClientId)
            return Named;
        return readsSetting && host.Symbol is { } symbol
            ? ImmutableDictionary<string, string?>.Empty.Add(Host, symbol).Add(HostFile, host.Path)
            : null;
    }

    /// <summary>Whether a credential gets no token in the host of this program, because no identity is named.</summary>
    public static bool Fails(IObjectCreationOperation creation, FoundryContext foundry, FlowContext flow) =>
        foundry.MayDeclareAccess
        && UsesSystemAssigned(creation, foundry, flow)
        && foundry.Access(flow.Cancel).Host is { Identities: HostIdentities.UserAssigned }
        && !creation.IsConditional()
        && CredentialUse.ReachesClient(creation, flow)
        && !EnvironmentGuard.Covers(creation, flow);

    /// <summary>Only <c>DefaultAzureCredential</c> reads <c>AZURE_CLIENT_ID</c>.</summary>
    private static bool UsesSystemAssigned(IObjectCreationOperation creation, FoundryContext foundry, FlowContext flow)
    {
        if (KnownTypes.DefaultAzureCredential.Matches(creation.Type))
        {
            return !foundry.Access(flow.Cancel).Infrastructure.Resources.NamesClientId
                && creation.Arguments.All(argument => NamesNoIdentity(argument, flow));
        }

        return KnownTypes.ManagedIdentityCredential.Matches(creation.Type)
            && creation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0) is var first
            && IsSystemAssigned(first, flow);
    }

    private static bool NamesNoIdentity(IArgumentOperation argument, FlowContext flow)
    {
        if (!KnownTypes.DefaultAzureCredentialOptions.Matches(argument.Parameter?.Type)
            || argument.ArgumentKind == ArgumentKind.DefaultValue
            || argument.Value.IsNull())
            return true;

        var options = OptionsObject.Read(argument.Value, flow);
        return options is not null && Array.TrueForAll(NamesOfIdentity, name => IsAbsent(options, name));
    }

    private static bool IsAbsent(OptionsObject options, string name)
    {
        options.Value(name, out var isAbsent);
        return isAbsent;
    }

    private static bool IsSystemAssigned(IArgumentOperation? identity, FlowContext flow)
    {
        if (identity is null || identity.ArgumentKind == ArgumentKind.DefaultValue)
            return true;

        var value = ValueResolver.Resolve(identity.Value, flow);
        return value.IsNull()
            || value is IPropertyReferenceOperation { Property: { Name: "SystemAssigned", ContainingType: { } type } }
                && KnownTypes.ManagedIdentityId.Matches(type);
    }
}
