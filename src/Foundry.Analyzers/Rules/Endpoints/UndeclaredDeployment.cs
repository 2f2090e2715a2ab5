using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>FDRY1011: a client names a deployment that the account of the templates does not have.</summary>
internal sealed class UndeclaredDeployment : UndeclaredNameRule
{
    /// <summary>The diagnostic property with the name of the deployment that serves the named model.</summary>
    internal const string Deployment = nameof(Deployment);

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY1011", "Deployment is not declared",
        "No deployment is named '{0}'. The call fails with 404 DeploymentNotFound. Use a declared one: {1}.",
        RuleArea.Endpoints, RuleLevel.Likely,
        "An account serves a model under the name of its deployment, which can differ from the name of the model. "
        + "The templates declare the deployments of the account, and no deployment has this name.");

    /// <summary>A client whose parameter names a model of the service, not a deployment.</summary>
    private static readonly KnownType ModelClient = new("OpenAI.Models.OpenAIModelClient");

    /// <summary>An agent that the service runs itself, with a model of the account.</summary>
    private static readonly KnownType AgentDefinition = new("Azure.AI.Projects.Agents.DeclarativeAgentDefinition");

    public UndeclaredDeployment() : base(Descriptor) { }

    private protected override IArgumentOperation? NameIn(IOperation operation, FlowContext flow)
    {
        if (operation is IInvocationOperation { TargetMethod.Name: "CreateAgentVersion" or "CreateAgentVersionAsync" } creation)
            return ModelOfAgent(creation, flow);

        var (method, arguments) = operation.Call();
        return method is { DeclaringSyntaxReferences.IsEmpty: true }
            && (KnownTypes.ClientOf(method.ContainingType) is not null || KnownTypes.FactoryOf(method.ContainingType) is not null)
            && !ModelClient.Matches(method.ContainingType)
                ? DeploymentParameter.In(arguments)
                : null;
    }

    /// <summary>The model in the definition of an agent. One of another file may be for several projects.</summary>
    private static IArgumentOperation? ModelOfAgent(IInvocationOperation creation, FlowContext flow) =>
        HostedAgents.DefinitionIn(creation, flow) is IObjectCreationOperation definition
        && AgentDefinition.Matches(definition.Type)
        && definition.Syntax.SyntaxTree == creation.Syntax.SyntaxTree
            ? DeploymentParameter.In(definition.Arguments)
            : null;

    /// <summary>A name with a slash is that of a model of a connection.</summary>
    private protected override bool MayBeDeclared(string name) => base.MayBeDeclared(name) && !name.Contains('/');

    private protected override ImmutableArray<DeclaredName> Declared(DeclaredResources resources) =>
        ImmutableArray<DeclaredName>.CastUp(resources.Deployments);

    private protected override ImmutableDictionary<string, string?> Properties(string name, DeclaredResources resources)
    {
        var serving = resources.Deployments.Where(deployment => deployment.Model == name).ToArray();
        return base.Properties(name, resources).Add(Deployment, serving.Length == 1 ? serving[0].Name : null);
    }
}
