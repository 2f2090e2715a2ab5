using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Framework;

/// <summary>
/// A rule: it looks at one operation and reports through this class, which applies the policy that all rules share. It runs only in
/// compilations it <see cref="AppliesTo"/> and never in generated code.
/// </summary>
internal abstract class FoundryRule
{
    private protected FoundryRule(DiagnosticDescriptor descriptor) => SupportedDiagnostic = descriptor;

    /// <summary>The one descriptor of the rule, made by <see cref="Rule.Create"/>.</summary>
    public DiagnosticDescriptor SupportedDiagnostic { get; }

    /// <summary>Whether the rule runs in test projects, where fakes, nulls and unguarded calls are on purpose. It reports infos there.</summary>
    public virtual bool RunsInTestProjects => false;

    /// <summary>Whether the rule reports in code that cannot run.</summary>
    public virtual bool ReportsDeadCode => false;

    /// <summary>Whether the rule can find anything in a compilation: by default, where a client is referenced.</summary>
    public virtual bool AppliesTo(FoundryContext foundry) => foundry.ReferencesClient;

    /// <summary>Registers the actions of the rule. Called once per compilation; state lives only inside the registered actions.</summary>
    public abstract void Start(RuleRegistration actions, FoundryContext foundry);

    /// <summary>Reports something certain that C# alone proves.</summary>
    private protected void Report(OperationAnalysisContext context, SyntaxNode at, params object[] arguments) =>
        Report(context, at.GetLocation(), Evidence.InCode, arguments);

    private protected void Report(OperationAnalysisContext context, SyntaxNode at, Evidence evidence, params object[] arguments) =>
        Report(context, at.GetLocation(), evidence, arguments);

    /// <summary>
    /// Reports an operation. A value from a settings file may differ where the program runs, and a program may choose its client by it:
    /// such evidence makes an info, and nothing under a condition.
    /// </summary>
    private protected void Report(OperationAnalysisContext context, Location at, Evidence evidence, params object[] arguments)
    {
        if (IsReported(context.Operation) && !(evidence.IsInSettings && context.Operation.IsConditional()))
            context.ReportDiagnostic(Make(at, evidence, FoundryContext.For(context.Compilation, context.Options), arguments));
    }

    /// <summary>Reports an operation of a member.</summary>
    private protected void Report(OperationBlockAnalysisContext context, IOperation at, Evidence evidence, params object[] arguments)
    {
        if (IsReported(at))
        {
            var foundry = FoundryContext.For(context.Compilation, context.Options);
            context.ReportDiagnostic(Make(at.SourceSyntax().GetLocation(), evidence, foundry, arguments));
        }
    }

    /// <summary>Reports a place in a file of C# that was read as a whole.</summary>
    private protected void Report(SemanticModelAnalysisContext context, SyntaxNode at, Evidence evidence, params object[] arguments)
    {
        var foundry = FoundryContext.For(context.SemanticModel.Compilation, context.Options);
        context.ReportDiagnostic(Make(at.GetLocation(), evidence, foundry, arguments));
    }

    /// <summary>Reports a place in an additional file.</summary>
    private protected void Report(AdditionalFileAnalysisContext context, Location at, Evidence evidence, params object[] arguments) =>
        context.ReportDiagnostic(Make(at, evidence, FoundryContext.For(context.Compilation, context.Options), arguments));

    private bool IsReported(IOperation operation) => ReportsDeadCode || !operation.IsDead();

    private Diagnostic Make(Location at, Evidence evidence, FoundryContext foundry, object[] arguments)
    {
        var isCertain = evidence.IsCertain && !evidence.IsInSettings && !foundry.IsTestProject;
        var severity = isCertain ? SupportedDiagnostic.DefaultSeverity : Lowered(SupportedDiagnostic.DefaultSeverity);
#pragma warning disable RS0030 // Every report goes through here.
        return Diagnostic.Create(SupportedDiagnostic, at, severity, evidence.Places, evidence.Properties, arguments);
#pragma warning restore RS0030
    }

    /// <summary>What is not certain is an info at most.</summary>
    private static DiagnosticSeverity Lowered(DiagnosticSeverity severity) =>
        severity > DiagnosticSeverity.Info ? DiagnosticSeverity.Info : severity;
}
