using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>FDRY1011: a client names a deployment that the account of the templates does not have.</summary>
internal sealed class UndeclaredDeployment : FoundryRule
{
    /// <summary>The diagnostic property with the name of the deployment that serves the named model.</summary>
    internal const string Deployment = nameof(Deployment);

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY1011", "Deployment is not declared",
        "No deployment is named '{0}'. The call fails with 404 DeploymentNotFound. Use a declared one: {1}.",
        RuleArea.Endpoints, RuleLevel.Likely,
        "An account serves a model under the name of its deployment, which need not be the name of the model. "
        + "The templates declare the deployments of the account, and none has this name.");

    /// <summary>A client whose parameter names a model of the service, not a deployment.</summary>
    private static readonly KnownType ModelClient = new("OpenAI.Models.OpenAIModelClient");

    public UndeclaredDeployment() : base(Descriptor) { }

    public override bool AppliesTo(FoundryContext foundry) => base.AppliesTo(foundry) && foundry.MayDeclareAccess;

    public override void Start(RuleRegistration actions, FoundryContext foundry) => actions.RegisterOperationAction(
        (context, flow) => Analyze(context, foundry, flow), OperationKind.Invocation, OperationKind.ObjectCreation);

    private void Analyze(OperationAnalysisContext context, FoundryContext foundry, FlowContext flow)
    {
        if (NameIn(context.Operation) is not { } argument
            || ConstantFolder.Single(argument.Value, flow) is not { Constant: { Length: > 0 } name } text
            || name.Contains('/')) // a model of a connection
            return;

        var access = foundry.Access(flow.Cancel);
        var declared = access.Infrastructure.Resources.Deployments;
        if (declared.IsEmpty || declared.Any(deployment => deployment.IsNamed(name)) || access.MayHaveOtherDeployments)
            return;

        var client = ClientOrigin.Of((context.Operation as IInvocationOperation)?.Instance ?? context.Operation, flow);
        if (client is not { IsAzure: true, MayLeave: false, IsRetired: false }
            || client.Creation?.HasOwnTransport(flow) == true
            || !access.AccountsIfAll(static _ => true, client.Address).Any())
            return;

        var serving = declared.Where(deployment => deployment.Model == name).ToArray();
        var evidence = new Evidence(
            settings: new[] { client.SettingsOrigin, text.Origin },
            properties: ImmutableDictionary<string, string?>.Empty.Add(Deployment, serving.Length == 1 ? serving[0].Name : null),
            related: declared.Select(static deployment => deployment.Location),
            isAdvice: !access.IsOfProgram(client.Address, flow));
        Report(context, argument.Value.SourceSyntax(), evidence, DisplayText.Of(name), Explanation.NamesOf(declared));
    }

    /// <summary>The argument with the name of a deployment, in the call of an SDK.</summary>
    private static IArgumentOperation? NameIn(IOperation operation)
    {
        var (method, arguments) = operation.Call();
        return method is { DeclaringSyntaxReferences.IsEmpty: true }
            && (KnownTypes.ClientOf(method.ContainingType) is not null || KnownTypes.FactoryOf(method.ContainingType) is not null)
            && !ModelClient.Matches(method.ContainingType)
                ? DeploymentParameter.In(arguments)
                : null;
    }
}
