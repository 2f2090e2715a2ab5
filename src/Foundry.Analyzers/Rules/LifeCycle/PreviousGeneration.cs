using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Rules.LifeCycle;

/// <summary>FDRY6002: a client still works but has a successor.</summary>
[NoFix("The replacement has other calls: threads and runs become conversations and responses.")]
internal sealed class PreviousGeneration : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY6002", "Previous-generation client",
        "'{0}' belongs to a previous generation that {1}. Use {2}.",
        RuleArea.LifeCycle, RuleLevel.Likely,
        "Only the current clients get new features, and the service of the previous clients will be retired.");

    public PreviousGeneration() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction(Analyze, OperationKind.ObjectCreation, OperationKind.Invocation);

    private void Analyze(OperationAnalysisContext context, FlowContext flow)
    {
        if (ObtainedClient.Of(context.Operation) is not { IsObsolete: false } client
            || Retirement.OfPreviousGeneration(client) is not { } found)
            return;

        // A parent that is retired, or has a successor too, has its own report with its own advice.
        if (client.ReadParent(flow) is { } parent
            && (Retirement.Of(parent, flow) ?? Retirement.OfPreviousGeneration(parent)) is not null)
            return;

        var (end, replacement) = (found.Notice.End, found.Notice.Replacement);
        Report(context, context.Operation.NameLocation(), Evidence.InCode, found.Subject, end, replacement);
    }
}
