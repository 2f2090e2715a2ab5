using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Framework;

/// <summary>Runs several rules as one analyzer, which is cheaper for the compiler than one analyzer per rule.</summary>
public abstract class FoundryAnalyzer : DiagnosticAnalyzer
{
    private readonly FoundryRule[] _rules;

    private protected FoundryAnalyzer(params FoundryRule[] rules)
    {
        _rules = rules;
        SupportedDiagnostics = rules.Select(static rule => rule.SupportedDiagnostic).ToImmutableArray();
    }

    /// <param name="rules">The rules.</param>
    /// <param name="runs">A diagnostic made by <see cref="Rule.CreateSwitch"/>, by which a preset makes builds run them.</param>
    private protected FoundryAnalyzer(FoundryRule[] rules, DiagnosticDescriptor runs) : this(rules) =>
        SupportedDiagnostics = SupportedDiagnostics.Add(runs);

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var foundry = FoundryContext.For(start);
            var actions = new RuleRegistration(start, foundry);
            foreach (var rule in _rules)
            {
                if (!Runs(rule, foundry))
                    continue;

                actions.Rule = rule.SupportedDiagnostic.Id;
                rule.Start(actions, foundry);
            }

            actions.Complete();
        });
    }

    private static bool Runs(FoundryRule rule, FoundryContext foundry) =>
        rule.AppliesTo(foundry) && (rule.RunsInTestProjects || !foundry.IsTestProject);
}
