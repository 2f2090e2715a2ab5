using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Scopes;

/// <summary>FDRY3004: endpoint and audience belong to different Azure clouds.</summary>
/// <remarks>
/// Code names the audience as a scope, or as the <c>Audience</c> in the options of AzureOpenAIClient.
/// Without that option the client uses the public cloud.
/// </remarks>
internal sealed class CloudMismatch : ScopeRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY3004", "Cloud of endpoint and scope differ",
        "The endpoint{3} is in {0}, which refuses tokens for '{1}'{4} with 401; use '{2}'",
        RuleArea.Scopes, RuleLevel.Certain,
        "Each Azure cloud has audiences of its own and accepts no token for those of another. "
        + "AzureOpenAIClient asks for the public cloud's unless its options name another.");

    private const string AudienceProperty = "Audience";

    public CloudMismatch() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry)
    {
        base.Start(actions, foundry);
        actions.RegisterOperationAction(AnalyzeAudience, OperationKind.ObjectCreation);
    }

    private protected override object[]? MessageArguments(TokenScope scope, ScopeVerdict verdict) =>
        verdict.Problem == ScopeProblem.OtherCloud
            ? Arguments(scope.Text, verdict.RightScope, verdict.EndpointOrigin, scope.Origin)
            : null;

    private static object[] Arguments(string scope, string rightScope, Location? endpointOrigin, Location? scopeOrigin) =>
        new object[]
        {
            AzureCloud.OfScope(rightScope)!.Name,
            DisplayText.Of(scope),
            rightScope,
            endpointOrigin.InFile(),
            scopeOrigin.InFile(),
        };

    private void AnalyzeAudience(OperationAnalysisContext context, FlowContext flow)
    {
        if (!KnownTypes.AzureOpenAIClient.Matches(context.Operation.Type)
            || ClientCreation.Read(context.Operation) is not { } client
            || !client.UsesToken(flow)
            || client.HasOwnTransport(flow)
            || client.ReadEndpoint(flow) is not { AddressExpression: { } address } endpoint
            || CloudOf(endpoint) is not { } cloud)
            return;

        var audience = client.ReadOption(AudienceProperty, out var isAbsent, flow);
        PartialText? scope = null;
        if (audience is not null)
            scope = ScopeOf(audience, flow);
        else if (isAbsent)
            scope = new PartialText(AzureCloud.Public.AccountScope);

        if (scope is { Constant: { } text, Origin: var origin }
            && AzureCloud.OfScope(text) is { } scopeCloud
            && scopeCloud != cloud)
        {
            var evidence = new Evidence(
                settings: new[] { endpoint.Origin, origin },
                properties: audience is null ? null : RightScopeIn(origin, cloud.AccountScope),
                related: PlaceOf(client.Credential?.Value, cloud));
            Report(context, (audience ?? address).SourceSyntax(), evidence,
                Arguments(text, cloud.AccountScope, endpoint.Origin, origin));
        }
    }

    /// <summary>Returns the cloud of an endpoint if all its possible values are in the same one.</summary>
    private static AzureCloud? CloudOf(ClientEndpoint endpoint)
    {
        var cloud = endpoint.Values.FirstOrDefault()?.Cloud;
        return cloud is not null && endpoint.Is(value => value.Cloud == cloud) ? cloud : null;
    }

    /// <summary>Returns the scope of an audience, which is a member of AzureOpenAIAudience or a string.</summary>
    private static PartialText? ScopeOf(IOperation audience, FlowContext flow)
    {
        var value = ValueResolver.Resolve(audience, flow);
        if (value is IConversionOperation { OperatorMethod: not null } conversion)
            value = conversion.Operand;
        if (value is IObjectCreationOperation { Arguments: { Length: 1 } arguments } creation
            && KnownTypes.AzureOpenAIAudience.Matches(creation.Type))
            value = arguments[0].Value;

        if (value is IPropertyReferenceOperation { Property: { IsStatic: true } member }
            && KnownTypes.AzureOpenAIAudience.Matches(member.ContainingType))
            return ScopeOfMember(member.Name);
        return ConstantFolder.Single(value, flow);
    }

    private static PartialText? ScopeOfMember(string name) => name switch
    {
        "AzurePublicCloud" => new PartialText(AzureCloud.Public.AccountScope),
        "AzureGovernment" => new PartialText(AzureCloud.UsGovernment.AccountScope),
        _ => null,
    };
}
