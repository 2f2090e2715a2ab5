using System.Threading;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.DataFlow;

/// <summary>What a question about a value may use: what is known of the compilation, and the token that calls the answer off.</summary>
internal readonly struct FlowContext
{
    public FlowContext(FoundryContext foundry, CancellationToken cancel) => (Foundry, Cancel) = (foundry, cancel);

    public FlowContext(OperationAnalysisContext context)
        : this(FoundryContext.For(context.Compilation, context.Options), context.CancellationToken)
    {
    }

    public FoundryContext Foundry { get; }

    public CancellationToken Cancel { get; }
}
