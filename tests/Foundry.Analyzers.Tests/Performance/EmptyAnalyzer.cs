using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Tests.Performance;

/// <summary>
/// The floor of any rule on operations: one action that does nothing, for the kinds our rules register. The compiler binds method
/// bodies for whoever asks first, and charges it to that analyzer.
/// </summary>
#pragma warning disable RS1001, RS2008 // It is handed to the compiler by hand, and never released.
public sealed class EmptyAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = new("EMPTY", "Nothing", "Nothing", "Test", DiagnosticSeverity.Hidden, isEnabledByDefault: true);

    private readonly bool _isForOperations;

    /// <param name="isForOperations">Whether it registers the action; one that does not is the floor where no client is referenced.</param>
    public EmptyAnalyzer(bool isForOperations = true) => _isForOperations = isForOperations;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (_isForOperations)
            {
                start.RegisterOperationAction(static _ => { }, OperationKind.ObjectCreation, OperationKind.Invocation, OperationKind.SimpleAssignment,
                    OperationKind.PropertyReference, OperationKind.CatchClause, OperationKind.AnonymousFunction, OperationKind.Literal);
            }
        });
    }
}
