using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Rules.LifeCycle;

/// <summary>FDRY6003: a member that fails with the referenced package versions.</summary>
[NoFix("The versions are in a project file.")]
internal sealed class PackageMismatch : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY6003", "Incompatible packages",
        "'{0}' {1} with {2}. {3}.",
        RuleArea.LifeCycle, RuleLevel.Certain,
        "The packages restore and compile together, but this member fails at run time. "
        + "It needs a member that the other package no longer has, or the package does not support it.");

    public PackageMismatch() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction(Analyze, OperationKind.ObjectCreation, OperationKind.Invocation);

    private void Analyze(OperationAnalysisContext context, FlowContext flow)
    {
        if (MemberFailure.Of(context.Operation, flow) is not { } failure || Retirement.Of(context.Operation, flow) is not null)
            return;

        var evidence = failure.Row.IsCertain ? Evidence.InCode : Evidence.Uncertain;
        var member = context.Operation.Call().Method!.CalledName();
        var row = failure.Row;
        Report(context, context.Operation.NameLocation(), evidence, member, row.Effect, failure.Packages, row.Remedy);
    }
}
