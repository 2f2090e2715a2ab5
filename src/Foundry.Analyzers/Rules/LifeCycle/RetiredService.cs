using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Rules.LifeCycle;

/// <summary>FDRY6001: a client or feature whose service is retired or has a retirement date.</summary>
[NoFix("The replacement is another package with other calls.")]
internal sealed class RetiredService : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY6001", "Retired service",
        "'{0}' belongs to a service that {1}. Use {2}.",
        RuleArea.LifeCycle, RuleLevel.Likely,
        "Once a service is retired, every call fails. The compiler does not report it.");

    public RetiredService() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction(Analyze, OperationKind.ObjectCreation, OperationKind.Invocation);

    private void Analyze(OperationAnalysisContext context, FlowContext flow)
    {
        if (ObtainedClient.Of(context.Operation) is not { IsObsolete: false } client
            || Retirement.Of(client, flow) is not { } retirement)
            return;

        // The parent's report says it all.
        if (client.ReadParent(flow) is { } parent && Retirement.Of(parent, flow) is not null)
            return;

        var (end, replacement) = (retirement.Notice.End, retirement.Notice.Replacement);
        var evidence = new Evidence(settings: retirement.Settings);
        Report(context, context.Operation.NameLocation(), evidence, retirement.Subject, end, replacement);
    }
}
