using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Framework;

/// <summary>
/// A rule analyzes operations and reports through this class, which applies the policy that all rules share. It runs only in
/// compilations that it <see cref="AppliesTo"/>, and never in generated code.
/// </summary>
internal abstract class FoundryRule
{
    private protected FoundryRule(DiagnosticDescriptor descriptor) => SupportedDiagnostic = descriptor;

    /// <summary>The one descriptor of the rule, made by <see cref="Rule.Create"/>.</summary>
    public DiagnosticDescriptor SupportedDiagnostic { get; }

    /// <summary>
    /// Whether the rule runs in test projects, as infos. Fakes, nulls and unguarded calls are often intended there.
    /// </summary>
    public virtual bool RunsInTestProjects => false;

    /// <summary>Whether the rule reports in unreachable code.</summary>
    public virtual bool ReportsDeadCode => false;

    /// <summary>Whether the rule can find anything in a compilation. By default, one that references a client.</summary>
    public virtual bool AppliesTo(FoundryContext foundry) => foundry.ReferencesClient;

    /// <summary>Registers the actions of the rule. Called once per compilation; only the actions may hold state.</summary>
    public abstract void Start(RuleRegistration actions, FoundryContext foundry);

    /// <summary>Reports a certain problem that C# alone proves.</summary>
    private protected void Report(OperationAnalysisContext context, SyntaxNode at, params object[] arguments) =>
        Report(context, at.GetLocation(), Evidence.InCode, arguments);

    private protected void Report(
        OperationAnalysisContext context, SyntaxNode at, Evidence evidence, params object[] arguments) =>
        Report(context, at.GetLocation(), evidence, arguments);

    /// <summary>
    /// Reports an operation. A settings value may differ where the program runs, so it makes an info. A condition may choose the
    /// client by that value, so a conditional operation is not reported.
    /// </summary>
    private protected void Report(
        OperationAnalysisContext context, Location at, Evidence evidence, params object[] arguments)
    {
        if (!IsReported(context.Operation))
            return;
        if (evidence.IsInSettings && context.Operation.IsConditional())
            return;

        Report(context.ReportDiagnostic, at, evidence, FoundryContext.For(context.Compilation, context.Options), arguments);
    }

    /// <summary>Reports an operation, from an action for a whole member.</summary>
    private protected void Report(
        OperationBlockAnalysisContext context, IOperation at, Evidence evidence, params object[] arguments)
    {
        if (IsReported(at))
        {
            var foundry = FoundryContext.For(context.Compilation, context.Options);
            Report(context.ReportDiagnostic, at.SourceSyntax().GetLocation(), evidence, foundry, arguments);
        }
    }

    /// <summary>Reports a place in a declaration.</summary>
    private protected void Report(SymbolAnalysisContext context, SyntaxNode at, Evidence evidence, params object[] arguments)
    {
        var foundry = FoundryContext.For(context.Compilation, context.Options);
        Report(context.ReportDiagnostic, at.GetLocation(), evidence, foundry, arguments);
    }

    /// <summary>Reports a place in a C# file, from an action for a whole file.</summary>
    private protected void Report(
        SemanticModelAnalysisContext context, SyntaxNode at, Evidence evidence, params object[] arguments)
    {
        var foundry = FoundryContext.For(context.SemanticModel.Compilation, context.Options);
        Report(context.ReportDiagnostic, at.GetLocation(), evidence, foundry, arguments);
    }

    /// <summary>Reports a place in an additional file.</summary>
    private protected void Report(
        AdditionalFileAnalysisContext context, Location at, Evidence evidence, params object[] arguments) =>
        Report(context.ReportDiagnostic, at, evidence, FoundryContext.For(context.Compilation, context.Options), arguments);

    private bool IsReported(IOperation operation) => ReportsDeadCode || !operation.IsDead();

    private void Report(
        Action<Diagnostic> report, Location at, Evidence evidence, FoundryContext foundry, object[] arguments)
    {
        // Not hidden, because raising the rule's severity raises hidden reports too.
        if (evidence.IsAdvice && !foundry.ShowsAdvice)
            return;

        var severity = foundry.Mode.Raise(SeverityOf(evidence, foundry));
#pragma warning disable RS0030 // The only place that may create a diagnostic.
        report(Diagnostic.Create(
            SupportedDiagnostic, at, severity, evidence.Places, WithoutSecrets(evidence.Properties), Displayed(arguments)));
#pragma warning restore RS0030
    }

    /// <summary>
    /// The arguments as people may see them. A rule shortens the user's text itself, because only the rule knows which it is.
    /// </summary>
    private static object[] Displayed(object[] arguments) =>
        arguments.Select(static argument => (object)DisplayText.Sentence(argument.ToString() ?? "")).ToArray();

    /// <summary>The properties that may be logged. A fix without its property is not offered.</summary>
    private static ImmutableDictionary<string, string?>? WithoutSecrets(ImmutableDictionary<string, string?>? properties) =>
        properties?.RemoveRange(properties
            .Where(static property => property.Value is { } value && DisplayText.HoldsSecret(value))
            .Select(static property => property.Key));

    /// <summary>The severity before the mode raises it: an uncertain report is an info at most.</summary>
    private DiagnosticSeverity SeverityOf(Evidence evidence, FoundryContext foundry)
    {
        if (evidence.IsAdvice)
            return DiagnosticSeverity.Hidden;

        var severity = SupportedDiagnostic.DefaultSeverity;
        var isCertain = evidence is { IsCertain: true, IsInSettings: false } && !foundry.IsTestProject;
        return isCertain || severity < DiagnosticSeverity.Info ? severity : DiagnosticSeverity.Info;
    }
}
