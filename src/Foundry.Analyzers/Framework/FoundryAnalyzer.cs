using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Framework;

/// <summary>Some rules, as the compiler knows them.</summary>
public abstract class FoundryAnalyzer : DiagnosticAnalyzer
{
    private readonly FoundryRule[] _rules;

    private protected FoundryAnalyzer(params FoundryRule[] rules)
    {
        _rules = rules;
        SupportedDiagnostics = rules.Select(static rule => rule.SupportedDiagnostic).ToImmutableArray();
    }

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
                if (rule.AppliesTo(foundry) && (rule.RunsInTestProjects || !foundry.IsTestProject))
                    rule.Start(actions, foundry);
            }

            actions.Complete();
        });
    }
}
