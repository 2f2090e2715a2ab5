using System.Linq;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>Finds the hosted agents that a file creates.</summary>
internal static class HostedAgents
{
    private static readonly KnownType Definition = new("Azure.AI.Projects.Agents.HostedAgentDefinition");
    private static readonly KnownType Reference = new("Azure.AI.Extensions.OpenAI.AgentReference");

    /// <summary>Whether a reference to an agent names one that the same file creates as a hosted agent.</summary>
    public static bool IsHosted(IOperation reference, FlowContext flow) =>
        NameIn(reference, flow) is { } name
        && reference.SemanticModel is { } model
        && new[] { "CreateAgentVersion", "CreateAgentVersionAsync" }
            .SelectMany(member => flow.Names.CallsIn(model.SyntaxTree, flow.Cancel)[member])
            .Select(call => model.GetOperation(call, flow.Cancel))
            .OfType<IInvocationOperation>()
            .Any(call => CreatesHosted(call, flow) && IsNameOf(name, call, flow));

    /// <summary>The name of the agent: <c>new AgentReference("name")</c>, or a text that is converted to one.</summary>
    private static IOperation? NameIn(IOperation reference, FlowContext flow)
    {
        var value = ValueResolver.Resolve(reference, flow);
        if (value is IConversionOperation { OperatorMethod: not null } conversion)
            return conversion.Operand;
        return Reference.Matches(value.Type) ? value.Call().Arguments.For("name")?.Value : null;
    }

    /// <summary>Whether a call certainly creates a version of a hosted agent.</summary>
    public static bool CreatesHosted(IInvocationOperation call, FlowContext flow) =>
        Definition.Matches(DefinitionIn(call, flow)?.Type);

    /// <summary>The definition of the agent that a call creates a version of; null if it is not known.</summary>
    public static IOperation? DefinitionIn(IInvocationOperation call, FlowContext flow) =>
        call.TargetMethod.DeclaringSyntaxReferences.IsEmpty
        && (call.Argument("options") ?? call.Argument("metadata")) is { } options
        && ValueResolver.Resolve(options, flow) is IObjectCreationOperation version
        && version.Argument("definition") is { } definition
            ? ValueResolver.Resolve(definition, flow)
            : null;

    private static bool IsNameOf(IOperation name, IInvocationOperation call, FlowContext flow)
    {
        if (ConstantFolder.Constant(name, flow) is { } text)
            return call.Argument("agentName") is { } created && ConstantFolder.Constant(created, flow) == text;

        // agent.Name, where the call returned the agent
        return ValueResolver.Resolve(name, flow) is IPropertyReferenceOperation { Property.Name: "Name", Instance: { } agent }
            && ResultOf(agent, flow)?.Syntax == call.Syntax;
    }

    private static IOperation? ResultOf(IOperation value, FlowContext flow)
    {
        IOperation? result = value;
        for (var i = 0; i < Limits.LongestChain && result is not null and not IInvocationOperation; i++)
        {
            result = ValueResolver.Resolve(result, flow) switch
            {
                IPropertyReferenceOperation { Property.Name: "Value", Instance: var response } => response,
                IConversionOperation conversion => conversion.Operand,
                IInvocationOperation call => call,
                var other => other.Awaited(),
            };
        }

        return result;
    }
}
