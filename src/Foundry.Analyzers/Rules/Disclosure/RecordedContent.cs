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

namespace Foundry.Analyzers.Rules.Disclosure;

/// <summary>FDRY7001: prompts and responses are recorded in traces and logs in every environment.</summary>
internal sealed class RecordedContent : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY7001", "Prompt content is recorded",
        "'{0}' records prompts and responses, including user data, in traces or logs. Enable it only in development.",
        RuleArea.Disclosure, RuleLevel.Likely,
        "Prompts contain user input and tool results: names, documents, credentials. "
        + "Traces and logs are kept longer than the conversation, and more people read them.");

    private static readonly KnownType DiagnosticsOptions = new("Azure.Core.DiagnosticsOptions");

    public RecordedContent() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction(Analyze, OperationKind.SimpleAssignment);

    private void Analyze(OperationAnalysisContext context, FlowContext flow)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation target
            && assignment.Value.Unwrapped().ConstantValue is { HasValue: true, Value: true }
            && IsSwitch(target)
            && !EnvironmentGuard.Covers(assignment, credential: null, flow))
        {
            Report(context, assignment.Syntax, target.Property.Name);
        }
    }

    private static bool IsSwitch(IPropertyReferenceOperation target)
    {
        if (target.Property.Name == ContentRecording.OfAzureCore)
        {
            return DiagnosticsOptions.MatchesOrIsBaseOf(target.Property.ContainingType)
                && ClientError.OfClient(OptionsOf(target)?.Type) is not null;
        }

        foreach (var row in ContentRecording.Switches)
        {
            if (target.Property.Name == row.Property
                && new KnownNamespace(row.Namespace).Contains(target.Property.ContainingType))
                return true;
        }

        return false;
    }

    /// <summary>The client options whose diagnostics are set. Other clients do not record prompts.</summary>
    private static IOperation? OptionsOf(IPropertyReferenceOperation target) => target.Instance switch
    {
        // Diagnostics = { IsLoggingContentEnabled = true }
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } => InitializedOptions(target),
        IPropertyReferenceOperation diagnostics => diagnostics.Instance,
        _ => null,
    };

    private static IOperation? InitializedOptions(IPropertyReferenceOperation target)
    {
        var initializer = target.Parent?.Parent?.Parent as IMemberInitializerOperation;
        return (initializer?.InitializedMember as IPropertyReferenceOperation)?.Instance;
    }
}
