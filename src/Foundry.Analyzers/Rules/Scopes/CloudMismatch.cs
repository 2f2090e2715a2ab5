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

/// <summary>FDRY3004: endpoint and audience are of different Azure clouds.</summary>
/// <remarks>An audience is written as a scope, or as the <c>Audience</c> of AzureOpenAIClient's options, which defaults to the public cloud.</remarks>
internal sealed class CloudMismatch : ScopeRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY3004", "Cloud of endpoint and scope differ",
        "The endpoint{3} is in {0}, which refuses tokens for '{1}'{4} with 401; use '{2}'", RuleArea.Scopes, RuleLevel.Certain,
        "Each Azure cloud has audiences of its own and accepts no token for those of another. AzureOpenAIClient asks for the public cloud's unless its options name another.");

    private const string AudienceProperty = "Audience";

    public CloudMismatch() : base(Descriptor) { }

    private protected override object[]? MessageArguments(TokenScope scope, ScopeVerdict verdict) =>
        verdict.Problem == ScopeProblem.OtherCloud ? Arguments(scope.Text, verdict.RightScope, verdict.EndpointOrigin, scope.Origin) : null;

    public override void Start(RuleRegistration actions, FoundryContext foundry)
    {
        base.Start(actions, foundry);
        actions.RegisterOperationAction(AnalyzeAudience, OperationKind.ObjectCreation);
    }

    private void AnalyzeAudience(OperationAnalysisContext context, FlowContext flow)
    {
        if (!KnownTypes.AzureOpenAIClient.Matches(context.Operation.Type)
            || ClientCreation.Read(context.Operation) is not { } client || !client.UsesToken(flow)
            || client.ReadEndpoint(flow) is not { AddressExpression: { } address } endpoint
            || endpoint.Values.FirstOrDefault()?.Cloud is not { } cloud || !endpoint.Is(value => value.Cloud == cloud))
            return;

        var audience = client.ReadOption(AudienceProperty, out var isAbsent, flow);
        var scope = audience is not null ? Scope(audience, flow) : isAbsent ? new PartialText(AzureCloud.Public.AccountScope) : null;
        if (scope is { Constant: { } text, Origin: var origin } && AzureCloud.OfScope(text) is { } own && own != cloud)
        {
            var evidence = new Evidence(settings: new[] { endpoint.Origin, origin },
                properties: audience is null ? null : RightScopeIn(origin, cloud.AccountScope));
            Report(context, (audience ?? address).SourceSyntax(), evidence, Arguments(text, cloud.AccountScope, endpoint.Origin, origin));
        }
    }

    private static object[] Arguments(string scope, string rightScope, Location? endpointOrigin, Location? scopeOrigin) =>
        new object[] { AzureCloud.OfScope(rightScope)!.Name, scope, rightScope, endpointOrigin.InFile(), scopeOrigin.InFile() };

    /// <summary>The scope an audience stands for: a member of AzureOpenAIAudience, or a string.</summary>
    private static PartialText? Scope(IOperation audience, FlowContext flow)
    {
        var value = ValueResolver.Resolve(audience, flow);
        if (value is IConversionOperation { OperatorMethod: not null } conversion)
            value = conversion.Operand;
        if (value is IObjectCreationOperation { Arguments: { Length: 1 } arguments } creation && KnownTypes.AzureOpenAIAudience.Matches(creation.Type))
            value = arguments[0].Value;
        return value is IPropertyReferenceOperation { Property: { IsStatic: true } member } && KnownTypes.AzureOpenAIAudience.Matches(member.ContainingType)
            ? member.Name switch
            {
                "AzurePublicCloud" => new PartialText(AzureCloud.Public.AccountScope),
                "AzureGovernment" => new PartialText(AzureCloud.UsGovernment.AccountScope),
                _ => null,
            }
            : ConstantFolder.Single(value, flow);
    }
}
