using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>FDRY2010: the code reads a tenant id and does not pass it to the credential in the same type.</summary>
internal sealed class UnusedTenant : FoundryRule
{
    /// <summary>The diagnostic property with the name of the variable that holds the tenant id, if there is one.</summary>
    internal const string Variable = nameof(Variable);

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY2010", "Configured tenant is not used",
        "'{1}' signs in to the user's home tenant and ignores '{0}'. "
        + "The service rejects a token from another tenant with 400. Set TenantId in its options.",
        RuleArea.Credentials, RuleLevel.Likely,
        "A developer credential signs in to the user's home tenant unless its options set a tenant. "
        + "A resource accepts only tokens from its own tenant.");

    /// <summary>The credentials that use the tenant of the signed-in account unless their options name one.</summary>
    internal static readonly ImmutableArray<KnownType> Credentials = KnownTypes.DeveloperToolCredentials
        .Add(KnownTypes.DefaultAzureCredential)
        .Add(KnownTypes.InteractiveBrowserCredential);

    /// <summary>The variable that DefaultAzureCredential itself reads as the tenant of every credential in its chain.</summary>
    private const string ReadByDefaultAzureCredential = "AZURE_TENANT_ID";

    public UnusedTenant() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction((context, flow) =>
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (creation.Type.IsOneOf(Credentials))
                Analyze(context, creation, flow);
        }, OperationKind.ObjectCreation);

    private void Analyze(OperationAnalysisContext context, IObjectCreationOperation creation, FlowContext flow)
    {
        if (!HasKnownOptions(creation, flow)
            || !MayReachFoundry(creation, flow)
            || ConfiguredTenant.Unused(creation, context.ContainingSymbol, flow) is not { } tenant
            || IsReadByCredential(tenant, creation))
            return;

        var evidence = new Evidence(properties: ImmutableDictionary<string, string?>.Empty.Add(Variable, tenant.Variable?.Name));
        Report(context, creation.Syntax, evidence, DisplayText.Of(tenant.Name), creation.Type!.Name);
    }

    /// <summary>
    /// Whether the credential has no options, or options whose creation is known.
    /// <see cref="ConfiguredTenant"/> looks for a tenant in them, as it searches the whole type.
    /// </summary>
    private static bool HasKnownOptions(IObjectCreationOperation creation, FlowContext flow)
    {
        foreach (var argument in creation.Arguments)
        {
            if (argument.Value.Type is { SpecialType: SpecialType.None, TypeKind: TypeKind.Class }
                && !argument.Value.IsNull()
                && !IsCreatedOptions(ValueResolver.Resolve(argument.Value, flow)))
                return false;
        }

        return true;
    }

    private static bool IsCreatedOptions(IOperation options) =>
        options is IObjectCreationOperation { Constructor.DeclaringSyntaxReferences.IsEmpty: true };

    private static bool MayReachFoundry(IObjectCreationOperation credential, FlowContext flow) =>
        TokenDestination.OfTokenCredential(credential, flow).Any(static endpoint => CredentialUse.MayBeFoundry(endpoint));

    private static bool IsReadByCredential(ConfiguredTenant tenant, IObjectCreationOperation credential) =>
        tenant.Name == ReadByDefaultAzureCredential && KnownTypes.DefaultAzureCredential.Matches(credential.Type);
}
