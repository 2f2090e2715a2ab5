using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>FDRY2010: a tenant id is read, and the credential beside it is not told.</summary>
internal sealed class UnusedTenant : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY2010", "The configured tenant is not used",
        "'{0}' is read, but '{1}' takes the tenant of whoever is signed in, and the service refuses a token of another tenant with 400; set TenantId in its options", RuleArea.Credentials, RuleLevel.Likely,
        "A developer credential signs in to the home tenant of the account it finds unless its options name a tenant. A resource accepts tokens of its own tenant only.");

    /// <summary>The one name that DefaultAzureCredential reads itself, as the tenant of every credential in its chain.</summary>
    private const string ReadByDefaultAzureCredential = "AZURE_TENANT_ID";

    /// <summary>The diagnostic property that holds the name of the variable with the tenant's id, where there is one.</summary>
    internal const string Variable = nameof(Variable);

    /// <summary>The credentials that take the tenant from the signed-in account unless their options name one.</summary>
    internal static readonly ImmutableArray<KnownType> Credentials = KnownTypes.DeveloperToolCredentials
        .Add(KnownTypes.DefaultAzureCredential).Add(KnownTypes.InteractiveBrowserCredential);

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
        if (!TakesTenantOfAccount(creation, flow)
            || !TokenDestination.OfTokenCredential(creation, flow).Any(static endpoint => !endpoint.Values.Any(static address => address.IsElsewhere))
            || ConfiguredTenant.Unused(creation, context.ContainingSymbol, flow) is not { } tenant
            || tenant.Name == ReadByDefaultAzureCredential && KnownTypes.DefaultAzureCredential.Matches(creation.Type))
            return;

        var evidence = new Evidence(properties: ImmutableDictionary<string, string?>.Empty.Add(Variable, tenant.Variable?.Name));
        Report(context, creation.Syntax, evidence, tenant.Name, creation.Type!.Name);
    }

    /// <summary>Whether the options, if there are any, are written where they are seen. (That they name a tenant is asked of the whole type.)</summary>
    private static bool TakesTenantOfAccount(IObjectCreationOperation creation, FlowContext flow)
    {
        foreach (var argument in creation.Arguments)
        {
            if (argument.Value.Type is { SpecialType: SpecialType.None, TypeKind: TypeKind.Class }
                && !argument.Value.IsNull()
                && ValueResolver.Resolve(argument.Value, flow) is not IObjectCreationOperation { Constructor.DeclaringSyntaxReferences.IsEmpty: true })
                return false;
        }

        return true;
    }
}
