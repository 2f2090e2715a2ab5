using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers;

/// <summary>
/// A rule. It runs only in compilations that reference a Foundry, Azure OpenAI or OpenAI client, never in generated code,
/// and asks everything it wants to know of the compilation from its <see cref="FoundryContext"/>.
/// </summary>
public abstract class FoundryAnalyzer : DiagnosticAnalyzer
{
    private protected FoundryAnalyzer(DiagnosticDescriptor rule) => SupportedDiagnostics = ImmutableArray.Create(rule);

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (FoundryContext.For(start.Compilation, start.Options) is { ReferencesClient: true } foundry)
                Start(start, foundry);
        });
    }

    /// <summary>Registers the actions of the rule. Called once per compilation; must keep no state outside the registered actions.</summary>
    private protected abstract void Start(CompilationStartAnalysisContext start, FoundryContext foundry);
}
